using System.Globalization;

namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>Gives columns property names that no other column or standard field has.</summary>
internal static class ColumnNames
{
    public static IReadOnlyList<ContactColumn> Columns(IReadOnlyList<string> headers, IReadOnlyList<ContactField> fields, DateOrder dateOrder)
    {
        // Standard names are taken even where no column has them: a field may be added later.
        HashSet<string> taken = new(ContactFields.All.Select(ContactFields.NameOf), StringComparer.OrdinalIgnoreCase);
        ContactColumn[] columns = new ContactColumn[headers.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            ContactField field = fields[i];
            string name = field != ContactField.None ? ContactFields.NameOf(field) : Unique(headers[i].Trim(), i, taken);
            columns[i] = new ContactColumn(name, headers[i], field, ContactFields.KindOf(field) == FieldKind.Date ? dateOrder : DateOrder.Unknown);
        }
        return columns;
    }

    private static string Unique(string header, int column, HashSet<string> taken)
    {
        string wanted = header.Length > 0 ? header : string.Create(CultureInfo.InvariantCulture, $"Column {column + 1}");
        string name = wanted;
        for (int n = 2; !taken.Add(name); n++) name = string.Create(CultureInfo.InvariantCulture, $"{wanted} ({n})");
        return name;
    }
}
