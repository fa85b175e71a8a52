using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Verification.History;

/// <summary>What mail hosts and paid providers said about addresses, and since when domains take no mail.</summary>
internal sealed class VerdictPart : IStorePart
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
}
