namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>Fields that only mean something together and so move together.</summary>
internal static class FieldGroups
{
    public static readonly ContactField[] Address = [ContactField.Street, ContactField.Street2, ContactField.City, ContactField.State, ContactField.PostalCode, ContactField.Country, ContactField.CountryCode];
    private static readonly ContactField[] Job = [ContactField.Company, ContactField.JobTitle, ContactField.Department];
    private static readonly ContactField[] Consent = [ContactField.OptInDate, ContactField.ConsentBasis];

    // Evidence proves the basis it was stamped with, and both belong to the source they came from.
    private static readonly ContactField[] Stamp = [ContactField.ImportLeadSource, ContactField.ImportConsentBasis, ContactField.ImportConsentEvidence];

    private static readonly ContactField[] Names = [ContactField.FirstName, ContactField.MiddleName, ContactField.LastName, ContactField.FullName];

    /// <summary>The fields that move with a field, itself included.</summary>
    public static ContactField[] Of(ContactField field)
    {
        foreach (ContactField[] group in (ReadOnlySpan<ContactField[]>)[Address, Job, Consent, Stamp, Names])
            if (Array.IndexOf(group, field) >= 0) return group;
        return [field];
    }

    /// <summary>Takes each group whole from another contact where that says more and contradicts nothing.</summary>
    /// <param name="draft">The merged contact.</param>
    /// <param name="covered">Whether a field follows another rule.</param>
    public static void Apply(GoldenDraft draft, Func<ContactField, bool> covered)
    {
        foreach (ContactField[] group in (ReadOnlySpan<ContactField[]>)[Address, Job, Consent, Stamp])
            if (!covered(group[0])) Move(draft, group);
    }

    private static void Move(GoldenDraft draft, ContactField[] group)
    {
        int filled = Filled(draft.Golden, group);
        Contact? best = null;
        foreach (Contact donor in draft.Contacts.Skip(1))
        {
            int more = Filled(donor, group);
            if (more > filled && Agrees(draft.Golden, donor, group)) (best, filled) = (donor, more);
        }
        if (best is null) return;
        foreach (ContactField field in group)
            if (draft.IsBlank(field) && best.GetText(field) is { Length: > 0 } text) draft.Set(field, text, best, "group");
    }

    private static int Filled(Contact contact, ContactField[] group) => group.Count(f => !string.IsNullOrWhiteSpace(contact.GetText(f)));

    private static bool Agrees(Contact golden, Contact donor, ContactField[] group)
    {
        foreach (ContactField field in group)
        {
            string mine = golden.GetText(field).Trim(), theirs = donor.GetText(field).Trim();
            if (mine.Length > 0 && !mine.Equals(theirs, StringComparison.OrdinalIgnoreCase)) return false;
        }
        return true;
    }
}
