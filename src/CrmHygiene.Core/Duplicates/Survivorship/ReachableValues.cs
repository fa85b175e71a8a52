using System.Text;

namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>Keeps every distinct e-mail address and phone number: in a free field of the same kind, else in the notes.</summary>
internal static class ReachableValues
{
    private static readonly ContactField[] Emails = [ContactField.Email, ContactField.AlternateEmail];
    private static readonly ContactField[] Phones = [ContactField.Phone, ContactField.MobilePhone, ContactField.HomePhone];

    public static void Apply(GoldenDraft draft)
    {
        Keep(draft, Emails, text => text.Trim().ToLowerInvariant(), skip: Restrictions.IsBarred);
        Keep(draft, Phones, PhoneKey, skip: static _ => false);
    }

    private static void Keep(GoldenDraft draft, ContactField[] fields, Func<string, string> keyOf, Func<Contact, bool> skip)
    {
        HashSet<string> known = new(StringComparer.Ordinal) { string.Empty };
        foreach (ContactField field in fields) known.Add(keyOf(draft.Golden.GetText(field)));
        foreach (Contact donor in draft.Contacts.Skip(1))
        {
            // an opted-out or bounced address does not come back as somebody's alternate
            if (skip(donor)) continue;
            foreach (ContactField field in fields)
            {
                string text = donor.GetText(field).Trim();
                if (!known.Add(keyOf(text))) continue;
                ContactField free = draft.IsBlank(field) ? field : Array.Find(fields, draft.IsBlank);
                if (free != ContactField.None) draft.Set(free, text, donor, "copy-unique");
                else Append(draft, text, donor);
            }
        }
    }

    private static void Append(GoldenDraft draft, string text, Contact donor)
    {
        string notes = draft.Golden.GetText(ContactField.Notes);
        draft.Set(ContactField.Notes, notes.Length == 0 ? "Also: " + text : notes + "; also: " + text, donor, "copy-unique");
    }

    // the national part identifies a number whichever way its prefix is written
    private static string PhoneKey(string text)
    {
        StringBuilder digits = new();
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (c is 'x' or 'X' && digits.Length >= 7) digits.Append('x');
        }
        return digits.Length > 9 && !digits.ToString().Contains('x', StringComparison.Ordinal) ? digits.ToString(digits.Length - 9, 9) : digits.ToString();
    }
}
