using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Pipelines;

/// <summary>The ten pipelines an admin builds, end to end.</summary>
public sealed class TenPipelinesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list, _store;

    public TenPipelinesTests()
    {
        _list = _folder.Write("list.csv",
            "Id,First Name,Last Name,Email,Owner,Last Activity,Opted Out,Bounce Reason,Favourite Colour\n"
            + "1,ANN,Miller,ann@example.org,Tom,2026-10-01,,,red\n"
            + "2,BOB,Brown,bob@example.org,Tom,2026-10-01,yes,,blue\n"
            + "3,CY,Clark,cy@example.org,Eva,2026-10-01,,550 5.1.1 user unknown,red\n"
            + "4,DI,Davis,di@example.org,Eva,2024-01-01,,,green\n"
            + "5,ED,Evans,ed@example.org,,2026-09-01,,,red\n");
        _store = _folder.File("data/crm.db");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0]); 'nobody@example.net' | Add-CrmSuppression -Store $args[1] -CreateStore", _folder.Path, _store);
    }

    private string[] Strings(string script, params object?[] args) => [.. _session.RunClean(script, args).Select(o => o.ToString())];

    private string[] Ids(string file) => [.. File.ReadAllLines(_folder.File(file)).Skip(1).Select(l => l.Split(',')[0])];

    [Fact]
    public void P01_removes_for_chosen_reasons()
    {
        Assert.Equal(["1", "4", "5"], Strings("Import-CrmContact list.csv | Find-CrmStaleContact -Reason HardBounce, Unsubscribed -PassThru -AsOf 2026-11-01 | Remove-CrmStaleContact -Reason HardBounce, Unsubscribed -MaxRemovePercent 50 -AsOf 2026-11-01 -ArchivePath gone.csv -Store $args[0] | ForEach-Object Id", _store));
        Assert.Equal(["2", "3"], Ids("gone.csv"));
    }

    [Theory]
    [InlineData("Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 -Reason Inactive, HardBounce -Store $args[0] | Remove-CrmStaleContact -ArchivePath gone.csv -Store $args[0] | Export-CrmContact list.csv")]
    [InlineData("Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 -Store $args[0] | Export-CrmContact list.csv")]
    [InlineData("Import-CrmContact list.csv | Test-CrmContact | Where-Object Id -eq 5 | Repair-CrmContact -Store $args[0] | Export-CrmContact list.csv")]
    public void P01_never_writes_what_findings_brought_over_the_list_that_the_others_are_in(string script)
    {
        string before = File.ReadAllText(_list);
        Assert.StartsWith("FoundContactsOnly,", _session.ErrorIdOf(script, _store), StringComparison.Ordinal);
        Assert.Contains("-PassThru", _session.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_list));
    }

    [Fact]
    public void P01_says_that_a_new_file_has_only_what_findings_brought()
    {
        _session.Run("Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 -Reason Inactive, HardBounce -Store $args[0] | Remove-CrmStaleContact -ArchivePath gone.csv -Store $args[0] | Export-CrmContact part.csv", _store);
        Assert.Contains(_session.Warnings, w => w.Contains("1 of the 5 contacts of 'list.csv'", StringComparison.Ordinal));
        Assert.Equal(["4"], Ids("part.csv"));
    }

    [Fact]
    public void P02_refuses_to_write_a_plan_over_the_source()
    {
        string before = File.ReadAllText(_list);
        Assert.StartsWith("PlannedContacts,", _session.ErrorIdOf("Import-CrmContact list.csv | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 90 -WhatIf -Store $args[0] | Export-CrmContact list.csv", _store), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_list));
    }

    [Fact]
    public void P03_filters_by_dates_and_unknown_columns_and_leaves_for_other_cmdlets()
    {
        // What Export-Csv would write: the columns of the list, under their names.
        PSObject[] red = _session.RunClean("Import-CrmContact list.csv | Where-Object { $_.LastActivity -gt [datetime]'2026-09-15' -and $_.'Favourite Colour' -eq 'red' }");
        Assert.Equal(["1", "3"], red.Select(c => c.Properties["Id"].Value));
        Assert.All(red, c => Assert.Equal("red", c.Properties["Favourite Colour"].Value));
    }

    [Fact]
    public void P04_merges_lists_of_different_columns_and_writes_them_for_one_system()
    {
        _folder.Write("fair.csv", "Mail;Vorname;Nachname;Telefon\nann@example.org;Ann;Miller;+49 30 1234567\nzoe@example.org;Zoe;Zander;+49 30 7654321\n");
        _session.RunClean("Import-CrmContact list.csv, fair.csv | Find-CrmDuplicate -PassThru | Merge-CrmContact -ArchivePath merged.csv -Store $args[0] | Export-CrmContact hubspot.csv -Profile HubSpot -WarningAction Ignore", _store);
        string[] rows = Strings("Import-CrmContact hubspot.csv | ForEach-Object Email");
        int merged = File.Exists(_folder.File("merged.csv")) ? Ids("merged.csv").Length : 0;
        Assert.Contains("zoe@example.org", rows);
        Assert.Contains("ann@example.org", rows);
        // Rows in are rows out and those that were merged.
        Assert.Equal(7, rows.Length + merged);
    }

    [Fact]
    public void P05_checks_a_new_list_against_what_is_there()
    {
        _folder.Write("new.csv", "Id,First Name,Last Name,Email\n90,Ann,Miller,ann@example.org\n91,New,Person,new@example.org\n");
        Assert.Equal("90", Assert.Single(Strings("Import-CrmContact new.csv | Find-CrmDuplicate -Reference list.csv | ForEach-Object Id").Distinct()));
    }

    [Fact]
    public void P06_hourly_import_of_the_same_hook_folder_changes_nothing()
    {
        Directory.CreateDirectory(_folder.File("hooks"));
        _folder.Write("hooks/1.jsonl", """{"event":"bounce","email":"ann@example.org","timestamp":1790000000,"sg_event_id":"1","status":"5.1.1","reason":"550 5.1.1 no such user"}""");
        const string Find = "Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 -Store $args[0] | ForEach-Object { \"$($_.Id) $($_.Reason)\" }";
        Assert.Equal(["1"], Strings("(Import-CrmEngagement hooks -Store $args[0]).New", _store));
        string[] once = Strings(Find, _store);
        Assert.Equal(["0", "0", "0"], Strings("1..3 | ForEach-Object { (Import-CrmEngagement hooks -Store $args[0]).New }".Replace("$args[0]", "'" + _store + "'", StringComparison.Ordinal)));
        Assert.Contains("1 HardBounce", once);
        Assert.Equal(once, Strings(Find, _store));
    }

    [Fact]
    public void P07_keeps_everyone_while_DNS_is_down()
    {
        // Nothing answers on the discard port of this machine.
        Assert.Equal(["1", "2", "3", "4", "5"], Strings("Import-CrmContact list.csv | Test-CrmEmail -Level Domain -NameServer 127.0.0.1:9 -TimeoutSeconds 1 -PassThru -WarningAction Ignore -Store $args[0] | Remove-CrmStaleContact -Reason InvalidEmail -AsOf 2026-11-01 -ArchivePath gone.csv -Store $args[0] | ForEach-Object Id", _store));
        Assert.False(File.Exists(_folder.File("gone.csv")));
        // Nor do the bare verdicts remove anybody.
        Assert.Equal(5, Strings("Import-CrmContact list.csv | Test-CrmEmail -Level Domain -NameServer 127.0.0.1:9 -TimeoutSeconds 1 -WarningAction Ignore -Store $args[0] | Remove-CrmStaleContact -WarningAction Ignore -Store $args[0] | ForEach-Object Id", _store).Length);
    }

    [Fact]
    public void P08_gives_each_owner_the_findings_of_their_contacts()
    {
        // Group-Object and Export-Csv read these properties of a finding; the engine here has neither cmdlet.
        IEnumerable<(string Owner, string Id)> found = _session.RunClean("Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 -Store $args[0]", _store)
            .Select(f => ((string)f.Properties["Owner"].Value, (string)f.Properties["Id"].Value));
        Assert.Equal([("Tom", "2"), ("Eva", "3"), ("Eva", "4")], found);
        foreach (string owner in new[] { "Tom", "Eva" })
            _session.RunClean("Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 -Store $args[0] -PassThru | Where-Object { $_.Owner -eq $args[1] } | Export-CrmContact stale-$($args[1]).csv".Replace("$args[1]", $"'{owner}'", StringComparison.Ordinal), _store);
        Assert.Equal(["2"], Ids("stale-Tom.csv").Intersect(["2", "3", "4"]));
        Assert.Equal(["3", "4"], Ids("stale-Eva.csv").Intersect(["2", "3", "4"]));
    }

    [Fact]
    public void P09_who_was_erased_stays_gone_after_undo_and_reimport()
    {
        _session.RunClean("Import-CrmContact list.csv | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 80 -ArchivePath gone.csv -Store $args[0] | Export-CrmContact clean.csv", _store);
        _session.RunClean("$null = Remove-CrmPersonalData bob@example.org -Store $args[0] -Confirm:$false -WarningAction Ignore; $null = Undo-CrmRun -Last -Store $args[0] -WarningAction Ignore", _store);
        Assert.DoesNotContain("bob@example.org", File.ReadAllText(_folder.File("clean.csv")), StringComparison.Ordinal);
        string[] back = [.. _session.Run("Import-CrmContact list.csv -Store $args[0] -RejectSuppressed -ErrorAction SilentlyContinue | ForEach-Object Email", _store).Select(o => o.ToString())];
        Assert.DoesNotContain("bob@example.org", back);
    }

    [Fact]
    public void P10_applies_a_plan_that_was_edited_under_WhatIf()
    {
        _session.RunClean("$null = Import-CrmContact list.csv | Repair-CrmContact -PlanPath plan.csv -Store $args[0]", _store);
        string plan = _folder.File("plan.csv");
        File.WriteAllLines(plan, File.ReadAllLines(plan).Where(l => !l.Contains(",Ed,", StringComparison.Ordinal)).Select(l => l.Replace(",Ann,", ",Anna,", StringComparison.Ordinal)));
        Assert.Equal(["Anna True", "Bob True", "Cy True", "Di True", "ED True"], Strings("Import-CrmContact list.csv | Invoke-CrmChangeSet plan.csv -WhatIf -Store $args[0] | ForEach-Object { \"$($_.FirstName) $($_.IsPlanned)\" }", _store));
        Assert.Contains("1,ANN,", File.ReadAllText(_list), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
