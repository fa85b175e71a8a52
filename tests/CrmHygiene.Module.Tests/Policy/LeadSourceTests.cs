using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Policy;

/// <summary>A policy that treats lead sources differently, through the cmdlets.</summary>
public sealed class LeadSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Contacts_of_a_source_kept_from_mail_are_named_and_left_out()
    {
        string policy = _folder.Write("policy.json", """{ "leadSources": [ "Web", { "name": "Bought", "send": "Never" }, { "name": "Fair", "send": "AfterConfirmation" } ] }""");
        string list = _folder.Write("list.csv", "Id,Email,Lead Source,Opt-In Date\r\n1,a@example.org,Web,\r\n2,b@example.org,Bought,2026-01-02\r\n3,c@example.org,Fair,\r\n4,d@example.org,Fair,2026-01-02\r\n");
        Assert.Equal(["2", "3"], _session.RunClean("Import-CrmContact $args[0] | Test-CrmContact -Policy $args[1] | Where-Object Rule -eq SourceNotMailable | ForEach-Object Id", list, policy).Select(o => $"{o}"));

        string store = _folder.File("s.db");
        _session.RunClean("'x@example.org' | Add-CrmSuppression -Reason OptedOut -Store $args[0] -CreateStore -Confirm:$false", store);
        _session.Run("Import-CrmContact $args[0] | Export-CrmContact $args[2] -Policy $args[1] -ExcludeSuppressed -Store $args[3] -WarningAction SilentlyContinue", list, policy, _folder.File("mail.csv"), store);
        Assert.Equal(["1", "4"], _session.RunClean("Import-CrmContact $args[0] | ForEach-Object Id", _folder.File("mail.csv")).Select(o => $"{o}"));
    }
}
