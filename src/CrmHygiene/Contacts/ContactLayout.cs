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
    private readonly ConcurrentDictionary<ContactField, ContactLayout> _extended = new();

    /// <summary>Creates a layout.</summary>
    /// <param name="sourceName">The file or object source the contacts came from, for messages.</param>
    /// <param name="dialect">How the source is written.</param>
    /// <param name="columns">The columns in order. The first column of a field is the one standard access reads.</param>
    /// <exception cref="ArgumentException">There are more than 32,767 columns.</exception>
    public ContactLayout(string sourceName, ContactDialect dialect, IEnumerable<ContactColumn> columns)
    {
        SourceName = sourceName;
        Dialect = dialect;
        _columns = columns.ToArray();
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

    /// <summary>The columns in the order of the source.</summary>
    public IReadOnlyList<ContactColumn> Columns => _columns;

    /// <summary>The column of a standard field, or -1.</summary>
    /// <param name="field">A standard field.</param>
    public int IndexOf(ContactField field) => _byField[(int)field];

    /// <summary>The column of a property name or header, ignoring case, or -1.</summary>
    /// <param name="name">Such as <c>Email</c>, <c>E-mail address</c> or <c>Deal Stage</c>.</param>
    public int IndexOf(string name) => _byName.TryGetValue(name, out int index) ? index : -1;

    /// <summary>This layout with one more column for a standard field; the same layout where it has one already.</summary>
    /// <param name="field">A standard field.</param>
    public ContactLayout With(ContactField field) => IndexOf(field) >= 0 ? this : _extended.GetOrAdd(field, static (f, self) =>
        new ContactLayout(self.SourceName, self.Dialect, self._columns.Append(new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f))), this);
}
