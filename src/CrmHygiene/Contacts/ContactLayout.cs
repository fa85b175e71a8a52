using System.Collections.Concurrent;

namespace CrmHygiene;

/// <summary>
/// The columns that all contacts of one source share. Immutable; contacts of one file point to the same layout, so a
/// contact costs no more than its own values.
/// </summary>
public sealed class ContactLayout
{
    private readonly ContactColumn[] _columns;
    private readonly short[] _byField;
    private readonly Dictionary<string, int> _byName;
    private readonly ConcurrentDictionary<string, ContactLayout> _extended = new(StringComparer.OrdinalIgnoreCase);
    private readonly SourceCounter _counter;
    private ContactLayout? _latest;

    /// <summary>Creates a layout.</summary>
    /// <param name="sourceName">The file or object source the contacts came from, for messages.</param>
    /// <param name="dialect">How the source is written.</param>
    /// <param name="columns">The columns in order. The first column of a field is the one standard access reads.</param>
    /// <exception cref="ArgumentException">There are more than 32,767 columns.</exception>
    public ContactLayout(string sourceName, ContactDialect dialect, IEnumerable<ContactColumn> columns) : this(sourceName, dialect, columns, new SourceCounter())
    {
    }

    private ContactLayout(string sourceName, ContactDialect dialect, IEnumerable<ContactColumn> columns, SourceCounter counter)
    {
        _counter = counter;
        SourceName = sourceName;
        Dialect = dialect;
        _columns = columns.ToArray();
        FoundColumnCount = _columns.Length;
        if (_columns.Length > short.MaxValue) throw new ArgumentException("A list has at most 32,767 columns.", nameof(columns));
        _byField = new short[ContactFields.Count];
        Array.Fill(_byField, (short)-1);
        _byName = new Dictionary<string, int>(_columns.Length * 2, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < _columns.Length; i++)
        {
            ContactColumn column = _columns[i];
            if (column.Field != ContactField.None && _byField[(int)column.Field] < 0) _byField[(int)column.Field] = (short)i;
            _byName.TryAdd(column.Name, i);
        }
        for (int i = 0; i < _columns.Length; i++) _byName.TryAdd(_columns[i].Header.Trim(), i);
    }

    /// <summary>The file or object source, for messages; a file's name without its folder.</summary>
    public string SourceName { get; }

    /// <summary>How the source is written.</summary>
    public ContactDialect Dialect { get; }

    /// <summary>The header profile the columns were recognised by, such as HubSpot; empty where by words alone.</summary>
    public string ProfileName { get; init; } = string.Empty;

    /// <summary>The columns in the order of the source.</summary>
    public IReadOnlyList<ContactColumn> Columns => _columns;

    /// <summary>The column of a standard field, or -1.</summary>
    /// <param name="field">A standard field.</param>
    public int IndexOf(ContactField field) => _byField[(int)field];

    /// <summary>The column of a property name or header, ignoring case, or -1.</summary>
    /// <param name="name">Such as <c>Email</c>, <c>E-mail address</c> or <c>Deal Stage</c>.</param>
    public int IndexOf(string name) => _byName.TryGetValue(name, out int index) ? index : -1;

    /// <summary>Number of contacts the source has given so far; the base of removal limits.</summary>
    public long SourceContactCount => _counter.Value;

    /// <summary>Identifies the source: layouts with added columns have the identity of the layout they came from.</summary>
    public object SourceIdentity => _counter;

    /// <summary>This layout with one more column for a standard field; the same layout where it has one already.</summary>
    /// <param name="field">A standard field.</param>
    public ContactLayout With(ContactField field)
    {
        if (IndexOf(field) >= 0) return this;
        // Contacts of a list get the same column one after the other.
        ContactLayout? latest = _latest;
        if (latest is not null && latest._columns.Length == _columns.Length + 1 && latest._columns[^1].Field == field) return latest;
        return _latest = With(new ContactColumn(ContactFields.NameOf(field), ContactFields.NameOf(field), field));
    }

    /// <summary>This layout with one more column that is no standard field; the same layout where it has one of that name.</summary>
    /// <param name="name">The column's name and header.</param>
    public ContactLayout With(string name) => IndexOf(name) >= 0 ? this : With(new ContactColumn(name, name, ContactField.None));

    /// <summary>The columns the source itself has; columns behind them were added since.</summary>
    internal int FoundColumnCount { get; init; }

    /// <summary>Counts one more contact of the source.</summary>
    internal void CountContact() => _counter.Value++;

    private ContactLayout With(ContactColumn column) => _extended.GetOrAdd(column.Name, static (_, a) =>
        new ContactLayout(a.Self.SourceName, a.Self.Dialect, a.Self._columns.Append(a.Column), a.Self._counter) { ProfileName = a.Self.ProfileName, FoundColumnCount = a.Self.FoundColumnCount }, (Self: this, Column: column));

    private sealed class SourceCounter
    {
        public long Value;
    }
}
