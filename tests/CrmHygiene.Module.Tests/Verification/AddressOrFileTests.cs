using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Verification;

/// <summary>What is easily mistaken on a command line is told.</summary>
public sealed class AddressOrFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();

    [Fact]
    public void The_name_of_a_file_is_judged_as_an_address_with_a_hint()
    {
        string list = _folder.Write("list.csv", "Id,Email\n1,a@example.org\n");

        Assert.Equal("Invalid", _session.RunClean("$args[0] | Test-CrmEmail -Level Syntax", list)[0].Properties["Verdict"].Value.ToString());
        Assert.Contains("Import-CrmContact", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        _session.RunClean("'nobody', 'a@example.org', 'http://[::', ('x' * 5000) | Test-CrmEmail -Level Syntax");
        Assert.Empty(_session.Warnings);
    }

    [Theory]
    [InlineData("Get-CrmRun -Store $args[0]", false)]
    [InlineData("Get-CrmSuppression -Store $args[0]", false)]
    [InlineData("'a@example.org' | Add-CrmSuppression -Store $args[0] -Reason OptedOut", true)]
    public void A_missing_store_is_offered_only_where_the_cmdlet_can_make_it(string script, bool offered)
    {
        Assert.Equal("StoreMissing", _session.ErrorIdOf(script, _folder.File("none.db")).Split(',')[0]);
        Exception error = Record.Exception(() => _session.Run("$ErrorActionPreference = 'Stop'\n" + script, _folder.File("none.db")))!;
        Assert.Equal(offered, error.Message.Contains("-CreateStore", StringComparison.Ordinal));
        Assert.Contains("none.db", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
