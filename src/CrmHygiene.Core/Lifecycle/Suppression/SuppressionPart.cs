using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>Who must not be contacted. Entries that were taken off stay, with the reason for it.</summary>
internal sealed class SuppressionPart : IPersonalDataPart
{
    public string Name => "suppression";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE suppression_entry (
            id INTEGER PRIMARY KEY,
            address TEXT NOT NULL,
            reason TEXT NOT NULL,
            channel TEXT NOT NULL,
            topic TEXT NOT NULL,
            date TEXT NOT NULL,
            source TEXT NOT NULL,
            added TEXT NOT NULL,
            removed TEXT,
            removed_reason TEXT
        ) STRICT;
        CREATE UNIQUE INDEX suppression_live ON suppression_entry (address, reason, channel, topic) WHERE removed IS NULL;
        CREATE TABLE suppression_key (id TEXT PRIMARY KEY NOT NULL, made TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """,
    ];

    public IReadOnlyList<string> FindPersonalData(StoreSession session, string address) =>
        session.Query("SELECT reason, channel, topic, date, source, removed IS NOT NULL FROM suppression_entry WHERE address = $address ORDER BY id",
            r => $"{(r.GetInt64(5) == 1 ? "Taken off the suppression list" : "Suppressed")}: {r.GetString(0)}, {r.GetString(1)}{(r.GetString(2).Length > 0 ? ", " + r.GetString(2) : "")}, {r.GetString(3)}, {r.GetString(4)}", ("$address", address));

    public long ErasePersonalData(StoreSession session, string address) =>
        session.Execute("DELETE FROM suppression_entry WHERE address = $address", ("$address", address));
}
