using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Verification.History;

/// <summary>What mail hosts and paid providers said about addresses, and since when domains take no mail.</summary>
internal sealed class VerdictPart : IPersonalDataPart
{
    public string Name => "verdict";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE verdict_email (
            address TEXT PRIMARY KEY NOT NULL,
            checked TEXT NOT NULL,
            expires TEXT NOT NULL,
            verdict TEXT NOT NULL,
            reason TEXT NOT NULL,
            confidence REAL NOT NULL,
            source TEXT NOT NULL,
            host TEXT,
            reply TEXT,
            enhanced TEXT,
            catch_all INTEGER,
            valid_before INTEGER NOT NULL DEFAULT 0,
            invalid_since TEXT,
            trap_since TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE verdict_domain (domain TEXT PRIMARY KEY NOT NULL, invalid_since TEXT NOT NULL, invalid_last TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """,
    ];

    public IReadOnlyList<string> FindPersonalData(StoreSession session, string address) =>
        session.Query("SELECT verdict, reason, checked FROM verdict_email WHERE address = $address COLLATE NOCASE", r => $"Verdict {r.GetString(0)}, {r.GetString(1)}, checked {r.GetString(2)}.", ("$address", address));

    public long ErasePersonalData(StoreSession session, string address) =>
        session.Execute("DELETE FROM verdict_email WHERE address = $address COLLATE NOCASE", ("$address", address));
}
