using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>The merged contact is as restricted as the most restricted one: opt-outs, bounces and complaints are never loosened by a merge.</summary>
internal static class Restrictions
{
    private static readonly ContactField[] Bounce = [ContactField.BounceType, ContactField.BounceReason, ContactField.BounceCount, ContactField.LastBounce];

    public static void Apply(GoldenDraft draft)
    {
        Contact? out1 = draft.Contacts.FirstOrDefault(c => c.GetBoolean(ContactField.OptedOut) == true);
        if (out1 is not null && draft.Golden.GetBoolean(ContactField.OptedOut) != true) draft.Set(ContactField.OptedOut, out1.GetText(ContactField.OptedOut), out1, "most-restrictive");
        Contact? latest = draft.Contacts.Where(c => !string.IsNullOrWhiteSpace(c.GetText(ContactField.OptOutDate))).OrderByDescending(c => c.GetDate(ContactField.OptOutDate) ?? DateTime.MinValue).FirstOrDefault();
        if (latest is not null) draft.Set(ContactField.OptOutDate, latest.GetText(ContactField.OptOutDate), latest, "most-restrictive");
        Contact? unconfirmed = draft.Contacts.FirstOrDefault(c => c.GetBoolean(ContactField.ConfirmBeforeMailing) == true);
        if (unconfirmed is not null && draft.Golden.GetBoolean(ContactField.ConfirmBeforeMailing) != true) draft.Set(ContactField.ConfirmBeforeMailing, unconfirmed.GetText(ContactField.ConfirmBeforeMailing), unconfirmed, "most-restrictive");
        Contact strictest = draft.Contacts.OrderByDescending(c => ContactStatus.Severity(Status(c))).First();
        if (ContactStatus.Severity(Status(strictest)) > ContactStatus.Severity(Status(draft.Golden))) draft.Set(ContactField.EmailStatus, strictest.GetText(ContactField.EmailStatus), strictest, "most-restrictive");
        Contact worst = draft.Contacts.OrderByDescending(BounceSeverity).First();
        if (BounceSeverity(worst) <= BounceSeverity(draft.Golden)) return;
        // All of it: another's type beside this reason would say less.
        foreach (ContactField field in Bounce) draft.Set(field, worst.GetText(field), worst, "most-restrictive");
    }

    /// <summary>Opts a contact out where another record of the person is, and keeps the later date.</summary>
    public static void Inherit(Contact contact, Contact from)
    {
        bool gone = from.GetBoolean(ContactField.OptedOut) == true || !string.IsNullOrWhiteSpace(from.GetText(ContactField.OptOutDate)) || ContactStatus.Severity(Status(from)) >= ContactStatus.Severity(MailingStatus.OptedOut);
        if (!gone) return;
        if (contact.GetBoolean(ContactField.OptedOut) != true) contact.Change(ContactField.OptedOut, from.GetBoolean(ContactField.OptedOut) == true ? from.GetText(ContactField.OptedOut) : "true", "duplicate.opt-out");
        if ((from.GetDate(ContactField.OptOutDate) ?? DateTime.MinValue) > (contact.GetDate(ContactField.OptOutDate) ?? DateTime.MinValue))
            contact.Change(ContactField.OptOutDate, from.GetText(ContactField.OptOutDate), "duplicate.opt-out");
    }

    /// <summary>Whether mail to the contact's addresses must not come back through the merge.</summary>
    public static bool IsBarred(Contact contact) =>
        contact.GetBoolean(ContactField.OptedOut) == true || !string.IsNullOrWhiteSpace(contact.GetText(ContactField.OptOutDate))
        || ContactStatus.Severity(Status(contact)) >= ContactStatus.Severity(MailingStatus.Invalid) || BounceSeverity(contact) >= 3;

    private static MailingStatus Status(Contact contact)
    {
        int column = contact.GetLayout().IndexOf(ContactField.EmailStatus);
        return column < 0 ? MailingStatus.Unknown : StatusWords.BuiltIn.Meaning(contact.GetText(column), contact.GetLayout().Columns[column].Header, ContactField.EmailStatus, null);
    }

    private static int BounceSeverity(Contact contact)
    {
        string type = contact.GetText(ContactField.BounceType), reason = contact.GetText(ContactField.BounceReason).Trim();
        BounceCause cause = reason.Length == 0 ? BounceCause.Unknown : BounceText.CauseOf(reason);
        bool hard = type.Contains("hard", StringComparison.OrdinalIgnoreCase) || type.Contains("permanent", StringComparison.OrdinalIgnoreCase);
        if (cause == BounceCause.Complaint) return 6;
        if (cause == BounceCause.Dead || (hard && cause is not (BounceCause.Full or BounceCause.NotTheMailbox))) return type.Contains("soft", StringComparison.OrdinalIgnoreCase) ? 4 : 5;
        if (reason.Length > 0 || hard) return 3;
        return type.Trim().Length > 0 || contact.GetNumber(ContactField.BounceCount) > 0 ? 2 : 0;
    }
}
