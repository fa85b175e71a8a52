using System.Text;
using CrmHygiene.Core.Contacts.VCards;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>
/// Writes contacts as vCards, version 3.0 (RFC 2426) or 4.0 (RFC 6350). Standard fields become the card's properties; every
/// other column with a value an <c>X-</c> property, so that nothing is lost.
/// </summary>
public sealed class VCardContactWriter : IContactWriter
{
    private static readonly ContactField[] Mapped =
    [
        ContactField.Id, ContactField.FullName, ContactField.FirstName, ContactField.LastName, ContactField.MiddleName, ContactField.Salutation, ContactField.NameSuffix,
        ContactField.Nickname, ContactField.Email, ContactField.AlternateEmail, ContactField.Phone, ContactField.MobilePhone, ContactField.HomePhone, ContactField.Fax,
        ContactField.Company, ContactField.Department, ContactField.JobTitle, ContactField.Website, ContactField.Street, ContactField.Street2, ContactField.City,
        ContactField.State, ContactField.PostalCode, ContactField.Country, ContactField.BirthDate, ContactField.UpdatedAt, ContactField.Tags, ContactField.Notes,
    ];

    private readonly AtomicFile _file;
    private readonly ContactWriteOptions _options;

    /// <summary>Starts a file; it appears when <see cref="Complete"/> is called.</summary>
    /// <param name="path">The destination.</param>
    /// <param name="options">How to write it.</param>
    /// <exception cref="ContactFileException">The destination cannot be written.</exception>
    public VCardContactWriter(string path, ContactWriteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _file = new AtomicFile(path, options.Overwrite);
    }

    /// <inheritdoc/>
    public string Path => _file.Path;

    /// <inheritdoc/>
    public long Rows { get; private set; }

    /// <inheritdoc/>
    public bool EncodingWidened => false;

    /// <inheritdoc/>
    public long FormulaCells => 0;

    private bool IsOld => _options.VCardVersion == "3.0";

    /// <inheritdoc/>
    public void Write(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var card = new VCardText();
        card.Line("BEGIN:VCARD");
        card.Line("VERSION:" + (IsOld ? "3.0" : "4.0"));
        string Text(ContactField field) => IsChosen(contact, field) ? contact.GetText(field).Trim() : string.Empty;
        card.AddAlways("FN", FormattedName(contact, Text));
        card.AddParts("N", Text(ContactField.LastName), Text(ContactField.FirstName), Text(ContactField.MiddleName), Text(ContactField.Salutation), Text(ContactField.NameSuffix));
        card.Add("UID", Text(ContactField.Id));
        card.Add("NICKNAME", Text(ContactField.Nickname));
        card.Add(IsOld ? "EMAIL;TYPE=INTERNET,PREF" : "EMAIL;PREF=1", Text(ContactField.Email));
        card.Add(IsOld ? "EMAIL;TYPE=INTERNET" : "EMAIL", Text(ContactField.AlternateEmail));
        card.Add("TEL;TYPE=WORK,VOICE", Text(ContactField.Phone));
        card.Add("TEL;TYPE=CELL", Text(ContactField.MobilePhone));
        card.Add("TEL;TYPE=HOME,VOICE", Text(ContactField.HomePhone));
        card.Add("TEL;TYPE=FAX", Text(ContactField.Fax));
        if (Text(ContactField.Company).Length + Text(ContactField.Department).Length > 0)
            card.AddParts("ORG", Text(ContactField.Department) is { Length: > 0 } department ? [Text(ContactField.Company), department] : [Text(ContactField.Company)]);
        card.Add("TITLE", Text(ContactField.JobTitle));
        card.Add("URL", Text(ContactField.Website));
        card.AddParts("ADR;TYPE=WORK", string.Empty, Text(ContactField.Street2), Text(ContactField.Street), Text(ContactField.City), Text(ContactField.State), Text(ContactField.PostalCode), Text(ContactField.Country));
        card.Add("BDAY", contact.GetDate(ContactField.BirthDate) is { } day && IsChosen(contact, ContactField.BirthDate) ? day.ToString(IsOld ? "yyyy-MM-dd" : "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) : Text(ContactField.BirthDate));
        card.Add("REV", Text(ContactField.UpdatedAt));
        card.AddList("CATEGORIES", Text(ContactField.Tags).Split(';', StringSplitOptions.TrimEntries));
        card.Add("NOTE", IsChosen(contact, ContactField.Notes) ? contact.GetText(ContactField.Notes) : string.Empty);
        AddOthers(contact, card);
        card.Line("END:VCARD");
        _file.Stream.Write(Encoding.UTF8.GetBytes(card.ToString()));
        Rows++;
    }

    /// <inheritdoc/>
    public void Complete(ContactLayout? layout = null, Action<Stream>? beforeMove = null)
    {
        _file.Stream.Flush();
        beforeMove?.Invoke(_file.Stream);
        _file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void AddOthers(Contact contact, VCardText card)
    {
        IReadOnlyList<ContactColumn> columns = contact.GetLayout().Columns;
        for (int i = 0; i < columns.Count; i++)
        {
            ContactColumn column = columns[i];
            if (contact.IsBlank(i) || !IsChosen(column) || (Array.IndexOf(Mapped, column.Field) >= 0 && contact.GetLayout().IndexOf(column.Field) == i)) continue;
            card.Add(PropertyName(column.Field == ContactField.None ? column.Header : column.Name), contact.GetText(i));
        }
    }

    private static string PropertyName(string header)
    {
        string name = string.Concat(header.Trim().ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        if (name.Length == 0) name = "COLUMN";
        return name is "ROLE" or "IMPP" or "ANNIVERSARY" or "RELATED" or "KIND" or "GEO" or "TZ" || name.StartsWith("X-", StringComparison.Ordinal) ? name : "X-" + name;
    }

    private static string FormattedName(Contact contact, Func<ContactField, string> text)
    {
        if (text(ContactField.FullName) is { Length: > 0 } full) return full;
        string joined = string.Join(' ', new[] { text(ContactField.FirstName), text(ContactField.MiddleName), text(ContactField.LastName) }.Where(t => t.Length > 0));
        if (joined.Length > 0) return joined;
        return text(ContactField.Company) is { Length: > 0 } company ? company : text(ContactField.Email) is { Length: > 0 } email ? email : contact.GetText(ContactField.Id);
    }

    private bool IsChosen(Contact contact, ContactField field)
    {
        int column = contact.GetLayout().IndexOf(field);
        return column >= 0 && IsChosen(contact.GetLayout().Columns[column]);
    }

    private bool IsChosen(ContactColumn column) =>
        _options.Columns is null || _options.Columns.Any(n => n.Equals(column.Name, StringComparison.OrdinalIgnoreCase) || n.Equals(column.Header.Trim(), StringComparison.OrdinalIgnoreCase));
}
