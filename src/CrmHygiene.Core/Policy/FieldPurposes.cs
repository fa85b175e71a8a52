namespace CrmHygiene.Core.Policy;

/// <summary>What standard fields are usually collected for and how they are written, as a start for a policy and a guide.</summary>
internal static class FieldPurposes
{
    public static string PurposeOf(ContactField field) => field switch
    {
        ContactField.FirstName or ContactField.LastName or ContactField.FullName => "To address people by their name.",
        ContactField.Email => "To write to people; the key most systems know a contact by.",
        ContactField.Phone or ContactField.MobilePhone => "To call people who expect it.",
        ContactField.Company => "To know the organisation and find its other contacts.",
        ContactField.JobTitle => "To write to the right person.",
        ContactField.Country or ContactField.CountryCode => "To know the law, the language and the dialling code.",
        ContactField.LeadSource => "To know where contacts come from and which sources are worth it.",
        ContactField.Owner => "To know who of us is responsible.",
        ContactField.ConsentBasis => "To mail only who may be mailed.",
        ContactField.LastActivity => "To tell who is still in touch with us.",
        _ => string.Empty,
    };

    public static string HowToWrite(ContactField field, PolicyStyle style) => field switch
    {
        ContactField.FirstName or ContactField.LastName or ContactField.FullName => "As the person writes it, with capitals and accents; no titles, no nicknames in brackets.",
        ContactField.Email or ContactField.AlternateEmail => style.LowerCaseEmail ? "One address, small letters, nothing around it." : "One address, nothing around it.",
        ContactField.Phone or ContactField.MobilePhone or ContactField.HomePhone or ContactField.Fax => style.PhoneFormat switch
        {
            PhoneStyle.National => "As dialled at home, one number a field, the extension behind ext.",
            PhoneStyle.International => "With + and the country code, spaced, one number a field, the extension behind ext.",
            _ => "With + and the country code, digits only, one number a field, the extension behind ext.",
        },
        ContactField.Company => "The full name with its legal form.",
        ContactField.Country => "The English name of the country.",
        ContactField.CountryCode => "Two capital letters (ISO 3166).",
        ContactField.PostalCode => "As the post of the country writes it; leading zeros belong to it.",
        _ => ContactFields.KindOf(field) switch
        {
            FieldKind.Date => $"Date as {style.DateFormat}.",
            FieldKind.Number => "A whole number.",
            FieldKind.Boolean => "Yes or no.",
            _ => string.Empty,
        },
    };

    public static (string Right, string Wrong) Examples(ContactField field, PolicyStyle style) => field switch
    {
        ContactField.FirstName => ("Zoë", "ZOË, zoe (Mrs)"),
        ContactField.LastName => ("van der Berg", "VAN DER BERG, Berg v.d."),
        ContactField.FullName => ("Zoë van der Berg", "berg, zoe"),
        ContactField.Email or ContactField.AlternateEmail => ("zoe.berg@example.com", "Zoe Berg <zoe.berg@example.com>, n/a"),
        ContactField.Phone or ContactField.MobilePhone or ContactField.HomePhone or ContactField.Fax => style.PhoneFormat switch
        {
            PhoneStyle.National => ("030 12345678", "call after 5, 0000000"),
            PhoneStyle.International => ("+49 30 12345678", "0049-30/12345678, 0000000"),
            _ => ("+493012345678", "030/12345678, 0000000"),
        },
        ContactField.Company => ("Muster GmbH", "muster, ???"),
        ContactField.Country => ("Germany", "Deutschland, D, germny"),
        ContactField.CountryCode => ("DE", "GER, Germany"),
        ContactField.PostalCode => ("01067", "1067"),
        _ => ContactFields.KindOf(field) == FieldKind.Date
            ? (new DateTime(2026, 3, 14).ToString(style.DateFormat, System.Globalization.CultureInfo.InvariantCulture), "14/3, last spring")
            : (string.Empty, string.Empty),
    };
}
