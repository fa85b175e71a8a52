namespace CrmHygiene.Core.Changes.Journal;

/// <summary>A row of the list an undo works on: its raw fields, made only where one of them changes.</summary>
internal sealed class UndoRow(int source, long line, Contact? current, int columns, byte[][]? fields)
{
    private byte[][]? _fields = fields;

    public int Source => source;
    public long Line => line;

    /// <summary>Whether the row is as the file has it.</summary>
    public bool IsUntouched => _fields is null;

    /// <summary>Whether the undo put the row into the list.</summary>
    public bool IsNew => current is null;

    /// <summary>The key of the row as the file has it.</summary>
    public string Key => current is null ? string.Empty : RowEntry.KeyOf(current);

    public byte[] this[int column]
    {
        get => _fields is not null ? _fields[column] : column < current!.FoundFieldCount ? current.RawField(column).ToArray() : [];
        set
        {
            _fields ??= [.. Enumerable.Range(0, columns).Select(i => this[i])];
            _fields[column] = value;
        }
    }

    public string Text(int column, char delimiter)
    {
        byte[] raw = this[column];
        return raw.Length > 0 && raw[0] == (byte)'"' && delimiter != '\0' ? PackedRecord.Unquote(raw) : System.Text.Encoding.UTF8.GetString(raw);
    }

    /// <summary>The contact to write.</summary>
    public Contact ToContact(ContactLayout layout, bool reshaped)
    {
        if (IsUntouched && !reshaped) return current!;
        int count = layout.Columns.Count;
        return new Contact(layout, RawRows.Pack([.. Enumerable.Range(0, count).Select(i => this[i])], layout.Dialect.Delimiter), line) { LineEnd = current?.LineEnd ?? 0 };
    }
}
