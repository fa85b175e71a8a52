using System.Globalization;
using System.Text;

namespace CrmHygiene;

/// <summary>
/// A person or organisation in a list: one row over a shared <see cref="ContactLayout"/>. The row is kept as the bytes
/// it was found as; values become text when asked for, and a changed value never overwrites what was found.
/// </summary>
/// <remarks>
/// In PowerShell the columns are properties: standard fields by their names and typed, the others under their headers.
/// What is not a column is reached by methods, not properties, so that ConvertTo-Json and Export-Csv see columns only.
/// Not thread-safe.
/// </remarks>
public sealed class Contact
{
    private readonly byte[] _record;
    private readonly int _line;
    private readonly bool _wide;
    private readonly short _found;
    private ContactLayout _layout;
    private ChangedValue[]? _changed;
    private ContactNotes? _notes;

    /// <summary>Creates a contact over a packed record; see <see cref="PackedRecord"/>.</summary>
    internal Contact(ContactLayout layout, PackedRecord record, long line)
    {
        _layout = layout;
        _record = record.Bytes;
        _wide = record.Wide;
        _found = (short)record.FieldCount;
        _line = (int)Math.Min(line, int.MaxValue);
    }

    private Contact(Contact other)
    {
        _layout = other._layout;
        _record = other._record;
        _wide = other._wide;
        _found = other._found;
        _line = other._line;
        LineEnd = other.LineEnd;
        _changed = (ChangedValue[]?)other._changed?.Clone();
        _notes = other._notes?.Clone();
    }

    /// <summary>Creates a contact from values, in column order.</summary>
    /// <param name="layout">The layout; its dialect should be <see cref="ContactDialect.None"/>.</param>
    /// <param name="values">One text a column; null reads as empty.</param>
    /// <param name="line">The 1-based position in the source, for messages; 0 where there is none.</param>
    /// <exception cref="ArgumentException">There are more values than columns.</exception>
    public static Contact Create(ContactLayout layout, IReadOnlyList<string?> values, long line = 0)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count > layout.Columns.Count) throw new ArgumentException("There are more values than columns.", nameof(values));
        layout.CountContact();
        return new Contact(layout, PackedRecord.FromText(values), line);
    }

    /// <summary>The shared columns.</summary>
    public ContactLayout GetLayout() => _layout;

    /// <summary>The 1-based line of the source file, or position among the objects, the contact came from; 0 where unknown.</summary>
    public long GetLine() => _line;

    /// <summary>Whether a value differs from what was found.</summary>
    public bool IsChanged() => _changed is not null;

    /// <summary>Whether the value of a column differs from what was found.</summary>
    /// <param name="column">0-based.</param>
    public bool IsChanged(int column) => ChangedText(column) is not null;

    /// <summary>The text of a column as it is now; empty where the row has none.</summary>
    /// <param name="column">0-based; out of range reads as empty.</param>
    public string GetText(int column)
    {
        if (ChangedText(column) is { } text) return text;
        return GetFoundText(column);
    }

    /// <summary>The text of a standard field as it is now; empty where there is no such column.</summary>
    /// <param name="field">A standard field.</param>
    public string GetText(ContactField field) => GetText(_layout.IndexOf(field));

    /// <summary>The text of a column as it was found.</summary>
    /// <param name="column">0-based; out of range reads as empty.</param>
    public string GetFoundText(int column)
    {
        if ((uint)column >= (uint)_found) return ConstantOf(column);
        ReadOnlySpan<byte> raw = RawField(column);
        if (raw.IsEmpty) return string.Empty;
        string text = raw[0] == (byte)'"' && _layout.Dialect.Delimiter != '\0' ? PackedRecord.Unquote(raw) : Encoding.UTF8.GetString(raw);
        return _layout.Dialect.Disarmed ? FormulaText.Restore(text) : text;
    }

    /// <summary>Whether a column is empty or white space, without making a string of it.</summary>
    /// <param name="column">0-based; out of range is blank.</param>
    public bool IsBlank(int column)
    {
        if (ChangedText(column) is { } text) return string.IsNullOrWhiteSpace(text);
        if ((uint)column >= (uint)_found) return string.IsNullOrWhiteSpace(ConstantOf(column));
        ReadOnlySpan<byte> raw = RawField(column);
        return raw.IsEmpty || (!PlainValue.IsVisible(raw) && raw.Length <= 64 && string.IsNullOrWhiteSpace(GetFoundText(column)));
    }

    /// <summary>
    /// The value of a column: <see cref="DateTime"/>, <see cref="long"/> or <see cref="bool"/> where the field has such a type and
    /// its text parses, else the text; null where a typed field is empty. Nothing that stands in a list reads as nothing.
    /// </summary>
    /// <param name="column">0-based.</param>
    public object? GetValue(int column)
    {
        if ((uint)column >= (uint)_layout.Columns.Count) return null;
        FieldKind kind = ContactFields.KindOf(_layout.Columns[column].Field);
        if (kind == FieldKind.Text) return GetText(column);
        if (IsBlank(column)) return null;
        object? parsed = kind switch
        {
            FieldKind.Date => GetDate(column),
            FieldKind.Number => GetNumber(column),
            _ => GetBoolean(column),
        };
        return parsed ?? GetText(column);
    }

    /// <summary>The date in a standard field, or null.</summary>
    /// <param name="field">A standard field.</param>
    public DateTime? GetDate(ContactField field) => GetDate(_layout.IndexOf(field));

    /// <summary>The date in a column, or null where it is empty, no date, or ambiguous.</summary>
    /// <param name="column">0-based.</param>
    public DateTime? GetDate(int column)
    {
        if (TryPlain(column, out ReadOnlySpan<byte> raw) && PlainValue.TryDate(raw, out DateTime plain)) return plain;
        if (IsBlank(column)) return null;
        return DateText.TryParse(GetText(column), _layout.Columns[column].DateOrder, out DateTime date) ? date : null;
    }

    /// <summary>The whole number in a standard field, or null.</summary>
    /// <param name="field">A standard field.</param>
    public long? GetNumber(ContactField field) => GetNumber(_layout.IndexOf(field));

    /// <summary>The whole number in a column, or null. Exports that write counts as 3.0 or 1.234 (in a column that writes decimals with a comma) are understood.</summary>
    /// <param name="column">0-based.</param>
    public long? GetNumber(int column)
    {
        if (TryPlain(column, out ReadOnlySpan<byte> raw) && PlainValue.TryNumber(raw, out long plain)) return plain;
        if (IsBlank(column)) return null;
        return NumberText.TryParse(GetText(column), _layout.Columns[column].NumberStyle, out decimal number)
            && decimal.Truncate(number) == number && Math.Abs(number) <= long.MaxValue ? (long)number : null;
    }

    /// <summary>The yes or no in a standard field, or null.</summary>
    /// <param name="field">A standard field.</param>
    public bool? GetBoolean(ContactField field) => GetBoolean(_layout.IndexOf(field));

    /// <summary>The yes or no in a column, or null where it is empty or neither.</summary>
    /// <param name="column">0-based.</param>
    public bool? GetBoolean(int column) => IsBlank(column) ? null : BooleanText.Parse(GetText(column));

    /// <summary>Sets the text of a column and records the change.</summary>
    /// <param name="column">0-based.</param>
    /// <param name="text">The new text; null is empty.</param>
    /// <param name="rule">The id of the rule that changes it.</param>
    /// <returns>Whether the text differed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public bool Change(int column, string? text, string rule)
    {
        if ((uint)column >= (uint)_layout.Columns.Count) throw new ArgumentOutOfRangeException(nameof(column));
        text ??= string.Empty;
        string before = GetText(column);
        if (string.Equals(before, text, StringComparison.Ordinal)) return false;
        Overlay(column, text);
        Notes.Changes.Add(new FieldChange(_layout.Columns[column].Name, before, text, rule));
        return true;
    }

    /// <summary>Sets the text of a standard field, adding the column where the list has none, and records the change.</summary>
    /// <param name="field">A standard field.</param>
    /// <param name="text">The new text; null is empty.</param>
    /// <param name="rule">The id of the rule that changes it.</param>
    /// <returns>Whether the text differed.</returns>
    public bool Change(ContactField field, string? text, string rule)
    {
        if (_layout.IndexOf(field) < 0)
        {
            if (string.IsNullOrEmpty(text)) return false;
            _layout = _layout.With(field);
        }
        return Change(_layout.IndexOf(field), text, rule);
    }

    /// <summary>Gives the contact a column for a standard field, empty where its list has none.</summary>
    /// <param name="field">A standard field.</param>
    public void AddColumn(ContactField field) => _layout = _layout.With(field);

    /// <summary>Gives the contact a column of its own name, such as a reason for a file of removed contacts.</summary>
    /// <param name="name">The column's name and header.</param>
    /// <returns>The column.</returns>
    public int AddColumn(string name)
    {
        _layout = _layout.With(name);
        return _layout.IndexOf(name);
    }

    /// <summary>What was changed since the contact was read, in order.</summary>
    public IReadOnlyList<FieldChange> GetChanges() => _notes?.Changes ?? (IReadOnlyList<FieldChange>)[];

    /// <summary>Fixes a person should decide on.</summary>
    public IReadOnlyList<FieldSuggestion> GetSuggestions() => _notes?.Suggestions ?? (IReadOnlyList<FieldSuggestion>)[];

    /// <summary>The findings attached by <c>-PassThru</c>, in order.</summary>
    public IReadOnlyList<Finding> GetFindings() => _notes?.Findings ?? (IReadOnlyList<Finding>)[];

    /// <summary>The latest attached finding of a kind, or null.</summary>
    /// <typeparam name="T">The kind of finding.</typeparam>
    public T? GetFinding<T>() where T : Finding
    {
        if (_notes is null) return null;
        for (int i = _notes.Findings.Count - 1; i >= 0; i--)
            if (_notes.Findings[i] is T finding) return finding;
        return null;
    }

    /// <summary>Attaches a finding.</summary>
    /// <param name="finding">A finding about this contact.</param>
    public void Attach(Finding finding) => Notes.Findings.Add(finding);

    /// <summary>Adds a suggestion, once.</summary>
    /// <param name="suggestion">A fix a person should decide on.</param>
    public void Suggest(FieldSuggestion suggestion)
    {
        if (!Notes.Suggestions.Contains(suggestion)) Notes.Suggestions.Add(suggestion);
    }

    /// <summary>Takes a suggestion back: it was decided on.</summary>
    internal void Withdraw(FieldSuggestion suggestion) => _notes?.Suggestions.Remove(suggestion);

    /// <summary>Whether the contact shows what would be (-WhatIf) rather than what is; such a contact is never written over a file.</summary>
    public bool IsPlanned() => _notes?.Planned ?? false;

    /// <summary>Marks the contact as planned.</summary>
    public void MarkPlanned() => Notes.Planned = true;

    /// <summary>Whether a finding brought the contact to the cmdlet it comes from, without the others of its list; such contacts never replace a list.</summary>
    public bool IsFound() => _notes?.Found ?? false;

    /// <summary>Marks the contact as brought by a finding.</summary>
    public void MarkFound() => Notes.Found = true;

    /// <summary>How many of the changes are in the journal of a run, and of which run last.</summary>
    internal (int Count, long Run) Journaled => _notes?.Journaled ?? default;

    /// <summary>Whether there are changes that no run knows of, such as those of a script.</summary>
    internal bool HasUnjournaledChanges => _notes is { } notes && notes.Changes.Count > notes.Journaled.Count;

    /// <summary>Notes that the first changes are in a run's journal.</summary>
    internal void MarkJournaled(int count, long run) => Notes.Journaled = (count, run);

    /// <summary>A copy that can be changed without changing this one.</summary>
    public Contact Copy() => new(this);

    /// <summary>A copy with only its first changes noted; its values stay. For a record of changes, not for output.</summary>
    internal Contact WithChanges(int count)
    {
        Contact copy = Copy();
        if (copy._notes is { } notes && notes.Changes.Count > count) notes.Changes.RemoveRange(count, notes.Changes.Count - count);
        return copy;
    }

    /// <summary>The id, else the e-mail address, else the source and line: enough to name the contact in a message.</summary>
    public override string ToString()
    {
        string id = GetText(ContactField.Id);
        if (id.Length > 0) return id;
        string email = GetText(ContactField.Email);
        return email.Length > 0 ? email : string.Create(CultureInfo.InvariantCulture, $"{_layout.SourceName}:{_line}");
    }

    /// <summary>How the row ends where it ends otherwise than its list does; see <see cref="CrmHygiene.LineEnd"/>.</summary>
    internal byte LineEnd { get; set; }

    /// <summary>The number of fields the row was found with.</summary>
    internal int FoundFieldCount => _found;

    /// <summary>The raw bytes of the row as found, UTF-8, without its line end.</summary>
    internal ReadOnlySpan<byte> RawRecord => _record.AsSpan(PackedRecord.HeaderLength(_found, _wide));

    /// <summary>The raw bytes of a field as found, quotes included.</summary>
    internal ReadOnlySpan<byte> RawField(int column) => PackedRecord.Field(_record, _found, _wide, column);

    // The bytes of a value that nobody changed.
    private bool TryPlain(int column, out ReadOnlySpan<byte> raw)
    {
        bool found = (uint)column < (uint)_found && !IsChanged(column);
        raw = found ? RawField(column) : default;
        return found;
    }

    private string ConstantOf(int column) => (uint)column < (uint)_layout.Columns.Count ? _layout.Columns[column].Constant ?? string.Empty : string.Empty;

    private ContactNotes Notes => _notes ??= new ContactNotes();

    // A few of many columns change, so each change is found by looking through them.
    private string? ChangedText(int column)
    {
        if (_changed is null) return null;
        foreach (ref readonly ChangedValue changed in _changed.AsSpan())
            if (changed.Column == column) return changed.Text;
        return null;
    }

    private void Overlay(int column, string text)
    {
        int at = _changed is null ? -1 : Array.FindIndex(_changed, c => c.Column == column);
        if (at >= 0)
        {
            _changed![at] = new ChangedValue(column, text);
            return;
        }
        ChangedValue[] more = new ChangedValue[(_changed?.Length ?? 0) + 1];
        _changed?.CopyTo(more, 0);
        more[^1] = new ChangedValue(column, text);
        _changed = more;
    }

    private readonly record struct ChangedValue(int Column, string Text);
}
