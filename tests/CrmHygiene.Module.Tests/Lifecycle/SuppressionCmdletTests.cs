using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Lifecycle;

/// <summary>Suppressed contacts are marked, kept out, and never come back by a re-import.</summary>
public sealed class SuppressionCmdletTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list, _store;

    public SuppressionCmdletTests()
    {
        _list = _folder.Write("list.csv", "Id,Email,Opted Out,Bounce Reason\r\n1,ann@example.org,,\r\n2,bob@example.org,yes,\r\n3,cy@example.org,,550 5.1.1 user unknown\r\n4,di@example.org,,\r\n");
        _store = _folder.File("store.db");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
    }

    [Fact]
    public void Who_opted_out_or_bounced_stays_out_after_removal_undo_and_reimport()
    {
        string clean = _folder.File("clean.csv");
        _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -MaxRemovePercent 60 -AsOf 2026-11-01 -Store $args[1] -CreateStore | Export-CrmContact $args[2]", _list, _store, clean);
        _session.RunClean("Undo-CrmRun -Last -Store $args[0]", _store);

        Assert.Equal(["bob@example.org OptedOut", "cy@example.org HardBounced"], Strings("Get-CrmSuppression -Store $args[0] | ForEach-Object { \"$($_.Address) $($_.Reason)\" }", _store));
        Assert.Equal(["1 ", "2 OptedOut", "3 HardBounced", "4 "], Strings("Import-CrmContact $args[0] -Store $args[1] | ForEach-Object { \"$($_.Id) $($_.SuppressionReason)\" }", _list, _store));
    }

    [Fact]
    public void Who_is_taken_off_but_stays_suppressed_by_the_domain_is_told_so_and_a_blank_reason_is_none()
    {
        _session.RunClean("'ann@example.org', 'example.org' | Add-CrmSuppression -Store $args[0] -CreateStore", _store);

        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf("Remove-CrmSuppression ann@example.org -Reason ' ' -Store $args[0] -Confirm:$false", _store), StringComparison.Ordinal);
        Assert.Equal(["ann@example.org", "It is still suppressed (Manual): by the entry of its domain."], Strings("Remove-CrmSuppression ann@example.org -Reason 'asked again' -Store $args[0] -Confirm:$false -WarningVariable w -WarningAction SilentlyContinue | ForEach-Object Address; $w", _store));
        Assert.Equal(["True"], Strings("Test-CrmSuppression ann@example.org -Store $args[0] -Quiet", _store));
    }

    [Fact]
    public void Many_are_taken_off_at_once_and_those_who_stay_suppressed_are_counted()
    {
        _session.RunClean("'ann@example.org', 'bob@example.org', 'cy@example.net', 'example.org' | Add-CrmSuppression -Store $args[0] -CreateStore", _store);

        Assert.Equal(["ann@example.org", "bob@example.org", "cy@example.net", "2 of them are still suppressed (Manual): by the entry of their domain."], Strings("'ann@example.org', 'bob@example.org', 'cy@example.net' | Remove-CrmSuppression -Reason 'asked again' -Store $args[0] -Confirm:$false -WarningVariable w -WarningAction SilentlyContinue | ForEach-Object Address; $w", _store));
        Assert.Equal(["@example.org"], Strings("Get-CrmSuppression -Store $args[0] | ForEach-Object Address", _store));
    }

    [Fact]
    public void Any_object_that_names_an_address_is_suppressed()
    {
        _session.RunClean("[pscustomobject]@{ 'E-mail Address' = 'ann@example.org' }, @{ Email = 'bob@example.org' }, [pscustomobject]@{ Address = 'cy@example.org' } | Add-CrmSuppression -Store $args[0] -CreateStore", _store);
        Assert.Equal(["ann@example.org", "bob@example.org", "cy@example.org"], Strings("Get-CrmSuppression -Store $args[0] | ForEach-Object Address", _store));
    }

    [Fact]
    public void A_list_of_gone_companies_that_is_not_there_is_an_error()
    {
        Assert.StartsWith("FileNotFound,", _session.ErrorIdOf("Import-CrmContact $args[0] | Find-CrmStaleContact -GoneList ./gone.txt", _list), StringComparison.Ordinal);
        Assert.StartsWith("FileNotFound,", _session.ErrorIdOf("Import-CrmContact $args[0] | Find-CrmStaleContact -GoneList gone.csv", _list), StringComparison.Ordinal);
        Assert.Empty(_session.RunClean("Import-CrmContact $args[0] | Find-CrmStaleContact -GoneList 'Carlsberg A/S', 'gone.example' -Reason CompanyGone", _list));
    }

    [Fact]
    public void RejectSuppressed_rejects_visibly()
    {
        _session.RunClean("'ann@example.org', 'DI@example.org' | Add-CrmSuppression -Store $args[0] -CreateStore", _store);

        string[] ids = Strings("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed -RejectPath $args[2] | ForEach-Object Id", _list, _store, _folder.File("rejects.csv"));

        Assert.Equal(["2", "3"], ids);
        Assert.Equal(2, _session.Errors.Count);
        Assert.Contains(",2,Email,Suppressed,", File.ReadAllText(_folder.File("rejects.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData(",")]
    public void Rows_rejected_as_suppressed_are_mended_and_imported_like_others(string delimiter)
    {
        string list = _folder.Write("new.csv", "Id,Name,Email,Note\r\n1,Ann,ann@example.org,\"two\r\nlines\"\r\n007,Di,DI@example.org,=1+1\r\n3,Cy,cy@example.org,\r\n".Replace(",", delimiter, StringComparison.Ordinal));
        string rejects = _folder.File("rejects.csv");
        _session.RunClean("'ann@example.org', 'di@example.org' | Add-CrmSuppression -Store $args[0] -CreateStore", _store);
        Assert.Equal(["3"], Strings("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed -RejectPath $args[2] -LeadSource Fair | ForEach-Object Id", list, _store, rejects));
        object[] found = [.. _session.Run("Import-CrmContact $args[0] -RestoreFormula | ForEach-Object { $_ }", rejects)];
        Assert.Empty(found);
        Assert.All(_session.Errors, e => Assert.StartsWith("NotMended,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, _session.Errors.Count);

        // the field, not the row as found beside it
        string text = File.ReadAllText(rejects);
        int field = text.LastIndexOf(",DI@example.org,", StringComparison.Ordinal);
        File.WriteAllText(rejects, string.Concat(text.AsSpan(0, field), ",diana", text.AsSpan(field + ",DI".Length)));
        string[] mended = Strings("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed | ForEach-Object { \"$($_.Id)|$($_.FullName)|$($_.Email)|$($_.Notes)\" }", rejects, _store);
        Assert.Equal(["007|Di|diana@example.org|=1+1"], mended);
        Assert.StartsWith("NotMended,", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

        // whoever clears the reason says that the row is right as it is; the gate still holds
        File.WriteAllText(rejects, File.ReadAllText(rejects).Replace(",Suppressed,", ",,", StringComparison.Ordinal));
        Assert.Equal(["007"], Strings("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed | ForEach-Object Id", rejects, _store));
        Assert.StartsWith("Suppressed,", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["1", "007"], Strings("Import-CrmContact $args[0] | ForEach-Object Id", rejects));
    }

    [Fact]
    public void Export_warns_or_leaves_out()
    {
        _session.RunClean("'ann@example.org' | Add-CrmSuppression -Store $args[0] -CreateStore", _store);

        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1] -Store $args[2]", _list, _folder.File("all.csv"), _store);
        Assert.Contains(_session.Warnings, w => w.StartsWith("1 contact in", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllText(_list), File.ReadAllText(_folder.File("all.csv")));

        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1] -Store $args[2] -ExcludeSuppressed", _list, _folder.File("send.csv"), _store);
        Assert.Equal(4, File.ReadAllLines(_folder.File("send.csv")).Length);
    }

    [Fact]
    public void What_cannot_be_looked_up_fails()
    {
        Assert.StartsWith("StoreMissing,", _session.ErrorIdOf("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed", _list, _store), StringComparison.Ordinal);
        Assert.StartsWith("StoreMissing,", _session.ErrorIdOf("'a@example.org' | Test-CrmSuppression -Store $args[0]", _store), StringComparison.Ordinal);
        Assert.StartsWith("StoreMissing,", _session.ErrorIdOf("Import-CrmContact $args[0] | Export-CrmContact $args[1] -ExcludeSuppressed -Store $args[2]", _list, _folder.File("x.csv"), _store), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("x.csv")));
    }

    [Fact]
    public void A_lost_key_stops_imports_and_exports()
    {
        string policy = _folder.Write("policy.json", """{ "store": "data/crm.db", "suppression": { "hashed": true, "keyFile": "keys/s.key" } }""");
        _session.RunClean("'ann@example.org' | Add-CrmSuppression -Policy $args[0] -CreateStore", policy);
        Assert.Equal(true, _session.RunClean("Test-CrmSuppression ann@example.org -Quiet -Policy $args[0]", policy)[0].BaseObject);

        File.Delete(_folder.File("keys/s.key"));

        Assert.StartsWith("SuppressionKeyMissing,", _session.ErrorIdOf("Test-CrmSuppression ann@example.org -Policy $args[0]", policy), StringComparison.Ordinal);
        Assert.StartsWith("SuppressionKeyMissing,", _session.ErrorIdOf("Import-CrmContact $args[0] -Store $args[1]", _list, _folder.File("data/crm.db")), StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_off_needs_a_reason_and_an_entry()
    {
        _session.RunClean("'ann@example.org' | Add-CrmSuppression -Store $args[0] -CreateStore", _store);

        Assert.StartsWith("NotSuppressed,", _session.ErrorIdOf("Remove-CrmSuppression x@example.org -Reason test -Store $args[0] -Confirm:$false", _store), StringComparison.Ordinal);
        _session.RunClean("Remove-CrmSuppression ann@example.org -Reason 'new opt-in' -Store $args[0] -Confirm:$false", _store);

        Assert.Empty(_session.RunClean("Get-CrmSuppression -Store $args[0]", _store));
    }

    [Fact]
    public void Lists_go_in_and_out()
    {
        string esp = _folder.Write("suppression_bounces.csv", "status,reason,email,created\r\n5.1.1,user unknown,ann@example.org,1767312000\r\n4.2.1,deferred,bob@example.org,1767312000\r\n");

        object[] counts = _session.RunClean("$i = Import-CrmSuppression $args[0] -Store $args[1] -CreateStore; $i.Rows, $i.Added, $i.Passing; (Import-CrmSuppression $args[0] -Store $args[1]).Known", esp, _store).Select(o => o.BaseObject).ToArray();
        Assert.Equal([2L, 1L, 1L, 1L], counts);

        _session.RunClean("$null = Export-CrmSuppression $args[1] -Format SendGrid -Store $args[0]", _store, _folder.File("out.csv"));
        Assert.Equal("email\r\nann@example.org\r\n", File.ReadAllText(_folder.File("out.csv")));
    }

    [Fact]
    public void A_mail_system_gets_only_who_wants_no_mail_at_all_and_people_get_everything_back()
    {
        _session.RunClean("Add-CrmSuppression ann@example.org -Store $args[0] -CreateStore; Add-CrmSuppression bob@example.org -Channel Phone -Reason OptedOut -Store $args[0]; Add-CrmSuppression cy@example.org -Topic Offers -Reason OptedOut -Store $args[0]; Add-CrmSuppression example.com -Store $args[0]; Add-CrmSuppression '+di@example.org' -Store $args[0]", _store);

        _session.RunClean("$null = Export-CrmSuppression $args[1] -Format SendGrid -Store $args[0]", _store, _folder.File("esp.csv"));
        Assert.Equal("email\r\nann@example.org\r\n+di@example.org\r\n", File.ReadAllText(_folder.File("esp.csv")));
        Assert.Contains(_session.Warnings, w => w.StartsWith("2 entries left out: for other ways", StringComparison.Ordinal));
        _session.RunClean("$null = Export-CrmSuppression $args[1] -Format SendGrid -Topic offers -Store $args[0]", _store, _folder.File("offers.csv"));
        Assert.Contains("cy@example.org", File.ReadAllText(_folder.File("offers.csv")), StringComparison.Ordinal);

        _session.RunClean("$null = Export-CrmSuppression $args[1] -Store $args[0]", _store, _folder.File("full.csv"));
        Assert.Contains("'@example.com,", File.ReadAllText(_folder.File("full.csv")), StringComparison.Ordinal);
        string other = _folder.File("other.db");
        _session.RunClean("$null = Import-CrmSuppression $args[1] -Store $args[0] -CreateStore", other, _folder.File("full.csv"));
        const string All = "Get-CrmSuppression -Store $args[0] | ForEach-Object { \"$($_.Address) $_\" }";
        Assert.Equal(Strings(All, _store), Strings(All, other));
        Assert.Equal(["cy@example.org"], Strings("Get-CrmSuppression -Topic offers -Store $args[0] | ForEach-Object Address", other));
    }

    [Fact]
    public void An_export_tells_how_many_are_known_from_events_alone()
    {
        string events = _folder.Write("e.csv", "Email,Event,Date\r\nann@example.org,unsubscribed,2026-05-01\r\nbob@example.org,complaint,2026-05-01\r\ncy@example.org,open,2026-05-01\r\n");
        _session.RunClean("$null = Import-CrmEngagement $args[0] -Provider Shop -Store $args[1] -CreateStore; 'ann@example.org' | Add-CrmSuppression -Reason OptedOut -Store $args[1]", events, _store);

        _session.Run("Export-CrmSuppression ./out.csv -Format Mailchimp -Store $args[0]", _store);

        Assert.StartsWith("Up to 1 address whose opt-out", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        Assert.Equal(["Email Address", "ann@example.org"], File.ReadAllLines(_folder.File("out.csv")));
    }

    [Fact]
    public void Who_opted_out_in_imported_events_is_kept_out_before_anybody_acts_and_until_taken_off_with_a_reason()
    {
        string events = _folder.Write("e.csv", "Email,Event,Date,Topic,Channel\r\nann@example.org,unsubscribed,2026-05-01,,\r\ndi@example.org,unsubscribed,2026-05-01,Offers,\r\ncy@example.org,unsubscribed,2026-05-01,,phone\r\n");
        _session.RunClean("$null = Import-CrmEngagement $args[0] -Provider Shop -Store $args[1] -CreateStore", events, _store);

        Assert.Equal(["2", "3"], Strings("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed -ErrorAction SilentlyContinue | ForEach-Object Id", _list, _store));
        Assert.Equal(["2", "3", "4"], Strings("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed -Topic News -ErrorAction SilentlyContinue | ForEach-Object Id", _list, _store));
        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1] -Store $args[2] -ExcludeSuppressed -Channel Phone", _list, _folder.File("calls.csv"), _store);
        Assert.Equal(["1", "2", "4"], File.ReadAllLines(_folder.File("calls.csv")).Skip(1).Select(l => l.Split(',')[0]));
        Assert.Equal(["OptedOut (Mail, offers) events"], Strings("Test-CrmSuppression di@example.org -Store $args[0] | ForEach-Object { \"$($_.Entry) $($_.Entry.Source)\" }", _store));

        Assert.StartsWith("ReinstatedByImport,", _session.ErrorIdOf("Import-CrmEngagement $args[0] -Kind Reinstated -Store $args[1]", events, _store), StringComparison.Ordinal);
        Assert.Equal(["OptedOut (Mail)"], Strings("Remove-CrmSuppression ann@example.org -Reason 'opted in by form' -Store $args[0] -Confirm:$false | ForEach-Object { \"$_\" }", _store));
        Assert.Equal(["1", "2", "3"], Strings("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed -ErrorAction SilentlyContinue | ForEach-Object Id", _list, _store));
        Assert.Empty(Strings("Import-CrmContact $args[0] | Find-CrmStaleContact -Reason Unsubscribed -Store $args[1] | Where-Object Id -eq 1", _list, _store));
    }

    private string[] Strings(string script, params object?[] args) => [.. _session.Run(script, args).Select(o => o.ToString())];

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
