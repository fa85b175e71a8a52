using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Policies;

/// <summary>The policy cmdlets in the real engine.</summary>
public sealed class PolicyCmdletTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();

    [Fact]
    public void A_new_policy_is_one_and_is_never_overwritten_unasked()
    {
        string path = _folder.File("policy.json");

        Assert.Equal(true, Assert.Single(_session.RunClean("New-CrmPolicy $args[0] -Name Sales -DefaultCountry de | Test-CrmPolicy -Quiet", path)).BaseObject);
        Assert.StartsWith("FileExists,", _session.ErrorIdOf("New-CrmPolicy $args[0]", path), StringComparison.Ordinal);
        Assert.NotEmpty(_session.RunClean("New-CrmPolicy $args[0] -Force", path));
        Assert.Empty(_session.RunClean("New-CrmPolicy $args[0] -WhatIf", _folder.File("other.json")));
        Assert.False(File.Exists(_folder.File("other.json")));
    }

    [Fact]
    public void Mistakes_are_told_with_line_and_key()
    {
        string path = _folder.Write("policy.json", "{\n  \"stle\": {},\n  \"limits\": { \"maxRemovePercent\": 200 }\n}");

        string[] findings = _session.RunClean("Test-CrmPolicy $args[0] | Where-Object Severity -eq Error | ForEach-Object { \"$($_.Line) $($_.Key)\" }", path).Select(o => (string)o.BaseObject).ToArray();

        Assert.Equal(["2 stle", "3 limits.maxRemovePercent"], findings);
        Assert.Equal(false, Assert.Single(_session.RunClean("Test-CrmPolicy $args[0] -Quiet", path)).BaseObject);
    }

    [Fact]
    public void The_guide_and_the_template_follow_the_policy_and_repair_writes_its_values()
    {
        string policy = _folder.Write("policy.json", "{ \"name\": \"Sales\", \"fields\": { \"LeadSource\": { \"purpose\": \"To learn\", \"values\": [\"Fair\"], \"synonyms\": { \"Messe\": \"Fair\" } } } }");
        string list = _folder.Write("list.csv", "Email,Lead Source\r\na@example.org,messe\r\n");

        _session.RunClean("Export-CrmGuide $args[0] -Policy $args[1]", _folder.File("guide.html"), policy);
        _session.RunClean("New-CrmImportTemplate $args[0] -Policy $args[1]", _folder.File("template.csv"), policy);

        Assert.Contains("<td>To learn</td>", File.ReadAllText(_folder.File("guide.html")), StringComparison.Ordinal);
        Assert.Contains("LeadSource", File.ReadAllText(_folder.File("template.csv")), StringComparison.Ordinal);
        Assert.Equal("Fair", Assert.Single(_session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -Policy $args[1] | ForEach-Object LeadSource", list, policy)).BaseObject);
        Assert.Equal("ValueNotAllowed", Assert.Single(_session.RunClean("@{ Email = 'a@mail.test'; LeadSource = 'Web' } | Test-CrmContact -Policy $args[0] -Rule ValueNotAllowed | ForEach-Object Rule", policy)).BaseObject);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
