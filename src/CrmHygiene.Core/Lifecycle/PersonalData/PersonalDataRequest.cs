using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.PersonalData;

/// <summary>
/// A person's request for access or erasure (GDPR, articles 15 and 17): over the store and the files it knows of.
/// </summary>
public sealed class PersonalDataRequest
{
    private readonly CrmStore _store;
    private readonly PersonMatch _person;
    private readonly SuppressionKey? _key;
    private readonly HashSet<string> _lookedInto = new(StringComparer.Ordinal);

    /// <summary>Creates a request.</summary>
    /// <param name="store">The store.</param>
    /// <param name="email">The person's e-mail address.</param>
    /// <param name="key">The key of hashed addresses: a keyed hash is personal data too. Without it hashed entries are named as not reached.</param>
    /// <exception cref="ArgumentException">It is no e-mail address.</exception>
    public PersonalDataRequest(CrmStore store, string email, SuppressionKey? key = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (!SuppressionAddress.TryNormalize(email, out string address) || address.StartsWith('@')) throw new ArgumentException("The text is no e-mail address.", nameof(email));
        _store = store;
        _person = new PersonMatch(address);
        _key = key;
    }

    /// <summary>Stops the work. What was erased until then stays erased; erasing once more does the rest.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Told of each place before it is looked into, with the share that is done, 0 to 1.</summary>
    public Action<string, double>? Progress { get; set; }

    /// <summary>Everything that is known of the person.</summary>
    /// <param name="notReached">Gets what could not be looked into, and why.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<PersonalDataItem> Find(ICollection<string> notReached)
    {
        ArgumentNullException.ThrowIfNull(notReached);
        // Files first: they know the ids by which the journal names the person.
        List<PersonalDataItem> items = [];
        foreach ((string path, string kind) in Files()) Look(path, kind, items, notReached);
        foreach ((long run, _, string kind, string content) in Entries(notReached)) items.Add(new PersonalDataItem(kind, _store.Path, string.Create(CultureInfo.InvariantCulture, $"run {run}"), content));
        foreach (IPersonalDataPart part in StoreParts.All.OfType<IPersonalDataPart>())
            foreach (string content in _store.Read(s => part.FindPersonalData(s, _person.Address))) items.Add(new PersonalDataItem(part.Name, _store.Path, string.Empty, content));
        if (_key is not null)
            foreach (string content in _store.Read(s => Hashed.FindPersonalData(s, _key.Hash(_person.Address)))) items.Add(new PersonalDataItem(Hashed.Name, _store.Path, "hashed", content));
        else if (SuppressionBook.All(_store).Any(e => e.IsHashed)) notReached.Add($"{_store.Path}: hashed entries of the suppression list, whose key is missing.");
        return items;
    }

    /// <summary>
    /// Erases it: in the store, overwritten on disk; in files this module wrote. A keyed hash of the address stays on the
    /// suppression list, so that no import brings the person back and no undo restores the data.
    /// </summary>
    /// <param name="key">The key of hashed addresses.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ErasureReceipt Erase(SuppressionKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        List<string> notReached = [];
        Find(notReached);
        // Suppressed first: from here on nothing brings the person back, whatever happens to this process.
        SuppressionBook.Add(_store, [new CrmHygiene.Suppression { Address = _person.Address, Reason = SuppressionReason.Erased, Date = _store.Time.GetUtcNow(), Source = "Remove-CrmPersonalData" }], key);
        SortedDictionary<string, long> entries = EraseStore(notReached);
        SortedDictionary<string, long> files = new(StringComparer.Ordinal);
        foreach ((string path, string kind) in Files()) EraseFile(path, kind, files, notReached);
        return new ErasureReceipt
        {
            ErasedAt = _store.Time.GetUtcNow(),
            AddressHash = key.Hash(_person.Address),
            Store = _store.Path,
            StoreEntries = entries,
            Files = files,
            NotReached = notReached.Distinct(StringComparer.Ordinal).ToArray(),
        };
    }

    private IEnumerable<(string Path, string Kind)> Files()
    {
        IReadOnlyList<(string Path, string Kind)> files = PersonFiles.All(_store);
        for (int i = 0; i < files.Count; i++)
        {
            CancellationToken.ThrowIfCancellationRequested();
            Progress?.Invoke(Path.GetFileName(files[i].Path), (double)i / files.Count);
            yield return files[i];
        }
        Progress?.Invoke(Path.GetFileName(_store.Path), 1);
    }

    private static SuppressionPart Hashed { get; } = StoreParts.All.OfType<SuppressionPart>().Single();

    private void Look(string path, string kind, List<PersonalDataItem> items, ICollection<string> notReached)
    {
        if (kind == KnownFiles.Backup)
        {
            if (File.Exists(path)) notReached.Add($"{path}: a backup of the store, which is not looked into. Delete it, or let it expire.");
            return;
        }
        if (kind is KnownFiles.Answer or KnownFiles.Report)
        {
            if (File.Exists(path) && Mentions(path)) notReached.Add($"{path}: {(kind == KnownFiles.Answer ? "an answer to a request for access" : "a report")} mentions the address. Delete it.");
            return;
        }
        if (!File.Exists(path)) notReached.Add($"{path}: the {Word(kind)} is no longer there; it may have been moved.");
        else
        {
            try
            {
                foreach ((long line, string text, _) in PersonFiles.Find(path, kind, _person, CancellationToken)) items.Add(new PersonalDataItem(kind, path, PersonFiles.Line(line), text));
                _lookedInto.Add(path);
            }
            catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
            {
                notReached.Add($"{path}: the {Word(kind)} cannot be read.");
            }
        }
    }

    private void EraseFile(string path, string kind, SortedDictionary<string, long> files, List<string> notReached)
    {
        if (kind is KnownFiles.Backup or KnownFiles.Answer or KnownFiles.Report || !File.Exists(path)) return;
        try
        {
            if (kind == "Source")
            {
                if (PersonFiles.Find(path, kind, _person, CancellationToken).Any()) notReached.Add($"{path}: the list was read, not written by this module. Erase the person in the system it came from.");
                return;
            }
            long erased = PersonFiles.Erase(path, kind, _person, CancellationToken);
            if (erased > 0) files[path] = erased;
            foreach ((long line, _, _) in PersonFiles.Find(path, kind, _person, CancellationToken)) notReached.Add($"{path}, {PersonFiles.Line(line)}: the row of somebody else mentions the address.");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            notReached.Add($"{path}: the {Word(kind)} cannot be rewritten.");
        }
    }

    private SortedDictionary<string, long> EraseStore(List<string> notReached)
    {
        List<(long Run, long Seq, string Kind, string)> found = Entries(notReached);
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        _store.Write(s =>
        {
            foreach ((long run, long seq, string kind, _) in found)
            {
                s.Execute("DELETE FROM run_entry WHERE run = $run AND seq = $seq", ("$run", run), ("$seq", seq));
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
            }
            foreach (IPersonalDataPart part in StoreParts.All.OfType<IPersonalDataPart>())
                if (part.ErasePersonalData(s, _person.Address) is > 0 and long erased) counts[part.Name] = erased;
        });
        // secure_delete overwrote the rows; the log still has the pages of before until it is emptied.
        if (_store.Read(s => s.Query("PRAGMA wal_checkpoint(TRUNCATE)", r => r.GetInt64(0))) is not [0])
            notReached.Add($"{_store.Path}-wal: another process reads the store, so that its log could not be overwritten. It goes when the last process closes the store.");
        return counts;
    }

    /// <summary>The journal's entries of the person: by address, by id in the list it is the person's in, and what else the same run did to the same row.</summary>
    private List<(long Run, long Seq, string Kind, string Content)> Entries(ICollection<string> notReached)
    {
        List<(long, long, string, string)> found = [];
        foreach (long run in _store.Read(s => s.Query("SELECT id FROM run_run ORDER BY id", r => r.GetInt64(0))))
        {
            RunData data = RunData.Load(_store, run);
            List<long> sequence = _store.Read(s => s.Query("SELECT seq FROM run_entry WHERE run = $run ORDER BY seq", r => r.GetInt64(0), ("$run", run)));
            HashSet<(int, long, string)> own = [.. data.Entries.Where(e => IsPersons(data, e)).Select(e => RunData.Identity(e, KeyOf(data, e)))];
            if (data.Entries.Any(e => MayBePersons(data, e) && !own.Contains(RunData.Identity(e, KeyOf(data, e)))))
                notReached.Add(string.Create(CultureInfo.InvariantCulture, $"{_store.Path}: run {run} worked on a record that has an id of the person's, in a list that is no longer there; it may be somebody else's and was left alone."));
            if (own.Count == 0) continue;
            for (int i = 0; i < data.Entries.Count; i++)
            {
                JournalEntry entry = data.Entries[i];
                if (own.Contains(RunData.Identity(entry, KeyOf(data, entry)))) found.Add((run, sequence[i], entry.Kind == EntryKind.Change ? "Journal" : "Archive", Content(data, entry)));
            }
        }
        return found;
    }

    // A file that cannot be read may mention it.
    private bool Mentions(string path)
    {
        try
        {
            return File.ReadLines(path).Any(_person.IsMentioned);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string KeyOf(RunData data, JournalEntry entry) => entry.Kind == EntryKind.Change ? ChangeEntry.Unpack(entry.Data, data.Names).Key : RowEntry.Unpack(entry.Data).Key;

    private bool IsPersons(RunData data, JournalEntry entry)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (entry.Kind == EntryKind.Change)
        {
            ChangeEntry change = ChangeEntry.Unpack(entry.Data, data.Names);
            char delimiter = data.Layouts[entry.Layout].Dialect.Delimiter;
            return IsKey(data, entry, change.Key) || change.Edits.Any(e => _person.IsMentioned(e.After) || _person.IsMentioned(e.BeforeText(delimiter)));
        }
        RowEntry row = RowEntry.Unpack(entry.Data);
        return IsKey(data, entry, row.Key) || _person.IsMentioned(Content(data, entry));
    }

    private bool IsKey(RunData data, JournalEntry entry, string key) => _person.IsAddress(key) || _person.IsId(key, list => IsList(data, entry, list));

    /// <summary>Whether the id of an entry could only be told to be the person's by a list that cannot be looked into.</summary>
    private bool MayBePersons(RunData data, JournalEntry entry)
    {
        if (!_person.HasId(KeyOf(data, entry)) || _lookedInto.Any(list => IsList(data, entry, list))) return false;
        // A whole row with an address tells itself whose it is.
        return entry.Kind == EntryKind.Change || !SuppressionList.Addresses(RowEntry.Unpack(entry.Data).ToContact(data.Layouts[entry.Layout], entry.Line)).Any();
    }

    /// <summary>Whether ids of a file are those of an entry: of its source, and of what the run made of it where it was the only one.</summary>
    private static bool IsList(RunData data, JournalEntry entry, string path) =>
        data.Sources.FirstOrDefault(s => s.Number == entry.Source)?.Path == path || data.Sources.Count == 1 && data.Files.Any(f => f.Path == path);

    private static string Content(RunData data, JournalEntry entry)
    {
        ContactLayout layout = data.Layouts[entry.Layout];
        if (entry.Kind == EntryKind.Change)
            return string.Join("; ", ChangeEntry.Unpack(entry.Data, data.Names).Edits.Select(e => $"{layout.Columns[e.Column].Name}: '{e.BeforeText(layout.Dialect.Delimiter)}' -> '{e.After}'"));
        Contact contact = RowEntry.Unpack(entry.Data).ToContact(layout, entry.Line);
        return string.Join("; ", Enumerable.Range(0, layout.Columns.Count).Where(i => !contact.IsBlank(i)).Select(i => $"{layout.Columns[i].Name}: {contact.GetText(i)}"));
    }

    private static string Word(string kind) => kind switch
    {
        "Source" or "Export" => "list",
        KnownFiles.Removed => "file of removed contacts",
        KnownFiles.SendList => "send list",
        KnownFiles.SuppressionList => "suppression list",
        _ => kind.ToLowerInvariant() + " file",
    };
}
