using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Lifecycle;

/// <summary>Bounces and engagement come in, count once, and staleness is judged by them.</summary>
public sealed class EventCmdletTests : IDisposable
{
    private const string Bounce = "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: bounce+ann=example.org@ours.example\r\nSubject: failure notice\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n\r\nHi. This is the qmail-send program at mx.example.\r\n\r\n<ann@example.org>:\r\n550 5.1.1 no such user\r\n";

    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _store;

    public EventCmdletTests()
    {
        _store = _folder.File("store.db");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
    }

    [Fact]
    public void A_bounce_that_the_return_path_proves_removes_and_another_does_not()
    {
        _folder.Write("a.eml", Bounce);
        string list = _folder.Write("list.csv", "Id,Email\r\n1,ann@example.org\r\n2,bob@example.org\r\n");

        Assert.Equal(["ann@example.org HardBounce UserUnknown 5.1.1 None"], Strings("Import-CrmBounce ./a.eml -Store $args[0] -CreateStore | ForEach-Object { \"$($_.Email) $($_.Kind) $($_.Reason) $($_.Status) $($_.Proof)\" }", _store));
        Assert.Equal(["1 HardBounce Review"], Stale(list));

        _folder.Write("b.eml", Bounce.Replace("2 Nov", "3 Nov", StringComparison.Ordinal));
        Assert.Equal(["Verp"], Strings("Import-CrmBounce ./b.eml -ReturnDomain ours.example -Store $args[0] | ForEach-Object Proof", _store));
        Assert.Equal(["1 HardBounce Remove"], Stale(list));
    }

    [Fact]
    public void Loading_a_folder_twice_changes_nothing_and_rejects_are_visible()
    {
        string hook = _folder.File("hook");
        Directory.CreateDirectory(hook);
        File.WriteAllText(Path.Combine(hook, "e.jsonl"), "{\"event\":\"delivered\",\"email\":\"ann@example.org\",\"timestamp\":1790000000,\"sg_event_id\":\"1\"}\nnonsense\n");
        File.WriteAllText(Path.Combine(hook, "a.eml"), Bounce);

        string counts = "Import-CrmEngagement ./hook -Store $args[0] -CreateStore -RejectPath $args[1] -ErrorAction SilentlyContinue | ForEach-Object { \"$($_.Read) $($_.New) $($_.Known) $($_.Rejected)\" }";
        Assert.Equal(["3 2 0 1"], Strings(counts, _store, _folder.File("r1.csv")));
        Assert.Equal(["3 0 2 1"], Strings(counts, _store, _folder.File("r2.csv")));
        Assert.Contains("e.jsonl,2,,NotUnderstood,", File.ReadAllText(_folder.File("r1.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_opt_out_counts_however_the_export_writes_person_id_and_day()
    {
        _folder.Write("crm.csv", "Record ID,Contact email,Activity type,Activity date\r\n7,\"Lee, Cy <cy@example.org>\",Unsubscribed,03/04/2024\r\n7,\"Lee, Cy <cy@example.org>\",Subscribed,03/04/2025\r\n7,\"Lee, Cy <cy@example.org>\",Unsubscribed,03/04/2026\r\n8,dee@bücher.example,Unsubscribed,04/03/2026\r\n");

        Assert.Equal(["0 4"], Strings("Import-CrmEngagement ./crm.csv -Store $args[0] -CreateStore -ErrorAction SilentlyContinue | ForEach-Object { \"$($_.New) $($_.Rejected)\" }", _store));
        Assert.Equal(["4 0"], Strings("Import-CrmEngagement ./crm.csv -Store $args[0] -DateOrder DayFirst | ForEach-Object { \"$($_.New) $($_.Rejected)\" }", _store));
        Assert.Equal(["2026-04-03", "2026-03-04"], Strings("Test-CrmSuppression cy@example.org, dee@xn--bcher-kva.example -Store $args[0] | ForEach-Object { $_.Date.ToString('yyyy-MM-dd') }", _store));
    }

    [Fact]
    public void Whoever_asks_with_a_longer_wait_keeps_contacts_for_it()
    {
        string list = _folder.Write("silent.csv", "Id,Email,Last activity date,Consent basis\r\n1,ann@example.org,2025-01-01,contract\r\n");
        const string ask = "Import-CrmContact $args[0] | New-CrmReengagement ./ask -From n@example.com -PostalAddress 'Main St' -UnsubscribeUri 'https://x.example/{{Token}}' -SkipBlocklistCheck -CreateStore -Store $args[1] -MessageCount 1 -WaitDays 90 -AsOf 2026-01-01";
        const string left = "(Import-CrmContact $args[0] | Remove-CrmStaleContact -Store $args[1] -AsOf $args[2] -ArchivePath $args[3] -MaxRemovePercent 100 -MaxRemoveWeekPercent 100 | ForEach-Object Id) -join ','";

        Assert.Empty(_session.RunClean(ask + " -WhatIf", list, _store));
        Assert.False(Directory.Exists(_folder.File("ask")));
        Assert.Single(_session.RunClean(ask, list, _store));
        Assert.Equal(["1"], Strings(left, list, _store, "2026-03-31", _folder.File("a1.csv")));
        Assert.Equal([""], Strings(left, list, _store, "2026-04-02", _folder.File("a2.csv")));
    }

    [Fact]
    public void Nobody_to_ask_and_WhatIf_write_no_file()
    {
        string list = _folder.Write("busy.csv", "Id,Email,Last activity date,Consent basis\r\n1,ann@example.org,2025-12-31,contract\r\n");
        Assert.Empty(_session.RunClean("Import-CrmContact $args[0] | New-CrmReengagement ./none -From n@example.com -PostalAddress 'Main St' -UnsubscribeUri 'https://x.example/{{Token}}' -SkipBlocklistCheck -CreateStore -Store $args[1] -AsOf 2026-01-01 -WhatIf", list, _store));
        Assert.False(Directory.Exists(_folder.File("none")));
    }

    [Fact]
    public void A_search_that_names_no_store_judges_by_the_one_its_pipeline_names()
    {
        string list = _folder.Write("two.csv", "Id,Email\r\n1,ann@example.org\r\n2,bob@example.org\r\n");
        string events = _folder.Write("gone.csv", "email,event,date\r\nann@example.org,unsubscribed,2026-05-01\r\n");
        _session.RunClean("$null = Import-CrmEngagement $args[0] -Store $args[1] -CreateStore", events, _store);

        Assert.Equal(["ann@example.org"], Strings("$null = Import-CrmContact $args[0] | Find-CrmStaleContact -AsOf 2026-11-01 | Remove-CrmStaleContact -Store $args[1] -MaxRemovePercent 60 -MaxRemoveWeekPercent 60 -ArchivePath $args[2]; Get-CrmSuppression -Store $args[1] | ForEach-Object Address", list, _store, _folder.File("archive.csv")));
    }

    [Fact]
    public void Rejected_rows_are_mended_in_their_file_and_imported_again()
    {
        string events = _folder.Write("odd.csv", "Email,Event,Date,Note\r\n=ann@example.org,teleported,2026-05-01,\"a, b\"\r\nbob@example.org,open,2026-05-02,\r\n");
        string rejects = _folder.File("odd-rejects.csv"), store = _folder.File("odd.db");
        _session.Run("$null = Import-CrmEngagement $args[0] -RejectPath $args[1] -Store $args[2] -CreateStore", events, rejects, store);
        string text = File.ReadAllText(rejects);
        Assert.Contains(",'=ann@example.org,teleported,2026-05-01,\"a, b\"", text, StringComparison.Ordinal);

        File.WriteAllText(rejects, text.Replace("teleported", "click", StringComparison.Ordinal));
        Assert.Equal("1 1 0 Clicked", _session.RunClean("$i = Import-CrmEngagement $args[0] -Store $args[1]; \"$($i.Read) $($i.New) $($i.Rejected) $($i.Kinds.Keys)\"", rejects, store)[0].ToString());

        Assert.Contains("Reject", Strings("Find-CrmPersonalData =ann@example.org -Store $args[0] | ForEach-Object Kind", store));

        string lines = _folder.Write("odd.jsonl", "{\"event\":\"teleported\",\"email\":\"cy@example.org\"}\nnot json\n{\"event\":\"open\",\"email\":\"cy@example.org\"}\n");
        _session.Run("$null = Import-CrmEngagement $args[0] -RejectPath $args[1] -Store $args[2]", lines, rejects, store);
        Assert.Contains("teleported", File.ReadAllText(rejects), StringComparison.Ordinal);
        Assert.Contains("not json", File.ReadAllText(rejects), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_gives_the_events_and_remembers_nothing()
    {
        _folder.Write("a.eml", Bounce);
        Assert.Single(_session.RunClean("Import-CrmBounce ./a.eml -Store $args[0] -CreateStore -WhatIf", _store));
        Assert.False(File.Exists(_store));
    }

    [Fact]
    public void A_store_that_is_named_has_to_be_there()
    {
        _folder.Write("a.eml", Bounce);
        Assert.StartsWith("StoreMissing,", _session.ErrorIdOf("Import-CrmBounce ./a.eml -Store $args[0]", _store), StringComparison.Ordinal);
        Assert.StartsWith("FileNotFound,", _session.ErrorIdOf("Import-CrmBounce ./nothing.eml -Store $args[0] -CreateStore", _store), StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_of_any_csv_hold_a_contact()
    {
        _folder.Write("orders.csv", "Wer;Am;Nr\r\nann@example.org;2026-10-01;7\r\n");
        string list = _folder.Write("list.csv", "Id,Email,Last Activity,Opted Out\r\n1,ann@example.org,2024-01-01,\r\n2,bob@example.org,2024-01-01,\r\n");
        _session.RunClean("Import-CrmEngagement ./orders.csv -Kind Purchase -Map @{ Wer = 'Email'; Am = 'Time'; Nr = 'EventId' } -Store $args[0] -CreateStore", _store);
        Assert.Equal(["2 Inactive Archive"], Stale(list));
    }

    [Fact]
    public void Thresholds_can_be_tried()
    {
        string list = _folder.Write("list.csv", "Id,Email,Last Activity,Lead Source\r\n1,ann@example.org,2026-03-01,Web\r\n2,bob@example.org,2024-01-01,Fair\r\n");
        Assert.Equal(["Inactive for 6 months 2", "Inactive for 12 months 1"], Strings("Import-CrmContact $args[0] | Measure-CrmStaleContact -AsOf 2026-11-23 -TryInactiveFor '6 months', '12 months' -TryUnopenedSendCount @() | Where-Object Threshold -like 'Inactive*' | ForEach-Object { \"$($_.Threshold) $($_.Lost)\" }", list));
    }

    [Fact]
    public void Rates_are_told_by_lead_source_and_due_retention_ahead()
    {
        _folder.Write("sent.csv", "email,event,timestamp,reason\r\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"p{i}@example.org,{(i <= 6 ? "hard_bounce,2026-10-01,550 5.1.1 user unknown" : "delivered,2026-10-01,")}\r\n")));
        string list = _folder.Write("list.csv", "Id,Email,Last Activity,Lead Source,Consent Basis\r\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"{i},p{i}@example.org,2025-01-15,Fair,consent\r\n")));
        _session.RunClean("$null = Import-CrmEngagement ./sent.csv -Store $args[0] -CreateStore", _store);

        Assert.Equal(["Fair 60 6 Alarm"], Strings("(Import-CrmContact $args[0] | Measure-CrmStaleContact -AsOf 2026-11-23 -Store $args[1])[0].Rates | Where-Object Scope -eq LeadSource | ForEach-Object { \"$($_.Name) $($_.Mails) $($_.HardBounces) $($_.Level)\" }", list, _store));
        Assert.Contains(_session.Warnings, w => w.StartsWith("Alarm: LeadSource 'Fair'", StringComparison.Ordinal));

        string policy = _folder.Write("policy.json", "{ \"staleness\": { \"retention\": [ { \"basis\": \"consent\", \"months\": 24, \"action\": \"Remove\" } ] } }");
        const string due = "Import-CrmContact $args[0] | Find-CrmStaleContact -Policy $args[1] -Store $args[2] -AsOf 2026-11-23 -Reason RetentionDue";
        Assert.Empty(Strings(due, list, policy, _store));
        Assert.Equal(["Review 2027-01-15"], Strings(due + " -DueWithin '3 months' | ForEach-Object { \"$($_.Action) $($_.Date.ToString('yyyy-MM-dd'))\" }", list, policy, _store)[..1]);
    }

    [Fact]
    public void A_round_of_reengagement_is_written_once_and_its_stage_shows()
    {
        string list = _folder.Write("list.csv", "Id,Email,Last Activity,Consent Basis\r\n1,ann@example.org,2024-01-01,contract\r\n2,bob@example.org,2024-01-01,\r\n");
        const string ask = "Import-CrmContact $args[0] | New-CrmReengagement ./ask -From news@ours.example -PostalAddress 'Street 1' -UnsubscribeUri 'https://ours.example/u/{{Token}}' -AsOf $args[2] -Store $args[1] -CreateStore";
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf(ask + " -Blocklist @()", list, _store, "2026-11-01"), StringComparison.Ordinal);
        Assert.StartsWith("SenderIsListed,", _session.ErrorIdOf(ask + " -Blocklist ([pscustomobject]@{ Sender = '192.0.2.1'; Listed = $true })", list, _store, "2026-11-01"), StringComparison.Ordinal);
        Assert.StartsWith("SenderIsListed,", _session.ErrorIdOf(ask + " -Blocklist ([pscustomobject]@{ Sender = '192.0.2.1'; Listed = 'True' })", list, _store, "2026-11-01"), StringComparison.Ordinal);
        Assert.StartsWith("SenderNotChecked,", _session.ErrorIdOf(ask + " -Blocklist ([pscustomobject]@{ Sender = '192.0.2.1'; Listed = $false; Answered = $false })", list, _store, "2026-11-01"), StringComparison.Ordinal);
        // What says nothing about a sender is no clean bill.
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf(ask + " -Blocklist ([pscustomobject]@{ Sender = '192.0.2.1' })", list, _store, "2026-11-01"), StringComparison.Ordinal);
        Assert.Equal(["1 0"], Strings(ask + " -SkipBlocklistCheck | ForEach-Object { \"$($_.Selected) $($_.Waiting)\" }", list, _store, "2026-11-01"));
        Assert.Equal(["0 1"], Strings(ask + " -SkipBlocklistCheck | ForEach-Object { \"$($_.Selected) $($_.Waiting)\" }", list, _store, "2026-11-02"));
        Assert.Equal(["1 Due", "2 Excluded"], Strings("Import-CrmContact $args[0] | Get-CrmReengagement -AsOf 2026-11-20 -Store $args[1] | ForEach-Object { \"$($_.Id) $($_.Stage)\" }", list, _store));
        Assert.True(File.Exists(_folder.File(Path.Combine("ask", "message-2.eml"))));
    }

    private string[] Stale(string list) => Strings("Import-CrmContact $args[0] | Find-CrmStaleContact -AsOf 2026-11-23 -Store $args[1] | ForEach-Object { \"$($_.Id) $($_.Reason) $($_.Action)\" }", list, _store);

    [Fact]
    public void Who_may_not_be_asked_is_counted_with_the_way_out()
    {
        string list = _folder.Write("silent.csv", "Id,Email,Last Activity,Consent Basis\r\n1,a@example.org,2025-01-01,\r\n2,b@example.org,2025-01-01,contract\r\n3,c@example.org,2026-10-01,contract\r\n");

        object[] removed = Strings("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -WarningVariable w -WarningAction SilentlyContinue | ForEach-Object Id; $w", list);
        Assert.Equal(["1", "2", "3"], removed.Take(3));
        Assert.Contains("1 inactive contact stays, since nobody may ask them once more: No lawful basis is on record (1).", (string)Assert.Single(removed.Skip(3)), StringComparison.Ordinal);

        string[] asked = Strings("Import-CrmContact $args[0] | New-CrmReengagement $args[1] -AsOf 2026-11-01 -From n@ours.example -PostalAddress 'Street 1' -UnsubscribeUri 'https://ours.example/u/{{Token}}' -SkipBlocklistCheck -Store $args[2] -CreateStore -WarningVariable w -WarningAction SilentlyContinue | ForEach-Object Selected; $w", list, _folder.File("ask"), _folder.File("asked.db"));
        Assert.Equal("1", asked[0]);
        Assert.StartsWith("Silent, but may not be asked: No lawful basis is on record (1).", Assert.Single(asked.Skip(1)), StringComparison.Ordinal);

        // The way out takes those alone.
        Assert.Equal(["1"], Strings("$f = Import-CrmContact $args[0] | Find-CrmStaleContact -AsOf 2026-11-01 | Where-Object AskObstacle; $null = $f | Remove-CrmStaleContact -SkipReengagement -MaxRemovePercent 60 -ArchivePath $args[1] -InformationAction SilentlyContinue; Import-CrmContact $args[1] | ForEach-Object Id", list, _folder.File("stuck.csv")));
    }

    private string[] Strings(string script, params object?[] args) => [.. _session.Run(script, args).Select(o => o.ToString())];

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
