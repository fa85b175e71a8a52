using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Hygiene;

/// <summary>The table of <see cref="HygieneProgress"/>: one row for each destination a run has not come to its end with.</summary>
internal sealed class HygieneStorePart : IStorePart
{
    public string Name => "hygiene";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE hygiene_progress (
            destination TEXT PRIMARY KEY NOT NULL,
            key TEXT NOT NULL,
            started TEXT NOT NULL,
            as_of TEXT NOT NULL,
            stage TEXT NOT NULL,
            process INTEGER NOT NULL,
            run INTEGER,
            pending TEXT
        ) STRICT, WITHOUT ROWID;
        """,
    ];
}
