using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;

namespace CrmHygiene.Core.Tests.Lifecycle.PersonalData;

/// <summary>A receipt says what could not be overwritten.</summary>
public sealed class PersonalDataRequestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_log_that_another_process_reads_is_named()
    {
        using CrmStore store = CrmStore.Open(_folder.File("data/store.db"), create: true);
        var key = SuppressionKey.Require(store, _folder.File("key/suppression.key"));
        SuppressionBook.Add(store, [new CrmHygiene.Suppression { Address = "ann@example.org", Reason = SuppressionReason.OptedOut }]);
        store.Read(s => s.Execute("PRAGMA busy_timeout = 1"));
        using StoreSession reader = store.Connect();
        reader.Execute("BEGIN");
        reader.Scalar<long>("SELECT count(*) FROM suppression_entry");

        ErasureReceipt held = new PersonalDataRequest(store, "ann@example.org", key).Erase(key);
        reader.Execute("COMMIT");
        ErasureReceipt free = new PersonalDataRequest(store, "ann@example.org", key).Erase(key);

        Assert.Contains(held.NotReached, n => n.Contains("store.db-wal", StringComparison.Ordinal));
        Assert.Empty(free.NotReached);
    }

    public void Dispose() => _folder.Dispose();
}
