namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>Fields that only mean something together and so move together.</summary>
internal static class FieldGroups
{
    public static readonly ContactField[] Address = [ContactField.Street, ContactField.Street2, ContactField.City, ContactField.State, ContactField.PostalCode, ContactField.Country, ContactField.CountryCode];
    private static readonly ContactField[] Job = [ContactField.Company, ContactField.JobTitle, ContactField.Department];
    private static readonly ContactField[] Consent = [ContactField.OptInDate, ContactField.ConsentBasis];

    public static void Apply(GoldenDraft draft)
    {
        Move(draft, Address);
        Move(draft, Job);
        Move(draft, Consent);
    }

    // the group of another contact is taken whole where it says more and contradicts nothing
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
