using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Completion;

/// <summary>What the Tab key offers.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Session _session = new();

    [Theory]
    [InlineData("Import-CrmContact x.csv -Profile Hub", "HubSpot")]
    [InlineData("Import-CrmContact x.csv -Encoding windows-125", "windows-1252")]
    [InlineData("Export-CrmContact x.csv -Property LastAct", "LastActivity")]
    [InlineData("Repair-CrmContact -DefaultCountry G", "GB")]
    [InlineData("Repair-CrmContact -DefaultCountry germ", "DE")]
    [InlineData("Repair-CrmContact -Rule NameC", "NameCasing")]
    [InlineData("Test-CrmContact -Rule Pla", "Placeholder")]
    [InlineData("Test-CrmPhone -DefaultCountry N", "NL")]
    [InlineData("Find-CrmStaleContact -Reason Hard", "HardBounce")]
    [InlineData("Find-CrmStaleContact -InactiveFor ", "6 months")]
    [InlineData("Find-CrmStaleContact -DueWithin '3", "3 months")]
    [InlineData("Measure-CrmStaleContact -TryInactiveFor 12", "12 months")]
    [InlineData("Measure-CrmStaleContact -By Lead", "LeadSource")]
    [InlineData("Find-CrmStaleContact -Preset h", "HubSpot")]
    [InlineData("Get-CrmReengagement -Stage Si", "Silent")]
    [InlineData("Export-CrmSuppression x.csv -Format Send", "SendGrid")]
    [InlineData("Add-CrmSuppression -Reason Opt", "OptedOut")]
    [InlineData("Test-CrmEmail -Level Syn", "Syntax")]
    public void Names_are_offered(string line, string expected)
    {
        using PowerShell shell = PowerShell.Create(_session.Runspace);

        CommandCompletion completion = CommandCompletion.CompleteInput(line, line.Length, null, shell);

        Assert.Contains(expected, completion.CompletionMatches.Select(m => m.CompletionText.Trim('\'', '"')));
    }

    public void Dispose() => _session.Dispose();
}
