using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Standards;

/// <summary>Test-CrmContact in a pipeline.</summary>
public sealed class TestContactTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list;

    public TestContactTests() => _list = _folder.Write("list.csv", "Id,First Name,Last Name,Email,Phone\r\n1,Ann,Lee,ann@brightwater.example.com,\r\n2,test,asdf,bob@brightwater.example.com,\r\n3,Cy,,,\r\n");

    [Fact]
    public void Findings_name_rule_field_and_contact()
    {
        (string Id, string Rule, string Field)[] findings = [.. _session.RunClean("Import-CrmContact $args[0] | Test-CrmContact -Required Email, LastName", _list).Select(f => (Text(f, "Id"), Text(f, "Rule"), Text(f, "Field")))];

        Assert.DoesNotContain(findings, f => f.Id == "1");
        Assert.Contains(findings, f => f.Id == "2" && f.Rule == "Placeholder");
        Assert.Equal(["Email", "LastName"], findings.Where(f => f.Id == "3" && f.Rule == "MissingRequired").Select(f => f.Field).Order());
    }

    [Fact]
    public void PassThru_emits_every_contact_in_order_with_its_findings()
    {
        object[] values = [.. _session.RunClean("Import-CrmContact $args[0] | Test-CrmContact -Required LastName -Rule MissingRequired -PassThru | ForEach-Object { $_.Id; @($_.Findings).Count }", _list).Select(v => v.BaseObject)];

        Assert.Equal(["1", 0, "2", 0, "3", 1], values);
    }

    [Fact]
    public void Quiet_answers_per_contact() =>
        Assert.Equal([true, true, false], _session.RunClean("Import-CrmContact $args[0] | Test-CrmContact -Required LastName -Quiet", _list).Select(v => (bool)v.BaseObject));

    private static string Text(System.Management.Automation.PSObject finding, string name) => finding.Properties[name].Value.ToString()!;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
