using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Runs;

/// <summary>An import is remembered, compared, and taken back whole.</summary>
public sealed class ImportUndoTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _base, _new, _store;

    public ImportUndoTests()
    {
        _base = _folder.Write("base.csv", "Id,First Name,Last Name,Phone,Email,Opted Out\r\n1,Ann,Archer,+14155550101,ann@example.org,\r\n2,Bob,Bobson,+14155550102,bob@example.org,\r\n");
        _new = _folder.Write("new.csv", "Id,First Name,Last Name,Phone,Email,Opted Out\r\n11,Bob,Bobson,+14155550102,BOB@example.org,\r\n12,Cy,Cyson,,cy@example.org,\r\n13,\"Dee\"\r\n14,Eve,Everson,,eve@example.org,yes\r\n");
        _store = _folder.File("s.db");
        _session.RunClean("'gone@example.org' | Add-CrmSuppression -Reason OptedOut -Store $args[0] -CreateStore -Confirm:$false", _store);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_import_with_a_lead_source_is_remembered_with_its_counts()
    {
        _session.Run("Import-CrmContact $args[0] -LeadSource 'Fair' -ConsentBasis Consent -Store $args[1] | Out-Null", _new, _store);
        string[] import = [.. _session.RunClean("$i = Get-CrmRun -Import -Store $args[0]; $i.Id; $i.LeadSource; $i.Rows; $i.Imported; $i.Rejected; $i.Path; $i.Hash.Length; $i.ConsentBasis", _store).Select(o => $"{o}")];
        Assert.Equal(["1", "Fair", "4", "3", "1", _new, "64", "Consent"], import);
    }

    [Fact]
    public void A_list_that_is_only_read_is_no_import()
    {
        _session.RunClean("Import-CrmContact $args[0] -Store $args[1] | Export-CrmContact $args[2]", _base, _store, _folder.File("copy.csv"));
        Assert.Empty(_session.RunClean("Get-CrmRun -Import -Store $args[0]", _store));
        Assert.Equal(File.ReadAllText(_base), File.ReadAllText(_folder.File("copy.csv")));
    }

    [Fact]
    public void A_list_that_cannot_be_opened_leaves_no_import()
    {
        Assert.StartsWith("FileNotFound,", _session.ErrorIdOf("Import-CrmContact $args[0] -LeadSource Fair -Store $args[1]", _folder.File("none.csv"), _store), StringComparison.Ordinal);
        Assert.Empty(_session.RunClean("Get-CrmRun -Import -Store $args[0]", _store));
    }

    [Fact]
    public void Taking_an_import_back_leaves_the_contacts_that_were_there_before_and_is_itself_taken_back()
    {
        string list = _folder.File("list.csv");
        _session.Run("& { Import-CrmContact $args[0]; Import-CrmContact $args[1] -LeadSource Fair -Store $args[2] } @args | Find-CrmDuplicate -PassThru | Merge-CrmContact -Store $args[2] -Confirm:$false | Export-CrmContact $args[3] -Store $args[2]", _base, _new, _store, list);
        Assert.Contains("eve@example.org", File.ReadAllText(list), StringComparison.Ordinal);
        string before = File.ReadAllText(list);

        Assert.Equal(["2"], _session.RunClean("(Undo-CrmRun -Import 1 -Store $args[0] -Confirm:$false).Dropped", _store).Select(o => $"{o}"));
        string[] emails = [.. _session.RunClean("Import-CrmContact $args[0] | ForEach-Object Email", list).Select(o => $"{o}")];
        Assert.Equal(2, emails.Length);
        Assert.Contains("ann@example.org", emails);
        Assert.Contains("bob@example.org", emails, StringComparer.OrdinalIgnoreCase);
        // Who opted out is known although the contact is gone.
        Assert.Contains("eve@example.org", _session.RunClean("Get-CrmSuppression -Store $args[0] | ForEach-Object Address", _store).Select(o => $"{o}"));
        Assert.StartsWith("RunNotUndone,", _session.ErrorIdOf("Undo-CrmRun -Import 1 -Store $args[0] -Confirm:$false", _store), StringComparison.Ordinal);

        _session.Run("$r = (Get-CrmRun -Import -Store $args[0]).UndoneBy; Undo-CrmRun -Id $r -Store $args[0] -Confirm:$false", _store);
        Assert.Equal(before, File.ReadAllText(list));
        Assert.Null(_session.RunClean("(Get-CrmRun -Import -Store $args[0]).UndoneBy", _store).FirstOrDefault());
    }

    [Fact]
    public void WhatIf_takes_nothing_back_and_a_list_without_ImportId_is_refused()
    {
        string list = _folder.File("list.csv");
        _session.Run("Import-CrmContact $args[0] -LeadSource Fair -Store $args[1] | Export-CrmContact $args[2] -Store $args[1]", _new, _store, list);
        string before = File.ReadAllText(list);
        _session.RunClean("Undo-CrmRun -Import 1 -Store $args[0] -WhatIf", _store);
        Assert.Equal(before, File.ReadAllText(list));
        Assert.StartsWith("RunNotUndone,", _session.ErrorIdOf("Undo-CrmRun -Import 1 -Store $args[0] -Path $args[1] -Confirm:$false", _store, _base), StringComparison.Ordinal);
        Assert.StartsWith("ImportNotFound,", _session.ErrorIdOf("Undo-CrmRun -Import 9 -Store $args[0] -Confirm:$false", _store), StringComparison.Ordinal);
    }
}
