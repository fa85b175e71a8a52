using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>Runs, what they read and wrote, and what they changed. Personal data is in the packed entries only.</summary>
internal sealed class JournalPart : IStorePart
{
    public string Name => "run";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE run_run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started TEXT NOT NULL,
            ended TEXT,
            state TEXT NOT NULL,
            user TEXT NOT NULL,
            machine TEXT NOT NULL,
            process INTEGER NOT NULL,
            command TEXT NOT NULL,
            policy TEXT NOT NULL,
            policy_hash TEXT NOT NULL,
            changed INTEGER NOT NULL DEFAULT 0,
            changes INTEGER NOT NULL DEFAULT 0,
            merged INTEGER NOT NULL DEFAULT 0,
            removed INTEGER NOT NULL DEFAULT 0,
            suppressed INTEGER NOT NULL DEFAULT 0,
            restored INTEGER NOT NULL DEFAULT 0,
            source_contacts INTEGER NOT NULL DEFAULT 0,
            undoes INTEGER REFERENCES run_run (id),
            base INTEGER REFERENCES run_run (id)
        ) STRICT;
        CREATE TABLE run_source (run INTEGER NOT NULL REFERENCES run_run (id), number INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (run, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE run_layout (run INTEGER NOT NULL REFERENCES run_run (id), number INTEGER NOT NULL, layout TEXT NOT NULL, PRIMARY KEY (run, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE run_name (run INTEGER NOT NULL REFERENCES run_run (id), number INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (run, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE run_entry (run INTEGER NOT NULL REFERENCES run_run (id), seq INTEGER NOT NULL, kind INTEGER NOT NULL, source INTEGER NOT NULL, line INTEGER NOT NULL, layout INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (run, seq)) STRICT, WITHOUT ROWID;
        CREATE TABLE run_file (run INTEGER NOT NULL REFERENCES run_run (id), path TEXT NOT NULL, hash TEXT NOT NULL, hash_before TEXT NOT NULL, rows INTEGER NOT NULL, map BLOB NOT NULL, written INTEGER NOT NULL, PRIMARY KEY (run, path)) STRICT, WITHOUT ROWID;
        """,
    ];
}
