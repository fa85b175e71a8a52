using CrmHygiene.Core.Store;
using SQLitePCL;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>Writes entries through a prepared statement of SQLite itself: a command costs twice the row, and there are millions.</summary>
internal sealed class EntryInsert : IDisposable
{
    private const string Sql = "INSERT INTO run_entry (run, seq, kind, source, line, layout, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    private readonly StoreSession _session;
    private readonly sqlite3_stmt _statement;

    public EntryInsert(StoreSession session, long run)
    {
        _session = session;
        _statement = session.Prepare(Sql);
        raw.sqlite3_bind_int64(_statement, 1, run);
    }

    /// <summary>Writes an entry, within a transaction.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    public void Add(long sequence, in JournalEntry entry)
    {
        raw.sqlite3_bind_int64(_statement, 2, sequence);
        raw.sqlite3_bind_int64(_statement, 3, (long)entry.Kind);
        raw.sqlite3_bind_int64(_statement, 4, entry.Source);
        raw.sqlite3_bind_int64(_statement, 5, entry.Line);
        raw.sqlite3_bind_int64(_statement, 6, entry.Layout);
        // An empty blob, unlike none, is not null.
        if (entry.Data.Length == 0) raw.sqlite3_bind_zeroblob(_statement, 7, 0);
        else raw.sqlite3_bind_blob(_statement, 7, entry.Data);
        int result = raw.sqlite3_step(_statement);
        // Before the reset, which clears the message.
        if (result != raw.SQLITE_DONE) _session.ThrowFailed(result, _statement);
        raw.sqlite3_reset(_statement);
    }

    public void Dispose() => _statement.Dispose();
}
