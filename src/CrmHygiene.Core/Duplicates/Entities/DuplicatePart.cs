using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Duplicates.Entities;

/// <summary>What people decided about pairs, and which contacts were one person in earlier runs.</summary>
internal sealed class DuplicatePart : IPersonalDataPart
{
    public string Name => "duplicate";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE duplicate_decision (line TEXT PRIMARY KEY NOT NULL, left_address INTEGER, right_address INTEGER) STRICT, WITHOUT ROWID;
        CREATE TABLE duplicate_entity (id INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL, seen TEXT NOT NULL, merged_into INTEGER) STRICT;
        CREATE TABLE duplicate_lineage (entity INTEGER NOT NULL, kind TEXT NOT NULL, other INTEGER NOT NULL, at TEXT NOT NULL) STRICT;
        CREATE INDEX duplicate_lineage_entity ON duplicate_lineage (entity);
        CREATE TABLE duplicate_print (print INTEGER PRIMARY KEY, entity INTEGER NOT NULL, address INTEGER) STRICT;
        CREATE INDEX duplicate_print_address ON duplicate_print (address) WHERE address IS NOT NULL;
        """,
    ];

    public IReadOnlyList<string> FindPersonalData(StoreSession session, string address)
    {
        if (StoredPrints.Of(session).Address(address) is not { } number) return [];
        return
        [
            .. session.Query("SELECT entity, COUNT(*) FROM duplicate_print WHERE address = $address GROUP BY entity ORDER BY entity", r => $"Recognised as entity {r.GetInt64(0)} by {r.GetInt64(1)} hashes.", ("$address", number)),
            .. session.Query("SELECT line FROM duplicate_decision WHERE left_address = $address OR right_address = $address ORDER BY line", r => $"A person's answer about a pair of contacts: {string.Join(' ', r.GetString(0).Split(' ')[2..])}.", ("$address", number)),
        ];
    }

    public long ErasePersonalData(StoreSession session, string address)
    {
        if (StoredPrints.Of(session).Address(address) is not { } number) return 0;
        return session.Execute("DELETE FROM duplicate_print WHERE address = $address", ("$address", number))
            + session.Execute("DELETE FROM duplicate_decision WHERE left_address = $address OR right_address = $address", ("$address", number));
    }
}
