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
}
