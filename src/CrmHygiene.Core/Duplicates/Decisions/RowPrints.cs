using System.Text;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Decisions;

/// <summary>
/// What a row is recognised by when it comes again, perhaps in another list, with another id, another order of columns or
/// one value mended: all its values together, and its names with each address, number or birth date. Thread-safe.
/// </summary>
internal sealed class RowPrints
{
    private readonly RecordTable _table;
    private readonly List<(int Column, EvidenceKind Kind, DateOrder Order)> _columns = [];

    /// <summary>Prepares the columns: by what they are called, so that a list of one row has the same prints as a long one.</summary>
    public RowPrints(RecordTable table, IReadOnlyList<ColumnProfile> profiles)
    {
        _table = table;
        List<(int, EvidenceKind, DateOrder)> others = [];
        foreach (ColumnProfile profile in profiles)
        {
            RecordColumn column = table.Columns[profile.Index];
            if (column.Field == ContactField.Id) continue;
            if ((FieldKinds.Of(column.Field) ?? NameHints.Of(column.Name) ?? (IsOwn(profile.Kind) ? profile.Kind : null)) is { } kind)
            {
                if (kind != EvidenceKind.Ignored) _columns.Add((profile.Index, kind, profile.DateOrder));
            }
            else if (profile.Kind != EvidenceKind.Ignored) others.Add((profile.Index, profile.Kind, profile.DateOrder));
        }
        // what nobody knows the meaning of changes from list to list; it counts only where there is nothing else
        if (_columns.Count == 0) _columns = others;
    }

    /// <summary>All values together first.</summary>
    public IReadOnlyList<string> Of(int row)
    {
        List<string> values = [], own = [], names = [];
        foreach ((int column, EvidenceKind kind, DateOrder order) in _columns)
        {
            if (Fold(row, column, kind, order) is not { } value) continue;
            if (kind is EvidenceKind.GivenName or EvidenceKind.Surname or EvidenceKind.FullName) names.Add($"{kind}={value}");
            else if (IsOwn(kind)) own.Add($"{kind}={value}");
            else values.Add(value);
        }
        names.Sort(StringComparer.Ordinal);
        string name = string.Join('\n', names);
        HashSet<string> prints = [string.Join('\n', values.Concat(own).Order(StringComparer.Ordinal).Prepend(name))];
        foreach (string value in own) prints.Add($"{name}\n{value}");
        return [.. prints];
    }

    /// <summary>The e-mail address of a row, folded; null where it has none.</summary>
    public string? AddressOf(int row)
    {
        foreach ((int column, EvidenceKind kind, DateOrder order) in _columns)
            if (kind == EvidenceKind.Email && Fold(row, column, kind, order) is { } address) return address;
        return null;
    }

    private static bool IsOwn(EvidenceKind kind) => kind is EvidenceKind.Email or EvidenceKind.Phone or EvidenceKind.Identifier or EvidenceKind.Date;

    private string? Fold(int row, int column, EvidenceKind kind, DateOrder order)
    {
        ReadOnlySpan<byte> text = _table.Pool(column)[_table.Cells(column)[row]];
        if (text.IsEmpty) return null;
        if (text.Length > 250) text = text[..250];
        Span<byte> target = stackalloc byte[4 * text.Length + 16];
        int length = ValueFolder.Apply(text, kind, order, target);
        return length == 0 ? null : Encoding.UTF8.GetString(target[..length]);
    }
}
