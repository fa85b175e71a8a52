using CrmHygiene.Core.Standards.Countries;

namespace CrmHygiene.Core.Verification.Phones;

/// <summary>Judges phone numbers. Thread-safe; nobody is called.</summary>
public static class PhoneVerifier
{
    /// <summary>Judges a number.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="region">The country of a national number, ISO 3166-1 alpha-2; null where unknown.</param>
    /// <param name="contact">The contact the number belongs to, or null.</param>
    /// <param name="field">The field the number stands in.</param>
    public static PhoneFinding Verify(string? text, string? region = null, Contact? contact = null, ContactField field = ContactField.None)
    {
        string? home = contact is null ? null : RegionOf(contact);
        PhoneResult result = PhoneParser.Parse(text, home ?? region);
        string found = result.Region;
        bool mismatch = home is not null && found.Length == 2 && found != home && result.IsAssigned && !SharesPlan(found, home);
        PhoneReason reason = mismatch && result.Reason is PhoneReason.Assigned or PhoneReason.Fictional && mismatch ? PhoneReason.CountryMismatch : result.Reason;
        return new PhoneFinding(contact, field == ContactField.None ? string.Empty : ContactFields.NameOf(field), text ?? string.Empty, reason)
        {
            E164 = result.E164,
            National = result.National,
            International = result.International,
            Extension = result.Extension,
            Type = result.Type,
            Region = found,
            IsCountryMismatch = mismatch,
            IsPossible = result.IsPossible,
            IsVanity = result.IsVanity,
            OtherNumbers = [.. result.Others.Select(o => o.E164)],
        };
    }

    /// <summary>Judges every phone number a contact has, in the order of its columns; one finding with reason NumberMissing where it has none.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="defaultRegion">The country where the contact names none, ISO 3166-1 alpha-2; null where unknown.</param>
    public static IReadOnlyList<PhoneFinding> Verify(Contact contact, string? defaultRegion = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        List<PhoneFinding> findings = [];
        IReadOnlyList<ContactColumn> columns = contact.GetLayout().Columns;
        for (int i = 0; i < columns.Count; i++)
            if (ContactFields.IsPhone(columns[i].Field) && !contact.IsBlank(i)) findings.Add(Verify(contact.GetText(i), defaultRegion, contact, columns[i].Field));
        if (findings.Count == 0) findings.Add(Verify(null, defaultRegion, contact, ContactField.Phone));
        return findings;
    }

    /// <summary>The country of a contact as alpha-2 code, from its country code, else its country; null where it names none.</summary>
    /// <param name="contact">The contact.</param>
    public static string? RegionOf(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ContactLayout layout = contact.GetLayout();
        int code = layout.IndexOf(ContactField.CountryCode);
        if (code >= 0 && !contact.IsBlank(code) && CountryCatalog.Find(contact.GetText(code)) is { } byCode) return byCode.Alpha2;
        int name = layout.IndexOf(ContactField.Country);
        return name >= 0 && !contact.IsBlank(name) ? CountryCatalog.Find(contact.GetText(name))?.Alpha2 : null;
    }

    // Countries that share a calling code often share ranges too: Jersey and Britain, Vatican and Italy.
    private static bool SharesPlan(string region, string other)
    {
        PhoneNumbers.PhoneNumberUtil util = PhoneNumbers.PhoneNumberUtil.GetInstance();
        int code = util.GetCountryCodeForRegion(region);
        return code != 1 && code != 0 && code == util.GetCountryCodeForRegion(other);
    }
}
