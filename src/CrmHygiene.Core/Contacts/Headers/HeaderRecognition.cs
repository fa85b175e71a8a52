namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>Columns for the headers of a list.</summary>
public static class HeaderRecognition
{
    /// <summary>Recognises headers by the standard names.</summary>
    /// <param name="headers">The headers as found.</param>
    public static IReadOnlyList<ContactColumn> Recognize(IReadOnlyList<string> headers) =>
        headers.Select(h => ContactFields.TryParse(h.Replace(" ", "", StringComparison.Ordinal), out ContactField field)
            ? new ContactColumn(ContactFields.NameOf(field), h, field) : new ContactColumn(h, h, ContactField.None)).ToArray();
}
