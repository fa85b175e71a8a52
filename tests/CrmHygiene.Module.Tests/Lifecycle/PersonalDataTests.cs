using System.Text;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Lifecycle;

/// <summary>A person's data is found and erased wherever it is known to be, and does not come back.</summary>
public sealed class PersonalDataTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list, _clean, _store, _plan, _rejects;

    public PersonalDataTests()
    {
        _list = _folder.Write("list.csv", "Id,First Name,Email,Bounce Reason,Notes\r\n1,ANN,ann.secret@example.org,550 5.1.1 user unknown,\r\n2,BOB,bob@example.org,,friend of ann.secret@example.org\r\n3,CY,joann.secret@example.org,,\r\n4,DI,di@example.org,,\r\n5,ann.secret@example.org\r\n");
        (_clean, _store, _plan, _rejects) = (_folder.File("clean.csv"), _folder.File("data/store.db"), _folder.File("plan.csv"), _folder.File("rejects.csv"));
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
        _session.Run("Import-CrmContact $args[0] -RejectPath $args[3] | Repair-CrmContact -Store $args[1] -CreateStore | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 60 -ArchivePath removed.csv | Export-CrmContact $args[2]", _list, _store, _clean, _rejects);
        _session.Run("Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[2] -Store $args[1]", _list, _store, _plan);
        _session.RunClean("$null = Backup-CrmStore $args[1] -Store $args[0]", _store, _folder.File("backup.db"));
    }

    [Fact]
    public void Everything_known_of_a_person_is_found()
    {
        string[] places = [.. _session.Run("Find-CrmPersonalData ANN.Secret@example.org -Store $args[0] | ForEach-Object { \"$($_.Kind) $([IO.Path]::GetFileName($_.Path)) $($_.Place)\" }", _store).Select(o => o.ToString()).Order()];

        Assert.Equal(["Archive store.db run 1", "Export clean.csv line 2", "Journal store.db run 1", "Plan plan.csv line 2", "Reject rejects.csv line 2", "Removed removed.csv line 2", "Source list.csv line 2", "Source list.csv line 3", "Source list.csv line 6", "suppression store.db "], places);
        Assert.Contains(_session.Warnings, w => w.Contains("backup.db", StringComparison.Ordinal));
    }

    [Fact]
    public void Erasure_reaches_all_of_ours_and_names_the_rest()
    {
        object[] result = _session.Run("$r = Remove-CrmPersonalData ann.secret@example.org -Store $args[0] -Confirm:$false -ReceiptPath $args[1]; $r.Files.Count, ($r.NotReached -join \"`n\"), ($r.StoreEntries.Values | ForEach-Object { $_ })", _store, _folder.File("receipt.json")).Select(o => o.BaseObject).ToArray();

        Assert.Equal(3, result[0]);
        string notReached = (string)result[1];
        Assert.Contains("list.csv", notReached, StringComparison.Ordinal);
        Assert.Contains("backup.db", notReached, StringComparison.Ordinal);
        Assert.DoesNotContain("rejects.csv", notReached, StringComparison.Ordinal);
        Assert.Contains("clean.csv, line 2", notReached, StringComparison.Ordinal);
        foreach (string file in new[] { "removed.csv", "plan.csv", "rejects.csv", "receipt.json" })
            Assert.DoesNotContain("ann.secret@", File.ReadAllText(_folder.File(file)).Replace("joann.secret@", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ann.secret@", Encoding.Latin1.GetString(File.ReadAllBytes(_store)).Replace("joann.secret@", "", StringComparison.Ordinal).Replace("friend of ann.secret@", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Joann", File.ReadAllText(_clean).Replace("CY", "Joann", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_and_file_that_knows_an_address_is_told_and_erased()
    {
        _folder.Write("events.csv", "email,event,timestamp\r\ndi@example.org,delivered,2026-01-02\r\ndi@example.org,purchase,2024-01-02\r\n");
        string silent = _folder.Write("silent.csv", "Id,Email,Last Activity,Consent Basis\r\n4,di@example.org,2024-01-01,contract\r\n5,eve@example.org,2024-01-01,contract\r\n");
        _session.RunClean("$null = Import-CrmEngagement ./events.csv -Store $args[0]", _store);
        _session.RunClean("$null = Import-CrmContact $args[0] | New-CrmReengagement ./ask -From news@ours.example -PostalAddress 'Street 1' -UnsubscribeUri 'https://ours.example/u/{{Token}}' -AsOf 2026-11-01 -Store $args[1] -SkipBlocklistCheck", silent, _store);
        _session.RunClean("$null = Export-CrmPersonalData di@example.org ./answer.json -Store $args[0]", _store);

        string[] found = [.. _session.Run("Find-CrmPersonalData di@example.org -Store $args[0] | ForEach-Object { \"$($_.Kind): $($_.Content)\" }", _store).Select(o => o.ToString())];
        Assert.Contains("event: 2026-01-02 00:00:00Z Delivered", found);
        Assert.Contains("event: 2024-01-02 00:00:00Z Purchase", found);
        Assert.Contains(found, f => f.StartsWith("reengagement: Asked", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("SendList:", StringComparison.Ordinal));

        string notReached = string.Join('\n', _session.Run("(Remove-CrmPersonalData di@example.org -Store $args[0] -Confirm:$false).NotReached", _store).Select(o => o.ToString()));
        Assert.Contains("answer.json", notReached, StringComparison.Ordinal);
        Assert.DoesNotContain("ask" + Path.DirectorySeparatorChar, notReached, StringComparison.Ordinal);
        string list = File.ReadAllText(Directory.GetFiles(_folder.File("ask"), "*.csv").Single());
        Assert.DoesNotContain("di@example.org", list, StringComparison.Ordinal);
        Assert.Contains("eve@example.org", list, StringComparison.Ordinal);
        string[] left = [.. _session.Run("Find-CrmPersonalData di@example.org -Store $args[0] | Where-Object Path -eq $args[0] | ForEach-Object Kind", _store).Select(o => o.ToString())];
        // The keyed hash that keeps the person out is personal data too, and all that is left.
        Assert.Equal(["suppression"], left);
    }

    [Fact]
    public void An_id_in_another_list_is_somebody_elses()
    {
        string other = _folder.Write("other.csv", "Id,First Name,Email,Opted Out\r\n1,ZOE,zoe@example.net,yes\r\n2,KIM,kim@example.net,\r\n"), clean = _folder.File("other-clean.csv"), plan = _folder.File("other-plan.csv");
        _session.RunClean("$null = Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[2] -Store $args[1]", other, _store, plan);
        _session.RunClean("Import-CrmContact $args[0] | Repair-CrmContact -Store $args[1] | Remove-CrmStaleContact -MaxRemovePercent 60 -ArchivePath other-removed.csv | Export-CrmContact $args[2]", other, _store, clean);
        string before = File.ReadAllText(plan);

        Assert.DoesNotContain("zoe", string.Join('\n', _session.Run("Find-CrmPersonalData ann.secret@example.org -Store $args[0] | ForEach-Object { \"$($_.Path) $($_.Content)\" }", _store)), StringComparison.OrdinalIgnoreCase);
        _session.RunClean("$null = Remove-CrmPersonalData ann.secret@example.org -Store $args[0] -Confirm:$false", _store);

        Assert.Equal(before, File.ReadAllText(plan));
        _session.Run("Undo-CrmRun -Last -Store $args[0]", _store);
        Assert.Equal(File.ReadAllText(other), File.ReadAllText(clean));
    }

    [Fact]
    public void An_id_whose_list_is_gone_is_named_as_not_reached()
    {
        string old = _folder.Write("old.csv", "Id,First Name,Email\r\n1,ann,x@example.org\r\n");
        _session.RunClean("$null = Import-CrmContact $args[0] | Repair-CrmContact -Store $args[1]", old, _store);
        File.Delete(old);

        string[] told = [.. _session.Run("$r = Remove-CrmPersonalData ann.secret@example.org -Store $args[0] -Confirm:$false; $r.NotReached", _store).Select(o => o.ToString())];

        Assert.Contains(told, t => t.Contains("has an id of the person's, in a list that is no longer there", StringComparison.Ordinal));
        Assert.Equal(["'ann' -> 'Ann'"], _session.Run("Get-CrmRun -Last -Change -Store $args[0] | ForEach-Object { \"'$($_.Before)' -> '$($_.After)'\" }", _store).Select(o => o.ToString()));
    }

    [Fact]
    public void Of_several_people_each_gets_an_answer_and_a_receipt()
    {
        _session.RunClean("$null = 'di@example.org', 'bob@example.org' | Export-CrmPersonalData -Path ./answer.json -Store $args[0]", _store);
        Assert.Contains("DI", File.ReadAllText(_folder.File("answer.json")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("bob@example.org", File.ReadAllText(_folder.File("answer-2.json")), StringComparison.Ordinal);

        string[] receipts = [.. _session.Run("'di@example.org', 'bob@example.org' | Remove-CrmPersonalData -ReceiptPath ./receipt.json -Store $args[0] -Confirm:$false | ForEach-Object { [IO.Path]::GetFileName($_.ReceiptPath) }", _store).Select(o => o.ToString())];
        Assert.Equal(["receipt.json", "receipt-2.json"], receipts);
        string first = File.ReadAllText(_folder.File("receipt.json"));
        Assert.NotEqual(first, File.ReadAllText(_folder.File("receipt-2.json")));

        // A receipt proves an erasure: a later one of the same name does not replace it.
        Assert.Equal("receipt-3.json", Assert.Single(_session.Run("'eve@example.org' | Remove-CrmPersonalData -ReceiptPath ./receipt.json -Store $args[0] -Confirm:$false | ForEach-Object { [IO.Path]::GetFileName($_.ReceiptPath) }", _store)).ToString());
        Assert.Equal(first, File.ReadAllText(_folder.File("receipt.json")));
    }

    [Theory]
    [InlineData("Full")]
    [InlineData("Mailchimp")]
    public void Suppression_lists_that_were_written_are_known(string format)
    {
        _session.RunClean("'eve@example.org', 'joe@example.org' | Add-CrmSuppression -Store $args[0]; $null = Export-CrmSuppression ./list-for-them.csv -Format $args[1] -Store $args[0]", _store, format);

        Assert.Contains("list-for-them.csv", string.Join('\n', _session.Run("(Remove-CrmPersonalData eve@example.org -Store $args[0] -Confirm:$false).Files.Keys", _store)), StringComparison.Ordinal);

        string left = File.ReadAllText(_folder.File("list-for-them.csv"));
        Assert.DoesNotContain("eve@", left, StringComparison.Ordinal);
        Assert.Contains("joe@", left, StringComparison.Ordinal);
    }

    [Fact]
    public void Erased_undone_reimported_stays_gone()
    {
        _session.RunClean("$null = Remove-CrmPersonalData ann.secret@example.org -Store $args[0] -Confirm:$false", _store);

        _session.Run("Undo-CrmRun -Last -Store $args[0]", _store);
        Assert.DoesNotContain("\r\n1,", File.ReadAllText(_clean), StringComparison.Ordinal);

        string[] ids = [.. _session.Run("Import-CrmContact $args[0] -Store $args[1] -RejectSuppressed | ForEach-Object Id", _list, _store).Select(o => o.ToString())];
        Assert.Equal(["2", "3", "4"], ids);
    }

    [Fact]
    public void A_keyed_hash_is_personal_data_and_is_told()
    {
        _session.RunClean("'eve@example.org' | Add-CrmSuppression -Hashed -Reason OptedOut -Store $args[0]", _store);

        string[] found = [.. _session.Run("Find-CrmPersonalData eve@example.org -Store $args[0] | ForEach-Object { \"$($_.Kind): $($_.Content)\" }", _store).Select(o => o.ToString())];
        Assert.Contains(found, f => f.StartsWith("suppression: Suppressed: OptedOut, Mail", StringComparison.Ordinal));
    }

    [Fact]
    public void Events_of_an_erased_person_that_are_loaded_again_are_rejected_visibly()
    {
        string events = _folder.Write("e.csv", "Email,Event,Date\r\nANN.secret@example.org,open,2026-05-01\r\nother@example.org,open,2026-05-01\r\n");
        _session.RunClean("$null = Remove-CrmPersonalData ann.secret@example.org -Store $args[0] -Confirm:$false", _store);

        string[] counts = [.. _session.Run("$i = Import-CrmEngagement $args[0] -Store $args[1]; $i.Read, $i.New, $i.Rejected", events, _store).Select(o => o.ToString())];

        Assert.Equal(["2", "1", "1"], counts);
        Assert.DoesNotContain("ann", Assert.Single(_session.Errors).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("event", string.Join(' ', _session.Run("Find-CrmPersonalData ann.secret@example.org -Store $args[0] | ForEach-Object Kind", _store)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_answer_to_a_request_for_access_is_written()
    {
        _session.Run("$null = Export-CrmPersonalData ann.secret@example.org $args[1] -Store $args[0]", _store, _folder.File("answer.json"));

        string answer = File.ReadAllText(_folder.File("answer.json"));
        Assert.Contains("'ANN' -> 'Ann'", answer, StringComparison.Ordinal);
        Assert.Contains("backup.db", answer, StringComparison.Ordinal);
        Assert.StartsWith("NotAnAddress,", _session.ErrorIdOf("Find-CrmPersonalData ann -Store $args[0]", _store), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
