using System.Globalization;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>Reasons that lie in the address: consent, complaints, bounces, validity.</summary>
internal static class MailReasons
{
    private static readonly TimeSpan BetweenProofs = TimeSpan.FromHours(72);

    public static void Judge(StaleSubject s)
    {
        if (s.Wants(StaleReason.Unsubscribed)) Unsubscribed(s);
        BounceCause cause = s.Contact.GetText(ContactField.BounceReason) is { Length: > 0 } reason ? BounceText.CauseOf(reason) : BounceCause.Unknown;
        if (s.Wants(StaleReason.Complaint) && (s.Status.Has(MailingStatus.Complained) || cause == BounceCause.Complaint))
            s.Find(StaleReason.Complaint, StaleAction.Remove, "The person reported mail as spam.", s.Date(ContactField.OptOutDate));
        if (s.Wants(StaleReason.HardBounce)) HardBounce(s, cause);
        if (s.Wants(StaleReason.SoftBounce)) SoftBounce(s, cause);
        if (s.Wants(StaleReason.MailboxFull) && cause == BounceCause.Full) MailboxFull(s);
        if (s.Wants(StaleReason.InvalidEmail)) InvalidEmail(s);
        if (s.Wants(StaleReason.SpamTrapSuspected) && s.Facts.SpamTrapSuspected)
            s.Find(StaleReason.SpamTrapSuspected, StaleAction.Quarantine, "The address was valid, then dead for 60 days or more, and accepts mail again.", s.Facts.LastInvalid);
    }

    // The latest dated event wins; an opt-out without a date is undone by nothing in the same row.
    private static void Unsubscribed(StaleSubject s)
    {
        DateTime? optOut = s.Date(ContactField.OptOutDate);
        if (s.Status.Has(MailingStatus.OptedOut))
        {
            s.Find(StaleReason.Unsubscribed, StaleAction.Remove, "The person opted out.", optOut);
            return;
        }
        bool dated = optOut is not null || s.IsUnreadable(ContactField.OptOutDate);
        if (dated && !(optOut is { } o && s.Date(ContactField.OptInDate) > o))
            s.Find(StaleReason.Unsubscribed, StaleAction.Remove, "A date of opt-out is recorded and no later opt-in.", optOut);
    }

    private static void HardBounce(StaleSubject s, BounceCause cause)
    {
        DateTime? date = s.Date(ContactField.LastBounce);
        bool hard = s.Status.Has(MailingStatus.HardBounced), soft = s.Status.Has(MailingStatus.SoftBounced);
        // Full and policy bounces are not hard, whatever the system calls them.
        if (cause is BounceCause.Full or BounceCause.NotTheMailbox or BounceCause.Complaint) return;
        // Bounced, then opened again: that is no sign of health but the pattern of a spam trap.
        string later = s.EngagedAfter(date) ? " Mail was opened after it, which does not undo a hard bounce." : string.Empty;
        if (cause == BounceCause.Dead && !soft) s.Find(StaleReason.HardBounce, StaleAction.Remove, "The mailbox or host does not exist." + later, date);
        else if (cause == BounceCause.Dead) s.Find(StaleReason.HardBounce, StaleAction.Review, "The reason says there is no such mailbox, the type says soft.", date);
        else if (cause == BounceCause.Refused) s.Find(StaleReason.HardBounce, StaleAction.Review, "Refused: no such user, unless the whole domain answers so.", date);
        else if (hard) s.Find(StaleReason.HardBounce, StaleAction.Remove, "A hard bounce is on record." + later, date);
        else if (s.Status.Has(MailingStatus.Bounced) && !soft) s.Find(StaleReason.HardBounce, StaleAction.Review, "A bounce is on record; hard or soft is not.", date);
    }

    private static void SoftBounce(StaleSubject s, BounceCause cause)
    {
        bool soft = s.Status.Has(MailingStatus.SoftBounced) || cause == BounceCause.NotTheMailbox;
        bool hard = s.Status.Has(MailingStatus.HardBounced) && cause != BounceCause.NotTheMailbox;
        if (hard || cause is BounceCause.Dead or BounceCause.Full) return;
        long? counted = s.Contact.GetNumber(ContactField.BounceCount);
        if (!soft && counted is null or 0) return;
        PolicyStaleness limits = s.Options.Thresholds;
        long count = counted ?? 1;
        DateTime? last = s.Date(ContactField.LastBounce);
        // A later delivery resets the count.
        if (count < limits.SoftBounceCount || s.EngagedAfter(last)) return;
        (bool? longEnough, string span) = Span(s.Facts.FirstBounce, last, limits.SoftBounceDays);
        if (longEnough == false) return;
        s.Find(StaleReason.SoftBounce, longEnough == true && soft ? StaleAction.Unsubscribe : StaleAction.Review,
            string.Create(CultureInfo.InvariantCulture, $"{count} bounce{(count == 1 ? "" : "s")}{span}"), last);
    }

    private static void MailboxFull(StaleSubject s)
    {
        PolicyStaleness limits = s.Options.Thresholds;
        long count = s.Contact.GetNumber(ContactField.BounceCount) ?? 1;
        DateTime? last = s.Date(ContactField.LastBounce);
        if (count < limits.MailboxFullCount || s.EngagedAfter(last)) return;
        (bool? longEnough, string span) = Span(s.Facts.FirstBounce, last, limits.MailboxFullDays);
        if (longEnough == false) return;
        s.Find(StaleReason.MailboxFull, longEnough == true ? StaleAction.Unsubscribe : StaleAction.Review,
            string.Create(CultureInfo.InvariantCulture, $"The mailbox was full {count} time{(count == 1 ? "" : "s")}{span}"), last);
    }

    // A list records the last bounce only; since when is known where bounces were collected.
    private static (bool? LongEnough, string Text) Span(DateTime? first, DateTime? last, int days)
    {
        if (days == 0) return (true, ".");
        if (first is not { } f || last is not { } l) return (null, "; over how long is not recorded.");
        int span = (int)(l - f).TotalDays;
        return (l - f >= TimeSpan.FromDays(days), string.Create(CultureInfo.InvariantCulture, $" over {span} days."));
    }

    private static void InvalidEmail(StaleSubject s)
    {
        if (s.Facts.EmailVerdict == Verdict.Invalid)
        {
            string why = s.Facts.EmailVerdictReason.Length > 0 ? $" ({s.Facts.EmailVerdictReason})" : string.Empty;
            bool twice = s.Facts.LastInvalid - s.Facts.FirstInvalid >= BetweenProofs;
            s.Find(StaleReason.InvalidEmail, twice ? StaleAction.Remove : StaleAction.Review,
                twice ? $"Found invalid{why} twice, 72 hours or more apart." : $"Found invalid{why}; a second check 72 hours later is needed before removal.", s.Facts.LastInvalid);
            return;
        }
        if (s.Status.Has(MailingStatus.Invalid))
        {
            s.Find(StaleReason.InvalidEmail, StaleAction.Review, "The list calls the address invalid; when and how that was checked is not recorded.", null);
            return;
        }
        string email = s.Contact.GetText(ContactField.Email).Trim();
        if (email.Length > 0 && !EmailShape.IsAddress(email)) s.Find(StaleReason.InvalidEmail, StaleAction.Review, "It is not written as an address; it may be a typing error.", null);
    }
}
