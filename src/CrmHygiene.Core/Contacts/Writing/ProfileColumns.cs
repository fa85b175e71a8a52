using System.Globalization;
using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>The columns and values of a list as one system's importer takes them.</summary>
internal sealed class ProfileColumns(HeaderProfile profile)
{
    private readonly Dictionary<ContactField, int> _order = profile.Fields.Select((f, i) => (f.Key, i)).DistinctBy(f => f.Key).ToDictionary(f => f.Key, f => f.i);

    /// <summary>The columns with the system's headers, in its order; columns it does not know stand behind, or are left out.</summary>
    public IEnumerable<ContactColumn> Arrange(IEnumerable<ContactColumn> columns, bool ordered)
    {
        IEnumerable<ContactColumn> kept = columns.Where(c => !Drops(c));
        if (!ordered) kept = kept.OrderBy(c => _order.GetValueOrDefault(c.Field, int.MaxValue));
        return kept.Select(Rename);
    }

    public bool Drops(ContactColumn column) => !profile.Write.UnknownColumns && !_order.ContainsKey(column.Field);

    public ContactColumn Rename(ContactColumn column) =>
        column.Field == ContactField.None ? column
        : profile.Write.Headers.TryGetValue(column.Field, out string? header) ? column with { Header = header }
        : profile.Fields.FirstOrDefault(f => f.Key == column.Field).Value is [var preferred, ..] ? column with { Header = preferred } : column;

    public ContactDialect Apply(ContactDialect dialect, ContactWriteOptions options) => dialect with
    {
        Delimiter = options.Delimiter ?? (profile.Delimiters.Count > 0 && dialect.Delimiter == ContactDialect.Default.Delimiter ? profile.Delimiters[0] : dialect.Delimiter),
        EncodingName = profile.Write.Encoding ?? dialect.EncodingName,
        ByteOrderMark = options.ByteOrderMark ?? profile.Write.ByteOrderMark,
    };

    /// <summary>The text of a column: dates and yes-or-no in the system's form where it states one; what does not parse stays.</summary>
    public string Text(Contact contact, int column)
    {
        FieldKind kind = ContactFields.KindOf(contact.GetLayout().Columns[column].Field);
        if (kind == FieldKind.Date && profile.Write.DateFormat is { } format && contact.GetDate(column) is { } date) return date.ToString(format, CultureInfo.InvariantCulture);
        if (kind == FieldKind.Boolean && profile.Write.Yes is { } yes && contact.GetBoolean(column) is { } value) return value ? yes : profile.Write.No ?? string.Empty;
        return contact.GetText(column);
    }
}
