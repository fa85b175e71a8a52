using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Reengagement;

/// <summary>Who was asked, when and how often.</summary>
internal sealed class ReengagementPart : IPersonalDataPart
{
    public string Name => "reengagement";

    public IReadOnlyList<string> Migrations { get; } =
    [
        "CREATE TABLE reengagement_ask (address INTEGER PRIMARY KEY, messages INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;",
        // What was planned holds to the end, whoever judges it later.
        "ALTER TABLE reengagement_ask ADD COLUMN planned INTEGER NOT NULL DEFAULT 2; ALTER TABLE reengagement_ask ADD COLUMN wait INTEGER NOT NULL DEFAULT 2592000;",
    ];

    public IReadOnlyList<string> FindPersonalData(StoreSession session, string address) =>
        session.Query("SELECT messages FROM reengagement_ask WHERE address = $key", r => $"Asked whether they still want to hear from us, messages: {r.GetInt64(0)}.", ("$key", Facts.EventKeys.Address(address)));

    public long ErasePersonalData(StoreSession session, string address) =>
        session.Execute("DELETE FROM reengagement_ask WHERE address = $key", ("$key", Facts.EventKeys.Address(address)));
}
