namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>What the standard fields of a contact are as evidence.</summary>
internal static class FieldKinds
{
    /// <summary>The kind of a standard field; null for <see cref="ContactField.None"/>.</summary>
    public static EvidenceKind? Of(ContactField field) => field switch
    {
        ContactField.None => null,
        ContactField.CustomerNumber => EvidenceKind.Identifier,
        ContactField.FullName => EvidenceKind.FullName,
        ContactField.FirstName or ContactField.Nickname => EvidenceKind.GivenName,
        ContactField.MiddleName => EvidenceKind.MiddleName,
        ContactField.LastName => EvidenceKind.Surname,
        ContactField.Email or ContactField.AlternateEmail => EvidenceKind.Email,
        ContactField.Phone or ContactField.MobilePhone or ContactField.HomePhone or ContactField.Fax => EvidenceKind.Phone,
        ContactField.Company => EvidenceKind.Company,
        ContactField.JobTitle or ContactField.Gender or ContactField.NameSuffix => EvidenceKind.Category,
        ContactField.Website => EvidenceKind.Text,
        ContactField.Street or ContactField.Street2 => EvidenceKind.Street,
        ContactField.City or ContactField.State or ContactField.Country => EvidenceKind.Place,
        ContactField.PostalCode => EvidenceKind.PostalCode,
        ContactField.BirthDate => EvidenceKind.Date,
        _ => EvidenceKind.Ignored,
    };
}
