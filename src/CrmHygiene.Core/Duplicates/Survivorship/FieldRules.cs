namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>Rules for single fields: dates and counts by meaning, lists joined, the rest filled where empty.</summary>
internal static class FieldRules
{
    private static readonly ContactField[] Latest = [ContactField.LastActivity, ContactField.LastEmailSent, ContactField.LastEmailOpened, ContactField.LastEmailClicked, ContactField.UpdatedAt];
    private static readonly ContactField[] Largest = [ContactField.EmailsDelivered, ContactField.EmailsOpened, ContactField.EmailsClicked];

    // what other rules decide, or what must not travel from one record to another
    private static readonly HashSet<ContactField> NotFilled =
    [
        .. FieldGroups.Address, ContactField.Id, ContactField.Email, ContactField.AlternateEmail, ContactField.Phone, ContactField.MobilePhone, ContactField.HomePhone,
        ContactField.OptedOut, ContactField.OptInDate, ContactField.OptOutDate, ContactField.ConsentBasis, ContactField.EmailStatus, ContactField.ConfirmBeforeMailing,
        ContactField.Company, ContactField.JobTitle, ContactField.Department, ContactField.FullName,
        ContactField.BounceType, ContactField.BounceReason, ContactField.BounceCount, ContactField.LastBounce,
        ContactField.ImportLeadSource, ContactField.ImportConsentBasis, ContactField.ImportConsentEvidence,
    ];

    public static void Apply(GoldenDraft draft, Func<ContactField, bool> covered)
    {
        void Choose(ContactField field, Func<Contact, long?> score, string rule)
        {
            if (draft.HasDonor(field) && !covered(field)) Pick(draft, field, score, rule);
        }
        foreach (ContactField field in Latest) Choose(field, c => c.GetDate(field)?.Ticks, "newest");
        Choose(ContactField.CreatedAt, c => -c.GetDate(ContactField.CreatedAt)?.Ticks, "oldest");
        foreach (ContactField field in Largest) Choose(field, c => c.GetNumber(field), "max");
        Choose(ContactField.UnopenedSendCount, c => -c.GetNumber(ContactField.UnopenedSendCount), "min");
        Choose(ContactField.OpenDeal, c => c.GetBoolean(ContactField.OpenDeal) is { } open ? open ? 1 : 0 : null, "any");
        if (!covered(ContactField.Tags)) Union(draft);
        FillStandard(draft, covered);
        FillOthers(draft);
    }

    private static void Pick(GoldenDraft draft, ContactField field, Func<Contact, long?> score, string rule)
    {
        Contact? best = null;
        long most = 0;
        foreach (Contact contact in draft.Contacts)
            if (score(contact) is { } value && (best is null || value > most)) (best, most) = (contact, value);
        if (best is not null && !ReferenceEquals(best, draft.Winner)) draft.Set(field, best.GetText(field), best, rule);
    }

    private static void Union(GoldenDraft draft)
    {
        string text = draft.Golden.GetText(ContactField.Tags);
        char separator = text.Contains(';', StringComparison.Ordinal) || !text.Contains(',', StringComparison.Ordinal) ? ';' : ',';
        List<string> tags = Tags(text);
        foreach (Contact donor in draft.Contacts.Skip(1))
        {
            string[] more = Tags(donor.GetText(ContactField.Tags)).Except(tags, StringComparer.OrdinalIgnoreCase).ToArray();
            if (more.Length == 0) continue;
            tags.AddRange(more);
            draft.Set(ContactField.Tags, string.Join(separator, tags), donor, "union");
        }
    }

    private static List<string> Tags(string text) => text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();

    private static void FillStandard(GoldenDraft draft, Func<ContactField, bool> covered)
    {
        foreach (ContactField field in ContactFields.All)
        {
            if (!draft.HasDonor(field) || NotFilled.Contains(field) || covered(field) || !draft.IsBlank(field)) continue;
            Contact donor = draft.Contacts.First(c => !IsBlank(c, field));
            draft.Set(field, donor.GetText(field), donor, "fill-empty");
        }
    }

    private static bool IsBlank(Contact contact, ContactField field) => contact.IsBlank(contact.GetLayout().IndexOf(field));

    private static void FillOthers(GoldenDraft draft)
    {
        ContactLayout layout = draft.Golden.GetLayout();
        for (int i = 0; i < layout.Columns.Count; i++)
        {
            if (layout.Columns[i].Field != ContactField.None || !draft.Golden.IsBlank(i)) continue;
            foreach (Contact donor in draft.Contacts.Skip(1))
            {
                int at = donor.GetLayout().IndexOf(layout.Columns[i].Name);
                if (at < 0 || donor.IsBlank(at)) continue;
                draft.Set(i, donor.GetText(at), donor, "fill-empty");
                break;
            }
        }
    }
}
