using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>What blocklists last said about our own senders. No personal data.</summary>
internal sealed class BlocklistPart : IStorePart
{
    public string Name => "blocklist";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE blocklist_sender (
            sender TEXT NOT NULL,
            zone TEXT NOT NULL,
            zone_name TEXT NOT NULL,
            listed INTEGER NOT NULL,
            since TEXT NOT NULL,
            checked TEXT NOT NULL,
            PRIMARY KEY (sender, zone)
        ) STRICT, WITHOUT ROWID;
        """,
    ];
}
