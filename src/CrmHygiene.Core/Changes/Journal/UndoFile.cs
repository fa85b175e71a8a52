using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>An undo in one file: decided in full, then written in one step.</summary>
internal sealed class UndoFile
{
    private const int ProgressEach = 4096;

    private readonly RunData _data;
    private readonly UndoRequest _request;
    private readonly ContactLayout _found, _layout;
    private readonly ContactFormat _format;
    private readonly UneditedFile _unedited;
    private readonly bool _byPlace;
    private readonly List<UndoRow> _rows = [];
    private readonly List<UndoRow> _added = [];
    private readonly HashSet<UndoRow> _dropped = [];
    private readonly Dictionary<(int, long), UndoRow> _byLine = [];
    private readonly Dictionary<string, UndoRow?> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, int[]> _columns = [];
    private readonly List<UndoDrift> _drift = [];
    private readonly List<Action<RunJournal>> _journal = [];
    private long _fields, _restored, _erased, _suppressed;

    /// <exception cref="ContactFileException">The file is missing or cannot be read whole.</exception>
    public UndoFile(CrmStore store, RunData data, UndoRequest request, string path, Action<string, double>? progress)
    {
        _data = data;
        _request = request;
        Path = path;
        _unedited = new UneditedFile(path);
        ContactFile file = ContactFile.Open(path);
        _format = file.Format;
        _found = file.Layout;
        _layout = Widen(data, file.Layout, _format);
        List<Contact> contacts = [];
        foreach (ReadItem item in file.Read())
        {
            request.CancellationToken.ThrowIfCancellationRequested();
            if (contacts.Count % ProgressEach == 0) progress?.Invoke("Reading the list", (double)file.BytesRead / Math.Max(file.Length, 1));
            contacts.Add(item.Contact ?? throw new ContactFileException(ContactFileProblem.InputOutput, path, $"Line {item.Reject!.Line} of '{path}' cannot be read ({item.Reject.Problem}), so nothing was taken back: writing the file would lose that line."));
        }
        List<(int Source, long Line)>? map = data.MapOf(store, path, _unedited.Hash);
        _byPlace = map is not null && map.Count == contacts.Count;
        for (int i = 0; i < contacts.Count; i++)
        {
            (int source, long line) = _byPlace ? map![i] : (0, 0);
            var row = new UndoRow(source, line, contacts[i], _layout.Columns.Count, null);
            _rows.Add(row);
            if (_byPlace && line > 0) _byLine.TryAdd((source, line), row);
            string key = row.Key;
            if (key.Length > 0 && !_byKey.TryAdd(key, row)) _byKey[key] = null;
        }
        if (_format == ContactFormat.VCard) DropMadeNames(store);
        Decide(progress);
    }

    public string Path { get; }

    public UndoResult Result(string destination, long? undoRun) => new()
    {
        RunId = _data.Run,
        UndoRunId = undoRun,
        Source = Path,
        Path = destination,
        Restored = _restored,
        Fields = _fields,
        Dropped = _dropped.Count,
        Erased = _erased,
        StillSuppressed = _suppressed,
        Drift = _drift.ToArray(),
    };

    public bool ChangesAnything => _journal.Count > 0;

    /// <summary>Writes the file; the undo's own journal is on disk before it takes its place.</summary>
    public void Write(RunJournal run, string destination, Action<string, double>? progress)
    {
        foreach (Action<RunJournal> note in _journal) note(run);
        List<UndoRow> kept = [.. _rows.Where(r => !_dropped.Contains(r))];
        List<UndoRow> rows = _byPlace ? RowOrder.Arrange(kept, [.. _added.Where(r => !_dropped.Contains(r))]) : [.. kept, .. Enumerable.Reverse(_added).Where(r => !_dropped.Contains(r))];
        int columns = ColumnsToKeep(rows);
        bool reshaped = columns != _found.Columns.Count;
        ContactLayout layout = columns == _layout.Columns.Count ? _layout : reshaped ? new ContactLayout(_layout.SourceName, _layout.Dialect, _layout.Columns.Take(columns)) : _found;
        var map = new RowMap();
        using IContactWriter writer = ContactWriters.Create(destination, new ContactWriteOptions { Format = destination == Path ? _format : null });
        foreach (UndoRow row in rows)
        {
            _request.CancellationToken.ThrowIfCancellationRequested();
            if (map.Rows % ProgressEach == 0) progress?.Invoke("Writing the list", (double)map.Rows / rows.Count);
            writer.Write(row.ToContact(layout, reshaped));
            map.Add(row.Source, row.Line);
        }
        writer.Complete(layout, content =>
        {
            run.AddFile(destination, FileHash.Of(content), FileHash.OfExisting(destination), map.Rows, map.ToBytes(n => n));
            run.Flush();
            _unedited.Require(destination);
        });
        run.FileWritten(destination);
    }

    /// <summary>The file's columns, and behind them those the run saw in it and an undo has taken away since.</summary>
    private static ContactLayout Widen(RunData data, ContactLayout found, ContactFormat format)
    {
        if (format == ContactFormat.VCard) return WithAllColumns(data, found);
        if (data.Base == data.Run) return found;
        ContactLayout? wider = data.Layouts.Values.Where(l => l.Columns.Count > found.Columns.Count && l.Columns.Take(found.Columns.Count).Select(c => c.Header).SequenceEqual(found.Columns.Select(c => c.Header))).MaxBy(l => l.Columns.Count);
        return wider is null ? found : new ContactLayout(found.SourceName, found.Dialect, found.Columns.Concat(wider.Columns.Skip(found.Columns.Count))) { ProfileName = found.ProfileName };
    }

    /// <summary>Cards have no columns: what nobody who is left has a value for, such as an opt-out, is not in them.</summary>
    private static ContactLayout WithAllColumns(RunData data, ContactLayout found)
    {
        List<ContactColumn> columns = [.. found.Columns];
        foreach (ContactLayout layout in data.Layouts.Values)
        {
            int[] map = ColumnMatch.Of(layout, new ContactLayout(found.SourceName, found.Dialect, columns));
            columns.AddRange(layout.Columns.Where((_, i) => map[i] < 0));
        }
        return new ContactLayout(found.SourceName, found.Dialect, columns) { ProfileName = found.ProfileName };
    }

    /// <summary>Every card has a whole name. Where the lists had none it was made of the parts, and is made again of what they become.</summary>
    private void DropMadeNames(CrmStore store)
    {
        int column = _layout.IndexOf(ContactField.FullName);
        if (column < 0 || store.Read(s => RunData.LayoutsOf(s, _data.Base)).Values.Any(l => l.IndexOf(ContactField.FullName) >= 0)) return;
        foreach (UndoRow row in _rows) row[column] = [];
    }

    private void Decide(Action<string, double>? progress)
    {
        HashSet<(int, long, string)>? only = _request.Contacts is null ? null : _data.EntriesOf(_request.Contacts);
        for (int i = _data.Entries.Count - 1; i >= 0; i--)
        {
            _request.CancellationToken.ThrowIfCancellationRequested();
            if (i % ProgressEach == 0) progress?.Invoke("Comparing with the journal", 1 - ((double)i / _data.Entries.Count));
            JournalEntry entry = _data.Entries[i];
            if (entry.Kind == EntryKind.Change)
            {
                ChangeEntry change = ChangeEntry.Unpack(entry.Data, _data.Names);
                if (only is null || only.Contains(RunData.Identity(entry, change.Key))) Unchange(entry, change);
            }
            else
            {
                RowEntry row = RowEntry.Unpack(entry.Data);
                if (only is not null && !only.Contains(RunData.Identity(entry, row.Key))) continue;
                if (entry.Kind == EntryKind.Restore) Drop(entry, row);
                else Restore(entry, row);
            }
        }
    }

    private void Unchange(JournalEntry entry, ChangeEntry change)
    {
        UndoRow? row = Find(entry, change.Key);
        if (row is null)
        {
            // A contact that a filter kept out of the file was never there to be taken back.
            if (!_byPlace) _drift.Add(new UndoDrift(change.Key, string.Empty, "Missing"));
            return;
        }
        ContactLayout layout = _data.Layouts[entry.Layout];
        int[] map = Map(entry.Layout);
        char delimiter = _layout.Dialect.Delimiter;
        // While a corrected address stays, so does the mark that it is to be confirmed.
        bool corrected = change.Edits.Reverse().DistinctBy(e => e.Column).Any(e => ContactFields.IsEmail(layout.Columns[e.Column].Field) && map[e.Column] >= 0 && row.Text(map[e.Column], delimiter) != e.After);
        // What an undo or a person has put back already is no later edit.
        HashSet<int> done = [.. change.Edits.DistinctBy(e => e.Column).Where(e => map[e.Column] >= 0 && row.Text(map[e.Column], delimiter) == e.BeforeText(layout.Dialect.Delimiter)).Select(e => e.Column)];
        List<FieldEdit> undone = [];
        foreach (FieldEdit edit in change.Edits.Reverse())
        {
            int column = map[edit.Column];
            if (column < 0 || (done.Contains(edit.Column) && row.Text(column, delimiter) != edit.After)) continue;
            ContactColumn changed = layout.Columns[edit.Column];
            string text = edit.BeforeText(layout.Dialect.Delimiter);
            if (row.Text(column, delimiter) != edit.After) _drift.Add(new UndoDrift(change.Key, changed.Name, "Edited"));
            else if (Mailability.IsRestriction(changed, text, edit) || (corrected && changed.Field == ContactField.ConfirmBeforeMailing)) _drift.Add(new UndoDrift(change.Key, changed.Name, "Restriction"));
            else
            {
                byte[] before = edit.BeforeIsRaw ? RawRows.Convert(edit.Before, layout.Dialect.Delimiter, delimiter) : RawRows.Quote(text, delimiter);
                undone.Add(new FieldEdit(column, true, row[column], text, "Undo"));
                row[column] = before;
            }
        }
        if (undone.Count == 0) return;
        _fields += undone.Count;
        string key = KeyNow(row);
        // Earlier changes name the contact as it was then.
        if (key.Length > 0) _byKey.TryAdd(key, row);
        if (!row.IsNew) _journal.Add(run => run.AddEdits(entry.Source, entry.Line, _layout, new ChangeEntry(key, undone)));
    }

    private void Restore(JournalEntry entry, RowEntry row)
    {
        ContactLayout layout = _data.Layouts[entry.Layout];
        Contact contact = row.ToContact(layout, entry.Line);
        if (_request.IsErased(contact))
        {
            _erased++;
            return;
        }
        if (Find(entry, row.Key) is { } present)
        {
            // By its place it is this very contact; by its name it may be a twin of it.
            if (!_byPlace || !IsBack(entry, contact, present)) _drift.Add(new UndoDrift(row.Key, string.Empty, "Present"));
            return;
        }
        if (_request.IsSuppressed(contact)) _suppressed++;
        byte[][] fields = new byte[_layout.Columns.Count][];
        Array.Fill(fields, []);
        int[] map = Map(entry.Layout);
        for (int i = 0; i < layout.Columns.Count; i++)
        {
            if (map[i] < 0) continue;
            fields[map[i]] = contact.IsChanged(i) ? RawRows.Quote(contact.GetText(i), _layout.Dialect.Delimiter)
                : i < row.Fields.Count ? RawRows.Convert(row.Fields[i], layout.Dialect.Delimiter, _layout.Dialect.Delimiter) : [];
        }
        var restored = new UndoRow(entry.Source, entry.Line, null, fields.Length, fields);
        _added.Add(restored);
        if (_byPlace && entry.Line > 0) _byLine.TryAdd((entry.Source, entry.Line), restored);
        if (row.Key.Length > 0) _byKey.TryAdd(row.Key, restored);
        _restored++;
        _journal.Add(run => run.AddRestored(entry.Source, restored.ToContact(_layout, reshaped: false), row.Reason, row.Evidence));
    }

    private void Drop(JournalEntry entry, RowEntry row)
    {
        UndoRow? found = Find(entry, row.Key);
        if (found is null) _drift.Add(new UndoDrift(row.Key, string.Empty, "Missing"));
        else if (!IsAsRestored(entry, row, found)) _drift.Add(new UndoDrift(row.Key, string.Empty, "Edited"));
        else if (_dropped.Add(found)) _journal.Add(run => run.AddDropped(entry.Source, found.ToContact(_layout, reshaped: false), row.Reason, row.Evidence));
    }

    /// <summary>Whether a contact is in the list again as it was found, or as it was when it was dropped.</summary>
    private bool IsBack(JournalEntry entry, Contact contact, UndoRow present)
    {
        int[] map = Map(entry.Layout);
        return Enumerable.Range(0, map.Length).All(i => map[i] < 0 || present.Text(map[i], _layout.Dialect.Delimiter) is var text && (text == contact.GetFoundText(i) || text == contact.GetText(i)));
    }

    private bool IsAsRestored(JournalEntry entry, RowEntry row, UndoRow found)
    {
        ContactLayout layout = _data.Layouts[entry.Layout];
        Contact contact = row.ToContact(layout, entry.Line);
        int[] map = Map(entry.Layout);
        return !Enumerable.Range(0, map.Length).Any(i => map[i] >= 0 && found.Text(map[i], _layout.Dialect.Delimiter) != contact.GetText(i));
    }

    private UndoRow? Find(JournalEntry entry, string key)
    {
        if (_byPlace && entry.Line > 0) return _byLine.GetValueOrDefault((entry.Source, entry.Line));
        return key.Length > 0 ? _byKey.GetValueOrDefault(key) : null;
    }

    private string KeyNow(UndoRow row)
    {
        int id = _layout.IndexOf(ContactField.Id), email = _layout.IndexOf(ContactField.Email);
        string key = id < 0 ? string.Empty : row.Text(id, _layout.Dialect.Delimiter);
        return key.Length > 0 || email < 0 ? key : row.Text(email, _layout.Dialect.Delimiter);
    }

    private int[] Map(int layout)
    {
        if (!_columns.TryGetValue(layout, out int[]? map)) _columns[layout] = map = ColumnMatch.Of(_data.Layouts[layout], _layout);
        return map;
    }

    /// <summary>Columns the run added, such as an opt-out's, go again where nothing is left in them.</summary>
    private int ColumnsToKeep(List<UndoRow> rows)
    {
        int count = _layout.Columns.Count;
        ContactLayout? source = _data.Layouts.Values.FirstOrDefault(l => l.Columns.Count == count && l.FoundColumnCount < count);
        if (!_byPlace || source is null || !source.Columns.Select(c => c.Header).SequenceEqual(_layout.Columns.Select(c => c.Header))) return count;
        for (int i = source.FoundColumnCount; i < count; i++)
            if (rows.Any(r => r[i].Length > 0)) return count;
        return source.FoundColumnCount;
    }
}
