using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Quality.History;

/// <summary>Measurements of lists: counts, no personal data.</summary>
internal sealed class QualityStorePart : IStorePart
{
    public string Name => "quality";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE quality_snapshot (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL,
            as_of TEXT NOT NULL,
            contacts INTEGER NOT NULL,
            score REAL,
            report TEXT NOT NULL
        ) STRICT;
        CREATE INDEX quality_snapshot_source ON quality_snapshot (source, as_of);
        """,
    ];
}
