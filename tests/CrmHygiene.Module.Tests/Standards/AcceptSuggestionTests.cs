using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Standards;

/// <summary>A person accepts suggested addresses; the contacts are kept from mail, through files and plans.</summary>
public sealed class AcceptSuggestionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list, _store;

    public AcceptSuggestionTests()
    {
        _list = _folder.Write("list.csv", "Id,First Name,Email\r\n1,Ann,ann@gmial.com\r\n2,Bob,bob@brightwater.example.com\r\n3,Cy,cy@gmial.com\r\n");
        _store = _folder.File("crm.db");
        _session.RunClean("$env:CRMHYGIENE_STORE = $null; $null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
    }

    [Fact]
    public void What_was_looked_at_is_accepted_marked_and_kept_from_a_list_for_sending()
    {
        string clean = _folder.File("clean.csv"), send = _folder.File("send.csv");
        object[] seen = [.. _session.RunClean("""
            $all = @(Import-CrmContact $args[0] | Repair-CrmContact)
            $null = $all | Where-Object Id -eq 1 | Repair-CrmContact -AcceptSuggestion EmailTypo -Store $args[2] -CreateStore
            $all | Export-CrmContact $args[1] -PassThru | ForEach-Object { [bool]$_.ConfirmBeforeMailing; $_.Email }
            """, _list, clean, _store).Select(o => o.BaseObject)];
        Assert.Equal([true, "ann@gmail.com", false, "bob@brightwater.example.com", false, "cy@gmial.com"], seen);
        Assert.Contains(_session.Warnings, w => w.Contains("nobody confirmed", StringComparison.Ordinal) && w.StartsWith("1 contact in", StringComparison.Ordinal));
        Assert.Equal("Id,First Name,Email,ConfirmBeforeMailing\r\n1,Ann,ann@gmail.com,true\r\n2,Bob,bob@brightwater.example.com,\r\n3,Cy,cy@gmial.com,\r\n", File.ReadAllText(clean));

        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1] -ExcludeSuppressed -Store $args[2]", clean, send, _store);
        Assert.Equal(["2", "3"], _session.RunClean("Import-CrmContact $args[0] | ForEach-Object Id", send).Select(o => $"{o}"));
    }

    [Fact]
    public void Nothing_is_accepted_that_nobody_could_look_at()
    {
        object[] mails = [.. _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -AcceptSuggestion * | ForEach-Object Email", _list).Select(o => o.BaseObject)];
        Assert.Equal(["ann@gmial.com", "bob@brightwater.example.com", "cy@gmial.com"], mails);
        Assert.Contains(_session.Warnings, w => w.StartsWith("2 contacts got suggestions only now", StringComparison.Ordinal));
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf("Import-CrmContact $args[0] | Repair-CrmContact -AcceptSuggestion Emial", _list), StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_takes_the_correction_and_the_mark_back()
    {
        string clean = _folder.File("clean.csv");
        _session.RunClean("""
            $all = @(Import-CrmContact $args[0] | Repair-CrmContact)
            $all | Repair-CrmContact -AcceptSuggestion Email -Store $args[2] -CreateStore | Export-CrmContact $args[1]
            """, _list, clean, _store);
        Assert.Contains("ann@gmail.com", File.ReadAllText(clean), StringComparison.Ordinal);
        _session.RunClean("$null = Undo-CrmRun -Last -Store $args[0] -Confirm:$false", _store);
        Assert.Equal(File.ReadAllLines(_list).Skip(1), File.ReadAllLines(clean).Skip(1).Select(l => l.TrimEnd(',')));
    }

    [Theory]
    [InlineData("plan.csv")]
    [InlineData("plan.json")]
    public void A_plan_lists_suggestions_and_applies_those_made_changes(string name)
    {
        string plan = _folder.File(name);
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[1]", _list, plan);
        string text = File.ReadAllText(plan);
        int first = text.IndexOf("Suggest", StringComparison.Ordinal);
        File.WriteAllText(plan, string.Concat(text.AsSpan(0, first), "Change", text.AsSpan(first + "Suggest".Length)));
        object[] done = [.. _session.RunClean("Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] | ForEach-Object { $_.Email; [bool]$_.ConfirmBeforeMailing }", _list, plan).Select(o => o.BaseObject)];
        Assert.Equal(["ann@gmail.com", true, "bob@brightwater.example.com", false, "cy@gmial.com", false], done);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
