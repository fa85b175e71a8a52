using System.Globalization;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Lifecycle.Reengagement;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>Reasons that lie in the contact: silence, age, company, duplicates, the admin's own.</summary>
internal static class ContactReasons
{
    private static readonly ContactField[] SignsOfLife = [ContactField.LastActivity, ContactField.LastEmailClicked, ContactField.LastEmailOpened, ContactField.OptInDate];

    public static void Judge(StaleSubject s)
    {
        if (s.Wants(StaleReason.Unopened)) Unopened(s);
        if (s.Wants(StaleReason.Inactive)) Inactive(s);
        if (s.Wants(StaleReason.CompanyGone) && s.Options.GoneList?.Match(s.Contact) is { } how)
            s.Find(StaleReason.CompanyGone, StaleAction.Archive, $"Its {how} is on the list of companies that no longer exist.", null);
        if (s.Wants(StaleReason.RetentionDue)) RetentionDue(s);
        if (s.Wants(StaleReason.DuplicateLost) && s.Facts.DuplicateOf is not null)
            s.Find(StaleReason.DuplicateLost, StaleAction.Archive, "Another record of the same person was kept.", null);
        if (!s.Wants(StaleReason.Custom)) return;
        foreach (CustomStaleReason custom in s.Options.Custom)
            if (custom.Evidence(s.Contact) is { } evidence) s.Find(StaleReason.Custom, custom.Action, evidence, null, name: custom.Name);
    }

    private static void Unopened(StaleSubject s)
    {
        // Someone who engaged by the events is engaged, whatever the columns count.
        if (s.Facts.Events is { } e && (e.LastOpened ?? e.LastClicked ?? e.LastReplied) is not null && e.UnengagedCount < s.UnopenedSendCount) return;
        // Opens that a privacy proxy made are unknown, whatever the columns call them.
        if (s.Facts.Events is { OpensAreUnknown: true }) return;
        Contact c = s.Contact;
        long? delivered = c.GetNumber(ContactField.EmailsDelivered), opened = c.GetNumber(ContactField.EmailsOpened), clicked = c.GetNumber(ContactField.EmailsClicked);
        bool never = opened == 0 && clicked is null or 0 && s.Date(ContactField.LastEmailOpened) is null && s.Date(ContactField.LastEmailClicked) is null;
        int needed = never && s.Options.UnopenedNeverCount is { } n ? n : s.UnopenedSendCount;
        // Fewer than that were delivered: nothing can be said.
        if (delivered < needed) return;
        // Where opens cannot be trusted, someone who has some is neither engaged nor not.
        if (!s.Options.TrustOpens && opened > 0) return;
        long? unopened = c.GetNumber(ContactField.UnopenedSendCount) ?? (never ? delivered : null);
        if (unopened is null || unopened < needed) return;

        DateTime? engaged = Latest(s.Date(ContactField.LastEmailOpened), s.Date(ContactField.LastEmailClicked));
        DateTime? start = engaged ?? s.Date(ContactField.OptInDate) ?? s.Date(ContactField.CreatedAt);
        DateTime end = s.Date(ContactField.LastEmailSent) ?? s.Options.AsOf;
        if (start is { } from && end - from < TimeSpan.FromDays(s.Options.Thresholds.UnopenedDays)) return;
        // Who still buys, calls or logs in is in contact, opened mail or not.
        string? hold = s.HoldReason.Length == 0 && s.Date(ContactField.LastActivity) is { } active && active >= s.InactiveFor.Before(s.Options.AsOf)
            ? string.Create(CultureInfo.InvariantCulture, $"there was other contact on {active:yyyy-MM-dd}.") : null;
        s.Find(StaleReason.Unopened, StaleAction.Unsubscribe,
            string.Create(CultureInfo.InvariantCulture, $"{(never ? "None of" : "None of the last")} {unopened} mails was opened or clicked."), s.Date(ContactField.LastEmailSent), hold: hold);
    }

    private static void Inactive(StaleSubject s)
    {
        DateTime limit = s.InactiveFor.Before(s.Options.AsOf);
        DateTime? last = null;
        foreach (ContactField field in SignsOfLife)
        {
            if (field == ContactField.LastEmailOpened && !s.Options.TrustOpens) continue;
            // A date that is not understood may be yesterday.
            if (s.IsUnreadable(field)) return;
            last = Latest(last, s.Date(field));
        }
        last = Latest(last, s.Facts.LastOrder);
        DateTime? byEvents = s.Facts.Events is { } e ? Latest(Latest(e.LastBusiness, e.LastReplied), Latest(e.LastClicked, s.Options.TrustOpens ? e.LastOpened : null)) : null;
        last = Latest(last, byEvents);
        DateTime? created = s.Date(ContactField.CreatedAt);
        // A record that is new was in contact when it was made.
        if (created >= limit || last >= limit) return;
        // Only an activity date is evidence: an opt-in three years ago says nothing about calls since.
        bool recorded = s.Date(ContactField.LastActivity) is not null || s.Date(ContactField.LastEmailClicked) is not null || s.Date(ContactField.LastEmailOpened) is not null || s.Facts.LastOrder is not null || byEvents is not null;
        if (!recorded && !s.Options.Thresholds.MissingMeansNever) return;
        bool canAsk = !s.Facts.ReengagementOver && s.Contact.GetText(ContactField.Email).Length > 0
            && !s.Status.Has(MailingStatus.OptedOut) && !s.Status.Has(MailingStatus.Complained) && !s.Status.Has(MailingStatus.HardBounced) && !s.Status.Has(MailingStatus.NoConsent);
        string evidence = last is { } l
            ? string.Create(CultureInfo.InvariantCulture, $"The last contact was on {l:yyyy-MM-dd}, more than {s.InactiveFor.ToWords()} ago.")
            : "No contact is recorded; the policy takes that for none.";
        string obstacle = canAsk ? AskObstacle.Of(s.Contact, s.Status.Has(MailingStatus.Unconfirmed)) : string.Empty;
        if (obstacle.Length > 0) evidence += " It may not be asked once more: " + char.ToLowerInvariant(obstacle[0]) + obstacle[1..];
        s.Find(StaleReason.Inactive, StaleAction.Archive, evidence, last, reengageFirst: canAsk, askObstacle: obstacle);
    }

    private static void RetentionDue(StaleSubject s)
    {
        DateTime ahead = s.Options.DueWithin?.After(s.Options.AsOf) ?? s.Options.AsOf;
        if (s.Facts.RetentionDue is { } due && due <= ahead)
            s.Find(StaleReason.RetentionDue, StaleAction.Review, string.Create(CultureInfo.InvariantCulture, $"It {(due <= s.Options.AsOf ? "was" : "is")} to be kept until {due:yyyy-MM-dd}."), due);
        string basis = s.Contact.GetText(ContactField.ConsentBasis).Trim();
        foreach (PolicyRetention rule in s.Options.Thresholds.Retention)
        {
            if (rule.Basis != "*" && !rule.Basis.Equals(basis, StringComparison.OrdinalIgnoreCase)) continue;
            if (s.IsUnreadable(ContactField.LastActivity) || s.IsUnreadable(ContactField.LastEmailClicked) || s.IsUnreadable(ContactField.OptInDate)) return;
            // Opens do not stop the clock: a mail app opens mail for years after its owner stopped reading.
            DateTime? start = Latest(Latest(s.Date(ContactField.LastActivity), s.Date(ContactField.LastEmailClicked)), Latest(Latest(s.Date(ContactField.OptInDate), s.Facts.LastOrder), Latest(Latest(s.Facts.Events?.LastBusiness, s.Facts.Events?.LastClicked), s.Facts.Events?.LastReplied))) ?? s.Date(ContactField.CreatedAt);
            if (start is not { } from || from.AddMonths(rule.Months) is var end && end > ahead) return;
            string of = rule.Basis == "*" ? "contacts" : $"contacts of the basis '{rule.Basis}'";
            // What is not due yet is told, so that somebody can act in time; it is never removed for that.
            s.Find(StaleReason.RetentionDue, end <= s.Options.AsOf ? rule.Action : StaleAction.Review,
                string.Create(CultureInfo.InvariantCulture, $"The policy keeps {of} for {rule.Months} months; they {(end <= s.Options.AsOf ? "ended" : "end")} on {end:yyyy-MM-dd}."), end);
            return;
        }
    }

    private static DateTime? Latest(DateTime? a, DateTime? b) => a is null ? b : b is null ? a : a > b ? a : b;
}
