using System.Text;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>The row a contact was found as, for a rejects file.</summary>
public static class RowText
{
    /// <summary>The row as found; for contacts of objects their values with commas.</summary>
    /// <param name="contact">A contact.</param>
    public static string Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return contact.GetLayout().Dialect.Delimiter != '\0' ? Encoding.UTF8.GetString(contact.RawRecord)
            : string.Join(',', Enumerable.Range(0, contact.FoundFieldCount).Select(contact.GetFoundText));
    }

    /// <summary>A contact as a rejected row, so that the rejects file can be mended and imported like any other.</summary>
    /// <param name="contact">A contact, as it was read.</param>
    /// <param name="address">The address it is rejected for; names the column.</param>
    /// <param name="problem">What is wrong, a stable word.</param>
    /// <param name="message">What is wrong, without values.</param>
    public static RowReject Reject(Contact contact, string address, string problem, string message)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ContactLayout layout = contact.GetLayout();
        int[] found = [.. Enumerable.Range(0, Math.Min(contact.FoundFieldCount, layout.Columns.Count))];
        int column = Array.FindIndex(found, i => ContactFields.IsEmail(layout.Columns[i].Field) && contact.GetText(i).Contains(address, StringComparison.OrdinalIgnoreCase));
        return new RowReject(layout.SourceName, contact.GetLine(), problem, message, Of(contact))
        {
            Column = column < 0 ? string.Empty : layout.Columns[column].Header,
            Headers = [.. found.Select(i => layout.Columns[i].Header)],
            Fields = [.. found.Select(contact.GetFoundText)],
        };
    }
}
