namespace CrmHygiene.Core.Duplicates.Records;

/// <summary>
/// Contacts as a <see cref="RecordTable"/>: layouts may differ from contact to contact; standard fields meet by field, the
/// others by name. Keeps the contacts. Not thread-safe while it is filled.
/// </summary>
public sealed class ContactTable
{
    private readonly List<Contact> _contacts = [];
    private readonly Dictionary<ContactLayout, int[]> _maps = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(ContactField, string), int> _columns = [];
    private ContactLayout? _lastLayout;
    private int[] _lastMap = [];

    /// <summary>The rows.</summary>
    public RecordTable Table { get; } = new([]);

    /// <summary>The contacts, in order; the index is the row.</summary>
    public IReadOnlyList<Contact> Contacts => _contacts;

    /// <summary>Adds a contact as it is now.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>Its 0-based row.</returns>
    public int Add(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ContactLayout layout = contact.GetLayout();
        if (!ReferenceEquals(layout, _lastLayout)) (_lastLayout, _lastMap) = (layout, MapOf(layout));
        int row = Table.AddRow();
        for (int i = 0; i < _lastMap.Length; i++)
            if (_lastMap[i] >= 0 && !contact.IsBlank(i)) Table.Set(row, _lastMap[i], contact.GetText(i));
        _contacts.Add(contact);
        return row;
    }

    /// <summary>The first so many contacts are the reference that new ones are compared with.</summary>
    public int ReferenceCount { get; private set; }

    /// <summary>Makes the contacts so far the reference.</summary>
    public void EndReference() => ReferenceCount = _contacts.Count;

    /// <summary>Finds the groups among the contacts.</summary>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public DuplicateResult Find(DuplicateOptions? options = null) => DuplicateFinder.Find(Table, (options ?? new DuplicateOptions()) with { ReferenceRows = ReferenceCount }, row => _contacts[row]);

    private int[] MapOf(ContactLayout layout)
    {
        if (_maps.TryGetValue(layout, out int[]? known)) return known;
        int[] map = new int[layout.Columns.Count];
        HashSet<int> taken = [];
        for (int i = 0; i < map.Length; i++)
        {
            ContactColumn column = layout.Columns[i];
            // what says nothing about who it is costs no memory
            if (column.Field is not (ContactField.None or ContactField.Salutation) && Profiling.FieldKinds.Of(column.Field) == Profiling.EvidenceKind.Ignored)
            {
                map[i] = -1;
                continue;
            }
            bool first = column.Field != ContactField.None && layout.IndexOf(column.Field) == i;
            (ContactField, string) key = first ? (column.Field, string.Empty) : (column.Field, column.Name.ToUpperInvariant());
            if (!_columns.TryGetValue(key, out int index) || taken.Contains(index))
                _columns[key] = index = Table.AddColumn(new RecordColumn(column.Name, column.Field));
            taken.Add(index);
            map[i] = index;
        }
        return _maps[layout] = map;
    }
}
