using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>
/// A run at work: notes what changes, so that it can be taken back. Entries are written in the background;
/// <see cref="Flush"/> waits for them, and is called before anything that rests on them is written elsewhere. For one
/// thread at a time.
/// </summary>
public sealed class RunJournal : IDisposable
{
    private readonly JournalWriter _writer;
    private readonly PackedWriter _packed = new();
    private readonly Dictionary<object, int> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ContactLayout, int> _layouts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<ContactLayout> _sized = new(ReferenceEqualityComparer.Instance);
    private ContactLayout? _lastLayout;
    private int _lastSource, _lastNumber;
    private long _changed, _changes, _merged, _removed, _suppressed, _restored;
    private bool _ended;

    private RunJournal(CrmStore store, long id)
    {
        Store = store;
        Id = id;
        _writer = new JournalWriter(store, id);
    }

    /// <summary>The run's number.</summary>
    public long Id { get; }

    /// <summary>The store it is in.</summary>
    public CrmStore Store { get; }

    /// <summary>Begins a run; what the policy no longer keeps of earlier ones goes.</summary>
    /// <param name="store">The store.</param>
    /// <param name="request">What is known of the run.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public static RunJournal Begin(CrmStore store, RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        string policy = request.Policy.Name.Length > 0 ? request.Policy.Name : Path.GetFileName(request.Policy.File);
        string hash = request.Policy.File.Length > 0 && File.Exists(request.Policy.File) ? FileHash.Of(request.Policy.File) : string.Empty;
        RunRetention.Apply(store, request.Policy);
        long id = store.Write(s =>
        {
            if (request.Again is { } again && s.Scalar<string>("SELECT state FROM run_run WHERE id = $id", ("$id", again)) is nameof(RunState.Running) or nameof(RunState.Stopped))
            {
                Clear(s, again);
                s.Execute("UPDATE run_run SET started = $started, ended = NULL, state = 'Running', machine = $machine, process = $process WHERE id = $id",
                    ("$id", again), ("$started", StoreTime.Write(store.Time.GetUtcNow())), ("$machine", Environment.MachineName), ("$process", Environment.ProcessId));
                request.Begun?.Invoke(s, again);
                return again;
            }
            s.Execute("""
                INSERT INTO run_run (started, state, user, machine, process, command, policy, policy_hash, undoes, base)
                VALUES ($started, 'Running', $user, $machine, $process, $command, $policy, $hash, $undoes, $base)
                """,
                ("$started", StoreTime.Write(store.Time.GetUtcNow())), ("$user", Environment.UserName), ("$machine", Environment.MachineName),
                ("$process", Environment.ProcessId), ("$command", request.Command), ("$policy", policy), ("$hash", hash), ("$undoes", request.Undoes), ("$base", request.Base));
            long made = s.Scalar<long>("SELECT last_insert_rowid()");
            request.Begun?.Invoke(s, made);
            return made;
        });
        return new RunJournal(store, id);
    }

    /// <summary>Notes the file contacts come from. Without it a source is known by its name only.</summary>
    /// <param name="layout">A layout of the file.</param>
    /// <param name="path">The file's full path.</param>
    public void AddSource(ContactLayout layout, string path)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (_sources.ContainsKey(layout.SourceIdentity)) return;
        var file = new FileInfo(path);
        NoteSource(layout, path, file.Exists ? file.Length : 0, file.Exists ? FileHash.Of(path) : string.Empty);
    }

    /// <summary>Whether all changes of a contact are in the journal of a run; a script's are not until a run notes them.</summary>
    /// <param name="contact">The contact.</param>
    public static bool Knows(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return !contact.HasUnjournaledChanges;
    }

    /// <summary>Notes the changes of a contact that no run knows of yet, a script's among them.</summary>
    /// <param name="contact">The contact as it is now.</param>
    /// <exception cref="StoreException">An earlier entry could not be written.</exception>
    public void AddChange(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        (int from, long run) = contact.Journaled;
        Refer(contact.GetLayout());
        if (ChangeEntry.Pack(_packed, contact, from, NumberOf) is not { } data) return;
        if (run != Id) _changed++;
        _changes += contact.GetChanges().Count - from;
        contact.MarkJournaled(contact.GetChanges().Count, Id);
        _writer.Add(new JournalEntry(EntryKind.Change, _lastSource, contact.GetLine(), _lastNumber, data));
    }

    /// <summary>Keeps a contact that is dropped.</summary>
    /// <param name="contact">The contact as it is now.</param>
    /// <param name="merged">Whether it goes into another, rather than out of the list.</param>
    /// <param name="reason">Why, as stable words.</param>
    /// <param name="evidence">What that rests on.</param>
    /// <param name="action">What is done.</param>
    public void AddDrop(Contact contact, bool merged, string reason, string evidence, string action)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (merged) _merged++;
        else _removed++;
        AddChange(contact);
        AddRow(merged ? EntryKind.Merge : EntryKind.Remove, contact, reason, evidence, action);
    }

    /// <summary>Counts contacts opted out and addresses suppressed.</summary>
    /// <param name="count">How many more.</param>
    public void CountSuppressed(long count) => _suppressed += count;

    /// <summary>Waits until all that was noted is on disk.</summary>
    /// <exception cref="StoreException">It could not be written: nothing may rest on it.</exception>
    public void Flush() => _writer.Flush();

    /// <summary>Ends the run.</summary>
    /// <param name="done">Whether it came to its end, rather than being stopped.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public void End(bool done)
    {
        if (_ended) return;
        _ended = true;
        _writer.Add(s =>
        {
            WriteCounts(s);
            s.Execute("UPDATE run_run SET ended = $ended, state = $state WHERE id = $id",
                ("$id", Id), ("$ended", StoreTime.Write(Store.Time.GetUtcNow())), ("$state", (done ? RunState.Done : RunState.Stopped).ToString()));
            if (done) s.Execute("UPDATE run_run SET state = 'Undone' WHERE id = (SELECT undoes FROM run_run WHERE id = $id)", ("$id", Id));
        });
        _writer.Flush();
    }

    /// <summary>Ends the run as stopped unless it ended before.</summary>
    public void Dispose()
    {
        try
        {
            if (!_ended) End(done: false);
        }
        catch (StoreException)
        {
            // A run whose store fails stays as it is there; it is shown as broken.
        }
        finally
        {
            _writer.Dispose();
        }
    }

    /// <summary>Keeps the counts, and does what belongs to them in the same transaction: both are on disk when this returns, or none.</summary>
    /// <param name="also">What else happens; gives the number of addresses it suppressed.</param>
    internal void Decide(Func<StoreSession, long> also)
    {
        _writer.Add(s =>
        {
            _suppressed += also(s);
            WriteCounts(s);
        });
        _writer.Flush();
    }

    /// <summary>Ends a decided run of a process that is gone.</summary>
    internal static void Close(StoreSession session, long id, string now, bool done)
    {
        if (done) session.Execute("UPDATE run_file SET written = 1 WHERE run = $id", ("$id", id));
        session.Execute("UPDATE run_run SET ended = $now, state = $state WHERE id = $id AND state <> 'Undone'", ("$id", id), ("$now", now), ("$state", (done ? RunState.Done : RunState.Stopped).ToString()));
    }

    /// <summary>Ends a run that broke off before it changed anything; what it would have done is not kept.</summary>
    internal static void Discard(StoreSession session, long id, string now)
    {
        Clear(session, id);
        Close(session, id, now, done: false);
    }

    private static void Clear(StoreSession session, long id)
    {
        foreach (string table in (string[])["run_entry", "run_file", "run_name", "run_layout", "run_source"]) session.Execute($"DELETE FROM {table} WHERE run = $id", ("$id", id));
    }

    private void WriteCounts(StoreSession session) => session.Execute("""
        UPDATE run_run SET changed = $changed, changes = $changes, merged = $merged, removed = $removed, suppressed = $suppressed, restored = $restored, source_contacts = $total WHERE id = $id
        """,
        ("$id", Id), ("$changed", _changed), ("$changes", _changes), ("$merged", _merged), ("$removed", _removed), ("$suppressed", _suppressed), ("$restored", _restored),
        ("$total", _sized.GroupBy(l => l.SourceIdentity, ReferenceEqualityComparer.Instance).Sum(g => g.First().SourceContactCount)));

    /// <summary>Takes over another run's sources, so that its entries and this run's count lines alike.</summary>
    internal void AddSources(IEnumerable<RunSource> sources)
    {
        foreach (RunSource source in sources)
        {
            _sources[source] = source.Number;
            _writer.Add(s => s.Execute("INSERT INTO run_source VALUES ($run, $number, $path, $name, $bytes, $hash)",
                ("$run", Id), ("$number", source.Number), ("$path", source.Path), ("$name", source.Name), ("$bytes", source.Bytes), ("$hash", source.Hash)));
        }
    }

    internal void AddRestored(int source, Contact contact, string reason, string evidence)
    {
        _restored++;
        _writer.Add(new JournalEntry(EntryKind.Restore, source, contact.GetLine(), LayoutNumberOf(contact.GetLayout()), RowEntry.Pack(_packed, contact, reason, evidence, nameof(EntryKind.Restore))));
    }

    internal void AddDropped(int source, Contact contact, string reason, string evidence)
    {
        _removed++;
        _writer.Add(new JournalEntry(EntryKind.Remove, source, contact.GetLine(), LayoutNumberOf(contact.GetLayout()), RowEntry.Pack(_packed, contact, reason, evidence, nameof(EntryKind.Remove))));
    }

    internal void AddEdits(int source, long line, ContactLayout layout, ChangeEntry entry)
    {
        _changed++;
        _changes += entry.Edits.Count;
        int number = LayoutNumberOf(layout);
        _writer.Add(new JournalEntry(EntryKind.Change, source, line, number, entry.Pack(_packed, NumberOf)));
    }

    /// <summary>The number of a contact's source within the run.</summary>
    internal int SourceOf(ContactLayout layout)
    {
        Refer(layout);
        return _lastSource;
    }

    internal void AddFile(string path, string hash, string before, long rows, byte[] map) =>
        _writer.Add(s => s.Execute("INSERT OR REPLACE INTO run_file VALUES ($run, $path, $hash, $before, $rows, $map, 0)",
            ("$run", Id), ("$path", path), ("$hash", hash), ("$before", before), ("$rows", rows), ("$map", map)));

    internal void FileWritten(string path) =>
        _writer.Add(s => s.Execute("UPDATE run_file SET written = 1 WHERE run = $run AND path = $path", ("$run", Id), ("$path", path)));

    private void AddRow(EntryKind kind, Contact contact, string reason, string evidence, string action)
    {
        Refer(contact.GetLayout());
        _writer.Add(new JournalEntry(kind, _lastSource, contact.GetLine(), _lastNumber, RowEntry.Pack(_packed, contact, reason, evidence, action)));
    }

    private void Refer(ContactLayout layout)
    {
        if (ReferenceEquals(layout, _lastLayout)) return;
        _lastLayout = layout;
        _sized.Add(layout);
        if (!_sources.TryGetValue(layout.SourceIdentity, out _lastSource)) _lastSource = NoteSource(layout, string.Empty, 0, string.Empty);
        _lastNumber = LayoutNumberOf(layout);
    }

    private int LayoutNumberOf(ContactLayout layout)
    {
        if (_layouts.TryGetValue(layout, out int number)) return number;
        number = _layouts.Count;
        _layouts[layout] = number;
        string json = LayoutText.Write(layout);
        _writer.Add(s => s.Execute("INSERT INTO run_layout VALUES ($run, $number, $layout)", ("$run", Id), ("$number", number), ("$layout", json)));
        return number;
    }

    private int NoteSource(ContactLayout layout, string path, long bytes, string hash)
    {
        int number = _sources.Count;
        _sources[layout.SourceIdentity] = number;
        string name = layout.SourceName;
        _writer.Add(s => s.Execute("INSERT INTO run_source VALUES ($run, $number, $path, $name, $bytes, $hash)",
            ("$run", Id), ("$number", number), ("$path", path), ("$name", name), ("$bytes", bytes), ("$hash", hash)));
        return number;
    }

    private int NumberOf(string name)
    {
        if (_names.TryGetValue(name, out int number)) return number;
        number = _names.Count;
        _names[name] = number;
        _writer.Add(s => s.Execute("INSERT INTO run_name VALUES ($run, $number, $name)", ("$run", Id), ("$number", number), ("$name", name)));
        return number;
    }
}
