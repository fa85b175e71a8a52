using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;

namespace CrmHygiene.Core.Tests.Lifecycle.PersonalData;

/// <summary>No table of the store that knows an address is forgotten by requests for access and erasure.</summary>
public sealed class StorePartsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CrmStore _store;

    public StorePartsTests() => _store = CrmStore.Open(_folder.File("data/store.db"), create: true);

    [Fact]
    public void Each_table_by_address_belongs_to_a_part_that_answers_for_it()
    {
        string[] tables = [.. _store.Read(s => s.Query("SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND (c.name LIKE '%address' OR c.name IN ('email', 'recipient')) ORDER BY 1", r => r.GetString(0)))];

        Assert.Equal(["duplicate_decision", "duplicate_print", "event_failure", "event_log", "event_restricted", "reengagement_ask", "suppression_entry", "verdict_email"], tables);
        string[] parts = [.. StoreParts.All.OfType<IPersonalDataPart>().Select(p => p.Name)];
        Assert.All(tables, t => Assert.Contains(t.Split('_')[0], parts));
    }

    [Fact]
    public void A_verdict_is_told_and_erased_and_that_of_others_stays()
    {
        foreach (string address in new[] { "ann@example.org", "joann@example.org" })
            _store.Write(s => s.Execute("INSERT INTO verdict_email (address, checked, expires, verdict, reason, confidence, source) VALUES ($a, '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z', 'Invalid', 'NoSuchUser', 1, 'Mailbox')", ("$a", address)));
        var request = new PersonalDataRequest(_store, "Ann@Example.org");
        Assert.Contains(request.Find([]), i => i.Kind == "verdict" && i.Content.StartsWith("Verdict Invalid, NoSuchUser", StringComparison.Ordinal));

        ErasureReceipt receipt = request.Erase(SuppressionKey.Require(_store, _folder.File("keys/suppression.key")));

        Assert.Equal(1, receipt.StoreEntries["verdict"]);
        Assert.Equal("joann@example.org", Assert.Single(_store.Read(s => s.Query("SELECT address FROM verdict_email", r => r.GetString(0)))));
        Assert.Empty(request.Find([]));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
