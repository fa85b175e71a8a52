using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Runs;

/// <summary>A plan that a person edits, and what is applied of it.</summary>
public sealed class ChangeSetTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list;

    public ChangeSetTests()
    {
        _list = _folder.Write("list.csv", "Id,First Name,Phone,Email,Country,Opted Out,Bounce Reason\r\n007,ANN,0301 234 567,ann@example.org,Germany,,\r\n8,BOB,,bob@example.org,Germany,yes,\r\n9,CY,,cy@example.org,France,,550 5.1.1 user unknown\r\n");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
    }

    [Theory]
    [InlineData("plan.csv")]
    [InlineData("plan.xlsx")]
    [InlineData("plan.json")]
    public void An_unedited_plan_does_what_the_cmdlets_do(string name)
    {
        string plan = _folder.File(name), done = _folder.File("done.csv"), applied = _folder.File("applied.csv");
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 90 | Export-CrmContact $args[1]", _list, done);
        string before = File.ReadAllText(_list);

        object[] planned = _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[1] | Remove-CrmStaleContact -AsOf 2026-11-01 -PlanPath $args[1] | ForEach-Object IsPlanned", _list, plan).Select(o => o.BaseObject).ToArray();
        Assert.Equal([true], planned);
        Assert.Equal(before, File.ReadAllText(_list));

        _session.RunClean("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] -MaxRemovePercent 90 | Export-CrmContact $args[2]", _list, plan, applied);
        Assert.Equal(File.ReadAllText(done), File.ReadAllText(applied));
    }

    [Fact]
    public void Struck_rows_are_not_applied_and_an_edited_After_is()
    {
        string plan = _folder.File("plan.csv");
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[1] | Remove-CrmStaleContact -AsOf 2026-11-01 -PlanPath $args[1]", _list, plan);
        Assert.Equal(0xEF, File.ReadAllBytes(plan)[0]);
        File.WriteAllLines(plan, File.ReadAllLines(plan).Where(l => !l.StartsWith("Remove", StringComparison.Ordinal)).Select(l => l.Replace(",Bob,", ",Robert,", StringComparison.Ordinal)));

        string[] names = [.. _session.RunClean("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] | ForEach-Object FirstName", _list, plan).Select(o => o.ToString())];

        Assert.Equal(["Ann", "Robert", "Cy"], names);
    }

    [Theory]
    [InlineData("plan.csv", "saved.xlsx")]
    [InlineData("plan.xlsx", "saved.csv")]
    public void A_plan_that_is_saved_in_the_other_format_is_applied_all_the_same(string name, string saved)
    {
        string list = _folder.Write("quotes.csv", "Id,First Name,Last Name\r\n007,'ANN',O'NEIL\r\n8,'t,VAN\r\n"), plan = _folder.File(name), other = _folder.File(saved), straight = _folder.File("straight.csv"), planned = _folder.File("planned.csv");
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact | Export-CrmContact $args[2]; $null = Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[1]", list, plan, straight);
        // As a spreadsheet does it: the cells as they show.
        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1]", plan, other);

        _session.RunClean("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] | Export-CrmContact $args[2]", list, other, planned);

        Assert.Equal(File.ReadAllText(straight), File.ReadAllText(planned));
        Assert.NotEqual(File.ReadAllText(list), File.ReadAllText(planned));
    }

    [Theory]
    [InlineData("windows-1252", true)]
    [InlineData("us-ascii", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", false)]
    public void A_plan_whose_letters_a_spreadsheet_lost_is_refused_whole(string encoding, bool refused)
    {
        string list = _folder.Write("greek.csv", "Id,First Name,Last Name\r\n1,ΕΛΕΝΗ,MÜLLER\r\n"), plan = _folder.File("plan.csv");
        _session.RunClean("$null = Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[1]", list, plan);
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        File.WriteAllText(plan, File.ReadAllText(plan), System.Text.Encoding.GetEncoding(encoding));

        if (refused) Assert.StartsWith("ChangeSetInvalid,", _session.ErrorIdOf("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1]", list, plan), StringComparison.Ordinal);
        else Assert.Equal("Ελενη", _session.RunClean("(Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1]).FirstName", list, plan)[0].ToString());
    }

    [Fact]
    public void A_plan_whose_text_a_spreadsheet_cut_is_refused_whole()
    {
        string plan = _folder.Write("plan.csv", $"Action,Id,Email,Field,After,BeforeHash\r\nChange,9,,FirstName,{new string('x', 32_767)},h1\r\n");

        Assert.StartsWith("ChangeSetInvalid,", _session.ErrorIdOf("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1]", _list, plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_whose_Before_no_longer_holds_are_refused()
    {
        string plan = _folder.File("plan.csv");
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[1] | Remove-CrmStaleContact -AsOf 2026-11-01 -PlanPath $args[1]", _list, plan);
        File.WriteAllText(_list, File.ReadAllText(_list).Replace("ANN", "ANNA", StringComparison.Ordinal).Replace("9,CY", "9,CYRIL", StringComparison.Ordinal).Replace("8,BOB", "88,BOB", StringComparison.Ordinal));

        string[] names = [.. _session.Run("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] | ForEach-Object FirstName", _list, plan).Select(o => o.ToString())];

        Assert.Equal(["ANNA", "BOB", "CYRIL"], names);
        Assert.Contains(_session.Errors, e => e.FullyQualifiedErrorId.StartsWith("ChangeSetRowDrift,", StringComparison.Ordinal));
        Assert.Contains(_session.Errors, e => e.FullyQualifiedErrorId.StartsWith("ChangeSetRowMissing,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_with_WhatIf_changes_nothing()
    {
        string plan = _folder.File("plan.xlsx");
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -WhatIf | Export-CrmChangeSet $args[1]", _list, plan);

        Assert.Equal(3, _session.RunClean("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] -WhatIf | Where-Object IsPlanned", _list, plan).Length);
        Assert.StartsWith("PlannedContacts,", _session.ErrorIdOf("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] -WhatIf | Export-CrmContact $args[0]", _list, plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Applying_is_a_run_and_holds_to_the_limits()
    {
        string plan = _folder.File("plan.csv"), clean = _folder.File("clean.csv"), store = _folder.File("s.db");
        _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -PlanPath $args[1]", _list, plan);

        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1]", _list, plan), StringComparison.Ordinal);
        _session.RunClean("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] -MaxRemovePercent 90 -Store $args[3] -CreateStore | Export-CrmContact $args[2]", _list, plan, clean, store);
        _session.RunClean("Undo-CrmRun -Last -Store $args[0]", store);

        Assert.Equal(File.ReadAllText(_list), File.ReadAllText(clean));
    }

    [Theory]
    [InlineData("Id,Name\r\n1,x\r\n", "plan.csv")]
    [InlineData("Action,Id,Email,Field,After,BeforeHash\r\nErase,1,,,,h1\r\n", "plan.csv")]
    [InlineData("Action,Id,Email,Field,After,BeforeHash\r\n1,9,,,,h1\r\n", "plan.csv")]
    [InlineData("Action,Id,Email,Field,After,BeforeHash\r\n\"Change, Remove\",9,,Email,,h1\r\n", "plan.csv")]
    [InlineData("[{", "plan.json")]
    [InlineData("null", "plan.json")]
    [InlineData("[null]", "plan.json")]
    [InlineData("[{\"Id\":\"9\",\"BeforeHash\":\"h1\"}]", "plan.json")]
    [InlineData("[{\"Action\":1,\"Id\":\"9\",\"BeforeHash\":\"h1\"}]", "plan.json")]
    [InlineData("[{\"Action\":\"Remove\",\"Id\":\"9\",\"BeforeHash\":null}]", "plan.json")]
    [InlineData("[{\"Action\":\"Remove\",\"Id\":\"9\",\"BeforeHash\":\"h1\",\"Suppress\":\"Bounced\"}]", "plan.json")]
    [InlineData("x", "plan.txt")]
    public void What_is_no_change_set_is_refused_whole(string text, string name) =>
        Assert.StartsWith("ChangeSetInvalid,", _session.ErrorIdOf("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1]", _list, _folder.Write(name, text)), StringComparison.Ordinal);

    [Fact]
    public void More_within_seven_days_than_allowed_stops_the_run()
    {
        string rows = string.Concat(Enumerable.Range(1, 100).Select(i => $"{i},p{i}@example.org,{(i <= 15 ? "yes" : i <= 30 ? "later" : "")}\r\n"));
        string list = _folder.Write("export-2026-11-01.csv", "Id,Email,Opted Out\r\n" + rows), store = _folder.File("s.db");
        const string Script = "Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1] -CreateStore";
        Assert.Equal(85, _session.RunClean(Script, list, store).Length);
        // The same people again are no further loss.
        Assert.Equal(85, _session.RunClean(Script, list, store).Length);
        string next = _folder.Write("export-2026-11-02.csv", File.ReadAllText(list).Replace("yes", "", StringComparison.Ordinal).Replace("later", "yes", StringComparison.Ordinal));

        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf(Script, next, store), StringComparison.Ordinal);
        Assert.Equal(85, _session.RunClean(Script + " -MaxRemoveWeekPercent 40", next, store).Length);
    }

    [Theory]
    [InlineData("$c = Import-CrmContact $args[0]; $c | ")]
    [InlineData("Import-CrmContact $args[0] | ForEach-Object { @{ Id = $_.Id; Email = $_.Email; OptedOut = $_.OptedOut } } | ")]
    public void The_limit_of_seven_days_holds_for_contacts_in_a_variable_and_for_objects_too(string read)
    {
        string rows = string.Concat(Enumerable.Range(1, 100).Select(i => $"{i},p{i}@example.org,{(i <= 15 ? "yes" : i <= 30 ? "later" : "")}\r\n"));
        string list = _folder.Write("export-1.csv", "Id,Email,Opted Out\r\n" + rows), store = _folder.File("s.db");
        string script = read + "Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1] -CreateStore";
        Assert.Equal(85, _session.RunClean(script, list, store).Length);
        string next = _folder.Write("export-2.csv", File.ReadAllText(list).Replace("yes", "", StringComparison.Ordinal).Replace("later", "yes", StringComparison.Ordinal));

        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf(script, next, store), StringComparison.Ordinal);
        Assert.Equal(85, _session.RunClean(script + " -MaxRemoveWeekPercent 40", next, store).Length);
    }

    [Fact]
    public void Who_a_plan_opts_out_of_mail_counts_like_who_it_removes()
    {
        string list = _folder.Write("ten.csv", "Id,Email,Opted Out\r\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"{i},p{i}@example.org,\r\n"))), plan = _folder.File("plan.csv");
        _session.RunClean("$null = Import-CrmContact $args[0] | ForEach-Object { if ([int]$_.Id -le 3) { $_.OptedOut = $true }; $_ } | Export-CrmChangeSet $args[1]", list, plan);

        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1]", list, plan), StringComparison.Ordinal);
        Assert.Equal(3, _session.RunClean("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] -MaxRemovePercent 30 | Where-Object OptedOut", list, plan).Length);
    }

    [Fact]
    public void The_seven_days_count_by_the_store_that_another_cmdlet_of_the_pipeline_names()
    {
        string list = _folder.Write("export-1.csv", "Id,Email,Opted Out\r\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"{i},p{i}@example.org,{(i <= 15 ? "yes" : "")}\r\n"))), store = _folder.File("s.db");
        _session.RunClean("$null = Import-CrmContact $args[0] | Remove-CrmStaleContact -Store $args[1] -CreateStore", list, store);
        string next = _folder.Write("export-2.csv", "Id,Email,Opted Out\r\n" + string.Concat(Enumerable.Range(16, 85).Select(i => $"{i},p{i}@example.org,{(i <= 30 ? "yes" : "")}\r\n")));

        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf("Import-CrmContact $args[0] | Find-CrmStaleContact -PassThru -Store $args[1] | Remove-CrmStaleContact", next, store), StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_over_its_limit_leaves_no_file()
    {
        string clean = _folder.File("clean.csv");

        Assert.StartsWith("RepairLimitExceeded,", _session.ErrorIdOf("Import-CrmContact $args[0] | Repair-CrmContact -MaxRepairPercent 10 | Export-CrmContact $args[1]", _list, clean), StringComparison.Ordinal);

        Assert.Equal([_list], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void The_whole_job_is_a_run_and_can_be_planned()
    {
        string list = Path.Combine(Repository.Root, "examples", "data", "contacts.csv"), clean = _folder.File("clean.csv"), plain = _folder.File("plain.csv"), store = _folder.File("s.db"), plan = _folder.File("plan.xlsx");
        _session.Run("Import-CrmContact $args[0] | Export-CrmContact $args[1]", list, plain);

        object[] run = _session.Run("$s = Invoke-CrmHygiene $args[0] -Destination $args[1] -AsOf 2026-11-01 -MaxRemovePercent 60 -Apply -Confirm:$false -Store $args[2] -CreateStore -PlanPath $args[3]; $s.RunId, $s.PlanPath, $s.ExitCode", list, clean, store, plan).Select(o => o.BaseObject).ToArray();
        Assert.Equal([1L, plan, 0], run);
        string[] cleaned = File.ReadAllLines(clean);

        _session.Run("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] -MaxRemovePercent 60 | Export-CrmContact $args[2]", list, plan, _folder.File("applied.csv"));
        Assert.DoesNotContain(_session.Errors, e => e.FullyQualifiedErrorId.StartsWith("ChangeSet", StringComparison.Ordinal));
        Assert.Equal(cleaned.Order(), File.ReadAllLines(_folder.File("applied.csv")).Order());

        _session.RunClean("Undo-CrmRun -Last -Store $args[0]", store);
        Assert.Single(File.ReadAllLines(clean).Except(File.ReadAllLines(plain)));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
