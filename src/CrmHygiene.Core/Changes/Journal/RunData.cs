using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>All that the store keeps of a run.</summary>
internal sealed class RunData
{
    public required long Run { get; init; }

    /// <summary>The run whose sources the lines count by.</summary>
    public required long Base { get; init; }
    public required IReadOnlyDictionary<int, string> Names { get; init; }
    public required IReadOnlyDictionary<int, ContactLayout> Layouts { get; init; }
    public required IReadOnlyList<RunSource> Sources { get; init; }
    public required IReadOnlyList<RunFile> Files { get; init; }

    /// <summary>In the order they were made.</summary>
    public required IReadOnlyList<JournalEntry> Entries { get; init; }

    public static RunData Load(CrmStore store, long id) => store.Read(s => new RunData
    {
        Run = id,
        Base = s.Scalar<long?>("SELECT base FROM run_run WHERE id = $id", ("$id", id)) ?? id,
        Names = s.Query("SELECT number, name FROM run_name WHERE run = $id", r => (r.GetInt32(0), r.GetString(1)), ("$id", id)).ToDictionary(n => n.Item1, n => n.Item2),
        Layouts = LayoutsOf(s, id),
        Sources = s.Query("SELECT number, path, name, bytes, hash FROM run_source WHERE run = $id ORDER BY number", r => new RunSource(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4)), ("$id", id)),
        Files = s.Query("SELECT run, path, hash, hash_before, written FROM run_file WHERE run = $id ORDER BY path", r => new RunFile(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4) == 1), ("$id", id)),
        Entries = s.Query("SELECT kind, source, line, layout, data FROM run_entry WHERE run = $id ORDER BY seq", r => new JournalEntry((EntryKind)r.GetInt32(0), r.GetInt32(1), r.GetInt64(2), r.GetInt32(3), r.GetFieldValue<byte[]>(4)), ("$id", id)),
    });

    /// <summary>The columns of the lists a run saw, by their numbers.</summary>
    public static Dictionary<int, ContactLayout> LayoutsOf(StoreSession session, long run) =>
        session.Query("SELECT number, layout FROM run_layout WHERE run = $id", r => (r.GetInt32(0), LayoutText.Read(r.GetString(1))), ("$id", run)).ToDictionary(l => l.Item1, l => l.Item2);

    /// <summary>The entries of contacts, found by their ids or e-mail addresses: each names its contact as it was then.</summary>
    public HashSet<(int Source, long Line, string Key)> EntriesOf(IReadOnlyCollection<string> contacts)
    {
        HashSet<string> wanted = new(contacts, StringComparer.OrdinalIgnoreCase);
        HashSet<(int, long, string)> found = [];
        foreach (JournalEntry entry in Entries)
        {
            (string key, string email) = NamesOf(entry);
            if (wanted.Contains(key) || wanted.Contains(email)) found.Add(Identity(entry, key));
        }
        return found;
    }

    /// <summary>Which of some contacts the run did anything to.</summary>
    public HashSet<string> Touched(IReadOnlyCollection<string> contacts)
    {
        HashSet<string> wanted = new(contacts, StringComparer.OrdinalIgnoreCase), touched = new(StringComparer.OrdinalIgnoreCase);
        foreach (JournalEntry entry in Entries)
        {
            (string key, string email) = NamesOf(entry);
            if (wanted.Contains(key)) touched.Add(key);
            if (wanted.Contains(email)) touched.Add(email);
        }
        return touched;
    }

    /// <summary>What tells the contact of an entry from others of the run.</summary>
    public static (int Source, long Line, string Key) Identity(JournalEntry entry, string key) => (entry.Source, entry.Line, entry.Line > 0 ? string.Empty : key);

    private (string Key, string Email) NamesOf(JournalEntry entry)
    {
        if (entry.Kind == EntryKind.Change) return (ChangeEntry.Unpack(entry.Data, Names).Key, string.Empty);
        RowEntry row = RowEntry.Unpack(entry.Data);
        return (row.Key, row.ToContact(Layouts[entry.Layout], entry.Line).GetText(ContactField.Email));
    }

    /// <summary>
    /// The rows of a file as it stands, by what the run that wrote it last noted; null where the file was edited since, or
    /// another job wrote it.
    /// </summary>
    public List<(int Source, long Line)>? MapOf(CrmStore store, string path, string hash)
    {
        byte[]? map = store.Read(s => s.Query("""
            SELECT f.map FROM run_file f JOIN run_run r ON r.id = f.run
            WHERE f.path = $path AND f.hash = $hash AND coalesce(r.base, r.id) = $base ORDER BY f.run DESC LIMIT 1
            """, r => r.GetFieldValue<byte[]>(0), ("$path", path), ("$hash", hash), ("$base", Base)).FirstOrDefault());
        return map is null ? null : RowMap.Read(map);
    }
}
