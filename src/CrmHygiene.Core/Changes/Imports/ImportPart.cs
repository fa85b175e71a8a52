using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Imports;

/// <summary>Imports of new contacts, and the lists their contacts were exported to.</summary>
internal sealed class ImportPart : IStorePart
{
    public string Name => "import";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE import_list (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started TEXT NOT NULL,
            ended TEXT,
            user TEXT NOT NULL,
            path TEXT NOT NULL,
            hash TEXT NOT NULL DEFAULT '',
            format TEXT NOT NULL DEFAULT '',
            profile TEXT NOT NULL DEFAULT '',
            lead_source TEXT NOT NULL,
            consent_basis TEXT NOT NULL,
            consent_evidence TEXT NOT NULL,
            imported INTEGER NOT NULL DEFAULT 0,
            rejected INTEGER NOT NULL DEFAULT 0,
            suppressed INTEGER NOT NULL DEFAULT 0,
            undone_by INTEGER
        ) STRICT;
        CREATE TABLE import_file (import INTEGER NOT NULL REFERENCES import_list (id), path TEXT NOT NULL, PRIMARY KEY (import, path)) STRICT, WITHOUT ROWID;
        """,
    ];
}
