using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Runs;

/// <summary>All cmdlets of one pipeline are one run, and a run can be taken back.</summary>
public sealed class RunTests : IDisposable
{
    private const string Clean = "Import-CrmContact $args[0] | Repair-CrmContact -Store $args[2] -CreateStore | Find-CrmDuplicate -PassThru | Merge-CrmContact | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 60 -SkipReengagement | Export-CrmContact $args[1]";

    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list, _clean, _store;

    public RunTests()
    {
        _list = Path.Combine(Repository.Root, "examples", "data", "contacts.csv");
        _clean = _folder.File("clean.csv");
        _store = _folder.File("store.db");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
    }

    [Fact]
    public void A_pipeline_is_one_run_and_undo_restores_the_plain_export()
    {
        string plain = _folder.File("plain.csv");
        _session.Run("Import-CrmContact $args[0] | Export-CrmContact $args[1]", _list, plain);
        _session.Run(Clean, _list, _clean, _store);
        Assert.NotEqual(File.ReadAllText(plain), File.ReadAllText(_clean));

        object[] run = _session.RunClean("""
            $runs = @(Get-CrmRun -Store $args[0])
            $runs.Count, "$($runs[0].State)", ($runs[0].Merged -gt 0), ($runs[0].Removed -gt 0), ($runs[0].Changed -gt 0), $runs[0].Sources[0], $runs[0].Files[0], $runs[0].Command
            """, _store).Select(o => o.BaseObject).ToArray();
        Assert.Equal([1, "Done", true, true, true, _list, _clean], run[..7]);
        Assert.Equal("Import-CrmContact -Path | Repair-CrmContact -CreateStore -Store | Merge-CrmContact | Remove-CrmStaleContact -AsOf -MaxRemovePercent -SkipReengagement | Export-CrmContact -Path",
            ((string)run[7]).Replace(" | Find-CrmDuplicate -PassThru", "", StringComparison.Ordinal));

        object[] undo = _session.RunClean("$u = Undo-CrmRun -Last -Store $args[0]; $u.Path, $u.Drift.Count, $u.UndoRunId; (Get-CrmRun 1 -Store $args[0]).State; $u.Drift | ForEach-Object { $_.Reason, $_.Field, $_.ContactId }", _store).Select(o => o.BaseObject).ToArray();

        Assert.Equal([_clean, 1, 2L], undo[..3]);
        Assert.Equal("Undone", undo[3].ToString());
        // One of a merged pair had opted out: that stays on both, and is all that differs.
        Assert.Equal(["Restriction", "OptedOut"], undo[4..6]);
        string[] before = File.ReadAllLines(plain), after = File.ReadAllLines(_clean);
        string differs = Assert.Single(after.Except(before));
        Assert.StartsWith((string)undo[6], differs, StringComparison.Ordinal);
        Assert.Equal(before.Select(l => l.Split(',')[0]), after.Select(l => l.Split(',')[0]));
    }

    [Fact]
    public void What_scripts_change_between_the_cmdlets_is_in_the_run_and_goes_back_with_it()
    {
        string list = _folder.Write("own.csv", "Id,First Name,Email,Phone\r\n1,ANN,ann@example.org,\r\n2,Bob,bob@example.org,1\r\n3,Cy,cy@example.org,2\r\n");
        _session.RunClean("Import-CrmContact $args[0] | ForEach-Object { if ($_.Id -ne '3') { $_.Phone = '+12125550101' }; $_ } | Repair-CrmContact -Store $args[2] -CreateStore | ForEach-Object { if ($_.Id -ne '1') { $_.FirstName += '-Lee' }; $_ } | Export-CrmContact $args[1]", list, _clean, _store);

        Assert.Equal("Id,First Name,Email,Phone\r\n1,Ann,ann@example.org,+12125550101\r\n2,Bob-Lee,bob@example.org,+12125550101\r\n3,Cy-Lee,cy@example.org,2\r\n", File.ReadAllText(_clean));
        Assert.Equal(["3", "5"], _session.RunClean("$run = Get-CrmRun -Last -Store $args[0]; \"$($run.Changed)\", \"$($run.Changes)\"", _store).Select(o => (string)o.BaseObject));
        Assert.Empty(_session.RunClean("(Undo-CrmRun -Last -Store $args[0]).Drift", _store));
        Assert.Equal(File.ReadAllText(list), File.ReadAllText(_clean));
    }

    [Fact]
    public void Scripts_alone_make_no_run()
    {
        string list = _folder.Write("own.csv", "Id,Phone\r\n1,1\r\n");
        _session.RunClean("Add-CrmSuppression nobody@example.net -Store $args[2] -CreateStore; Import-CrmContact $args[0] -Store $args[2] | ForEach-Object { $_.Phone = '2'; $_ } | Export-CrmContact $args[1] -Store $args[2]", list, _clean, _store);
        Assert.Empty(_session.RunClean("Get-CrmRun -Store $args[0]", _store));
    }

    [Fact]
    public void An_undo_can_be_taken_back()
    {
        _session.Run(Clean, _list, _clean, _store);
        string[] cleaned = File.ReadAllLines(_clean);

        _session.RunClean("$null = Undo-CrmRun -Last -Store $args[0]; Undo-CrmRun 2 -Store $args[0]", _store);

        // A merged contact had moved to its first member's place, and now stands at its own.
        Assert.Equal(cleaned.Order(), File.ReadAllLines(_clean).Order());
    }

    [Fact]
    public void What_was_edited_since_is_named_and_left_alone()
    {
        string list = _folder.Write("list.csv", "Id,First Name,Email\r\n1,ANN,ann@example.org\r\n2,BOB,bob@example.org\r\n");
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -Store $args[2] -CreateStore | Export-CrmContact $args[1]", list, _clean, _store);
        File.WriteAllText(_clean, File.ReadAllText(_clean).Replace("Bob", "Robert", StringComparison.Ordinal));

        object[] undo = _session.RunClean("$u = Undo-CrmRun -Last -Store $args[0]; $u.Fields; $u.Drift | ForEach-Object { $_.ContactId, $_.Field, $_.Reason }", _store).Select(o => o.BaseObject).ToArray();

        Assert.Equal([1L, "2", "FirstName", "Edited"], undo);
        Assert.Equal("Id,First Name,Email\r\n1,ANN,ann@example.org\r\n2,Robert,bob@example.org\r\n", File.ReadAllText(_clean));
        Assert.NotEmpty(_session.Warnings);
    }

    [Fact]
    public void One_contact_can_be_taken_back()
    {
        string list = _folder.Write("list.csv", "Id,First Name,Email,Bounce Reason\r\n1,Ann,ann@example.org,550 5.1.1 user unknown\r\n2,Bob,bob@example.org,550 5.1.1 user unknown\r\n3,Cy,cy@example.org,\r\n");
        _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -Store $args[2] -CreateStore -MaxRemovePercent 90 -AsOf 2026-11-01 | Export-CrmContact $args[1]", list, _clean, _store);
        Assert.Equal(2, File.ReadAllLines(_clean).Length);

        _session.RunClean("'bob@example.org' | Restore-CrmContact -Store $args[0]", _store);

        Assert.Equal(["Id,First Name,Email,Bounce Reason", "2,Bob,bob@example.org,550 5.1.1 user unknown", "3,Cy,cy@example.org,"], File.ReadAllLines(_clean));
        Assert.StartsWith("ContactNotInJournal,", _session.ErrorIdOf("Restore-CrmContact 3 -Store $args[0]", _store), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone.csv")]
    [InlineData("gone.json")]
    [InlineData("gone.xlsx")]
    public void Contacts_of_an_archive_go_back_at_once_and_as_one_run(string archive)
    {
        string list = _folder.Write("list.csv", "Id,First Name,Email,Bounce Reason\r\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"{i},Ann,p{i}@example.org,{(i % 2 == 0 ? "550 5.1.1 user unknown" : "")}\r\n")));
        _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -Store $args[2] -CreateStore -MaxRemovePercent 90 -AsOf 2026-11-01 -ArchivePath $args[3] | Export-CrmContact $args[1]", list, _clean, _store, _folder.File(archive));

        object[] undone = _session.RunClean("Import-CrmContact $args[1] | Where-Object Id -ne 4 | Restore-CrmContact -Store $args[0] | ForEach-Object { $_.Restored, $_.UndoRunId }", _store, _folder.File(archive)).Select(o => o.BaseObject).ToArray();

        Assert.Equal([3L, 2L], undone);
        Assert.Equal(File.ReadAllLines(list).Where(l => !l.StartsWith('4')), File.ReadAllLines(_clean));
        Assert.Equal(2, _session.RunClean("Get-CrmRun -Store $args[0]", _store).Length);
        // What is back already is no later edit.
        Assert.Equal([1L, 0], _session.Run("$u = Undo-CrmRun 1 -Store $args[0]; $u.Restored; $u.Drift.Count", _store).Select(o => o.BaseObject));
        Assert.Equal(File.ReadAllText(list), File.ReadAllText(_clean));
    }

    [Theory]
    [InlineData("clean.json")]
    [InlineData("clean.jsonl")]
    [InlineData("clean.xlsx")]
    [InlineData("clean.vcf")]
    public void A_list_of_any_format_is_taken_back_in_that_format(string name)
    {
        string clean = _folder.File(name), plain = _folder.File("plain-" + name);
        string list = _folder.Write("list.csv", "Id,First Name,Email,Bounce Reason\r\n1,ANN,ann@example.org,\r\n2,Bob,bob@example.org,550 5.1.1 user unknown\r\n");
        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1]", list, plain);
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -Store $args[2] -CreateStore | Remove-CrmStaleContact -MaxRemovePercent 90 -AsOf 2026-11-01 | Export-CrmContact $args[1]", list, clean, _store);

        _session.Run("Undo-CrmRun -Last -Store $args[0]", _store);

        Assert.Empty(_session.Errors);
        Assert.Equal(File.ReadAllBytes(plain), File.ReadAllBytes(clean));
    }

    [Fact]
    public void Tab_completes_the_numbers_of_runs_and_says_what_they_did()
    {
        _session.Run(Clean, _list, _clean, _store);
        using PowerShell shell = PowerShell.Create(_session.Runspace);
        string line = $"Undo-CrmRun -Store '{_store}' -Id ";

        CompletionResult found = CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Single();

        Assert.Equal("1", found.CompletionText);
        Assert.Contains("Done", found.ToolTip, StringComparison.Ordinal);
        Assert.Contains("Merge-CrmContact", found.ToolTip, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_run_is_named_where_it_was_stopped_before_it_wrote_a_list()
    {
        string list = _folder.Write("list.csv", "Id,First Name,Email,Opted Out\r\n1,ANN,ann@example.org,yes\r\n2,BOB,bob@example.org,\r\n");
        _session.ErrorIdOf("Import-CrmContact $args[0] | Repair-CrmContact -Store $args[2] -CreateStore | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 1 | Export-CrmContact $args[1]", list, _clean, _store);

        Assert.StartsWith("RunNotUndone,Run 1 was stopped before it wrote a file", (string)_session.RunClean("try { Undo-CrmRun -Last -Store $args[0] } catch { \"$(($_.FullyQualifiedErrorId -split ',')[0]),$_\" }", _store)[0].BaseObject, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_writes_no_run_and_undo_under_WhatIf_no_file()
    {
        _session.Run("Import-CrmContact $args[0] | Repair-CrmContact -Store $args[1] -CreateStore -WhatIf", _list, _store);
        Assert.False(File.Exists(_store));
        _session.Run(Clean, _list, _clean, _store);
        string cleaned = File.ReadAllText(_clean);

        _session.RunClean("Undo-CrmRun -Last -Store $args[0] -WhatIf", _store);

        Assert.Equal(cleaned, File.ReadAllText(_clean));
        Assert.Equal(1, _session.RunClean("@(Get-CrmRun -Store $args[0]).Count", _store)[0].BaseObject);
    }

    [Fact]
    public void A_store_that_is_named_and_missing_stops_the_run()
    {
        Assert.StartsWith("StoreMissing,", _session.ErrorIdOf("Import-CrmContact $args[0] | Repair-CrmContact -Store $args[1] | Export-CrmContact $args[2]", _list, _store, _clean), StringComparison.Ordinal);
        string policy = _folder.Write("policy.json", """{ "store": "crm.db" }""");
        Assert.StartsWith("StoreMissing,", _session.ErrorIdOf("Import-CrmContact $args[0] | Remove-CrmStaleContact -Policy $args[1]", _list, policy), StringComparison.Ordinal);

        Assert.False(File.Exists(_clean));
        Assert.False(File.Exists(_folder.File("crm.db")));
    }

    [Theory]
    [InlineData("Repair-CrmContact -Store $args[1] -CreateStore | Remove-CrmStaleContact -Store $args[1] -AsOf 2026-11-01 -MaxRemovePercent 90")]
    [InlineData("Repair-CrmContact -Rule CountryCode -Store $args[1] -CreateStore | Find-CrmDuplicate -PassThru | Merge-CrmContact -Store $args[1] | Remove-CrmStaleContact -Store $args[1] -AsOf 2026-11-01 -MaxRemovePercent 90")]
    public void One_cmdlet_makes_the_store_for_those_behind_it(string script)
    {
        string list = _folder.Write("list.csv", "Id,Email,Bounce Reason\r\n1,ann@example.org,550 5.1.1 user unknown\r\n2,bob@example.org,\r\n");

        Assert.Single(_session.RunClean("Import-CrmContact $args[0] | " + script, list, _store));

        Assert.Equal(1L, _session.RunClean("(Get-CrmRun -Store $args[0]).Removed", _store)[0].BaseObject);
    }

    [Fact]
    public void A_foreign_file_as_store_stops_the_run_and_stays()
    {
        _folder.Write("store.db", "not a store");

        Assert.StartsWith("StoreForeign,", _session.ErrorIdOf(Clean, _list, _clean, _store), StringComparison.Ordinal);

        Assert.Equal("not a store", File.ReadAllText(_store));
        Assert.False(File.Exists(_clean));
    }

    [Fact]
    public void A_stopped_run_says_so_and_its_file_is_not_written()
    {
        string list = _folder.Write("list.csv", "Id,First Name,Email,Opted Out\r\n1,ANN,ann@example.org,yes\r\n2,BOB,bob@example.org,\r\n");

        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf(
            "Import-CrmContact $args[0] | Repair-CrmContact -Store $args[2] -CreateStore | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 1 | Export-CrmContact $args[1]", list, _clean, _store), StringComparison.Ordinal);

        Assert.Equal("Stopped", _session.RunClean("(Get-CrmRun -Store $args[0]).State", _store)[0].ToString());
        Assert.False(File.Exists(_clean));
    }

    [Fact]
    public void Each_change_is_shown_with_its_rule()
    {
        string list = _folder.Write("list.csv", "Id,First Name,Email\r\n7,ANN,ann@example.org\r\n");
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -Store $args[1] -CreateStore", list, _store);

        object[] change = _session.RunClean("Get-CrmRun 1 -Change -Store $args[0] | ForEach-Object { $_.Source, $_.Line, $_.ContactId, $_.Field, $_.Before, $_.After, $_.Rule }", _store).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["list.csv", 2L, "7", "FirstName", "ANN", "Ann", "NameCasing"], change);
        Assert.Equal(1L, _session.RunClean("(Get-CrmRun -Last -Store $args[0]).Id", _store)[0].BaseObject);
        Assert.Equal("NameCasing", _session.RunClean("(Get-CrmRun -Last -Change -Store $args[0]).Rule", _store)[0].BaseObject);
    }

    [Fact]
    public void A_backup_opens_as_a_store()
    {
        _session.Run(Clean, _list, _clean, _store);

        _session.RunClean("Backup-CrmStore $args[1] -Store $args[0]", _store, _folder.File("copy.db"));

        Assert.Equal(1L, _session.RunClean("(Get-CrmRun -Store $args[0]).Id", _folder.File("copy.db"))[0].BaseObject);
    }

    [Fact]
    public void Without_a_name_the_accounts_own_store_is_used()
    {
        _session.Run("Import-CrmContact $args[0] | Repair-CrmContact | Export-CrmContact $args[1]", _list, _clean);

        Assert.Contains(_clean, _session.RunClean("Get-CrmRun | ForEach-Object Files").Select(f => (string)f.BaseObject));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
