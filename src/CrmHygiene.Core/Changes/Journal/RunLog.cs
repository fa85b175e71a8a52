using System.Diagnostics;
using CrmHygiene.Core.Store;
using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>The runs of a store, for people to look at.</summary>
public static class RunLog
{
    private const string Columns = "id, state, started, ended, user, machine, process, command, policy, policy_hash, changed, changes, merged, removed, suppressed, restored, undoes";

    /// <summary>All runs, the latest first.</summary>
    /// <param name="store">The store.</param>
    public static IReadOnlyList<CrmRun> List(CrmStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(s =>
        {
            ILookup<long, string> sources = Paths(s, "SELECT run, CASE path WHEN '' THEN name ELSE path END FROM run_source ORDER BY run, number");
            ILookup<long, string> files = Paths(s, "SELECT run, path FROM run_file ORDER BY run, path");
            return s.Query($"SELECT {Columns} FROM run_run ORDER BY id DESC", r => Read(r, sources, files));
        });
    }

    /// <summary>One run, or null.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">Its number.</param>
    public static CrmRun? Find(CrmStore store, long id)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(s =>
        {
            ILookup<long, string> sources = Paths(s, "SELECT run, CASE path WHEN '' THEN name ELSE path END FROM run_source WHERE run = $id ORDER BY number", ("$id", id));
            ILookup<long, string> files = Paths(s, "SELECT run, path FROM run_file WHERE run = $id ORDER BY path", ("$id", id));
            return s.Query($"SELECT {Columns} FROM run_run WHERE id = $id", r => Read(r, sources, files), ("$id", id)).FirstOrDefault();
        });
    }

    /// <summary>The latest run that an undo would take back: one that ended or broke off, changed something, and is itself no undo.</summary>
    /// <param name="store">The store.</param>
    public static CrmRun? Last(CrmStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        // By number, not by time: clocks are set back.
        List<long> ids = store.Read(s => s.Query("""
            SELECT id FROM run_run r WHERE undoes IS NULL AND base IS NULL AND state <> 'Undone'
                AND EXISTS (SELECT 1 FROM run_entry e WHERE e.run = r.id) ORDER BY id DESC
            """, r => r.GetInt64(0)));
        return ids.Select(id => Find(store, id)!).FirstOrDefault(run => run.State != RunState.Running);
    }

    /// <summary>Contacts by the latest run, no undo, that touched them; those no run touched are left out.</summary>
    /// <param name="store">The store.</param>
    /// <param name="contacts">Ids or e-mail addresses.</param>
    /// <param name="run">The only run to look at, or null.</param>
    public static IReadOnlyList<(long Run, IReadOnlyCollection<string> Contacts)> LastOf(CrmStore store, IEnumerable<string> contacts, long? run = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        HashSet<string> left = new(contacts.Where(c => c.Length > 0), StringComparer.OrdinalIgnoreCase);
        List<(long, IReadOnlyCollection<string>)> found = [];
        List<long> runs = run is { } only ? [only] : store.Read(s => s.Query("SELECT id FROM run_run WHERE base IS NULL AND state <> 'Undone' ORDER BY id DESC", r => r.GetInt64(0)));
        foreach (long id in runs)
        {
            if (left.Count == 0) break;
            HashSet<string> touched = RunData.Load(store, id).Touched(left);
            if (touched.Count == 0) continue;
            found.Add((id, touched));
            left.ExceptWith(touched);
        }
        return found;
    }

    /// <summary>What a run did, in order, contact by contact.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">The run.</param>
    public static IEnumerable<RunChange> Changes(CrmStore store, long id)
    {
        RunData data = RunData.Load(store, id);
        foreach (JournalEntry entry in data.Entries)
        {
            ContactLayout layout = data.Layouts[entry.Layout];
            string source = data.Sources.FirstOrDefault(s => s.Number == entry.Source)?.Name ?? layout.SourceName;
            if (entry.Kind == EntryKind.Change)
            {
                ChangeEntry change = ChangeEntry.Unpack(entry.Data, data.Names);
                foreach (FieldEdit edit in change.Edits)
                    yield return new RunChange(id, nameof(EntryKind.Change), source, entry.Line, change.Key, layout.Columns[edit.Column].Name, edit.BeforeText(layout.Dialect.Delimiter), edit.After, edit.Rule, string.Empty);
            }
            else
            {
                RowEntry row = RowEntry.Unpack(entry.Data);
                yield return new RunChange(id, entry.Kind.ToString(), source, entry.Line, row.Key, string.Empty, string.Empty, string.Empty, row.Action, row.Evidence.Length > 0 ? $"{row.Reason}: {row.Evidence}" : row.Reason);
            }
        }
    }

    private static ILookup<long, string> Paths(StoreSession session, string sql, params (string, object?)[] parameters) =>
        session.Query(sql, r => (Run: r.GetInt64(0), Path: r.GetString(1)), parameters).ToLookup(p => p.Run, p => p.Path);

    private static CrmRun Read(SqliteDataReader row, ILookup<long, string> sources, ILookup<long, string> files)
    {
        long id = row.GetInt64(0);
        DateTimeOffset started = StoreTime.Read(row.GetString(2));
        RunState state = Enum.Parse<RunState>(row.GetString(1));
        if (state == RunState.Running && row.GetString(5) == Environment.MachineName && !IsAlive(row.GetInt32(6), started)) state = RunState.Broken;
        return new CrmRun
        {
            Id = id,
            State = state,
            Started = started,
            Ended = row.IsDBNull(3) ? null : StoreTime.Read(row.GetString(3)),
            User = row.GetString(4),
            Machine = row.GetString(5),
            Command = row.GetString(7),
            Policy = row.GetString(8),
            PolicyHash = row.GetString(9),
            Changed = row.GetInt64(10),
            Changes = row.GetInt64(11),
            Merged = row.GetInt64(12),
            Removed = row.GetInt64(13),
            Suppressed = row.GetInt64(14),
            Restored = row.GetInt64(15),
            Undoes = row.IsDBNull(16) ? null : row.GetInt64(16),
            Sources = sources[id].ToArray(),
            Files = files[id].ToArray(),
        };
    }

    private static bool IsAlive(int process, DateTimeOffset started)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            // Numbers of processes come again: one that began after the run is another. A minute for the clocks.
            return found.StartTime.ToUniversalTime() <= started.UtcDateTime.AddMinutes(1);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return true;
        }
    }
}
