using System.Globalization;
using CrmHygiene.Core.Lifecycle.Facts;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>Reasons that lie in the events of the address: bounces, complaints, opt-outs, engagement (DESIGN, section 6).</summary>
internal static class EventReasonsJudge
{
    public static void Judge(StaleSubject s)
    {
        if (s.Facts.Events is not { } e) return;
        if (s.Wants(StaleReason.Unsubscribed)) Unsubscribed(s, e);
        if (s.Wants(StaleReason.Complaint)) Complaint(s, e);
        if (s.Wants(StaleReason.HardBounce)) HardBounce(s, e);
        if (s.Wants(StaleReason.SpamTrapSuspected) && e.AliveAgain is { } alive)
            s.Find(StaleReason.SpamTrapSuspected, StaleAction.Quarantine, Text($"It bounced for good from {e.FirstHard:yyyy-MM-dd} on and took mail again on {alive:yyyy-MM-dd}: the pattern of a spam trap."), alive);
        if (s.Wants(StaleReason.SoftBounce)) SoftBounce(s, e);
        if (s.Wants(StaleReason.MailboxFull)) MailboxFull(s, e);
        if (s.Wants(StaleReason.Unopened)) Unopened(s, e);
    }

    // A new opt-in counts only when it is dated after the opt-out.
    private static void Unsubscribed(StaleSubject s, AddressFacts e)
    {
        if (e.OptOutFrom(SuppressionChannel.Mail, string.Empty) is not { } optOut || optOut.IsUndoneBy(s.Date(ContactField.OptInDate))) return;
        if (optOut.IsDoubtful) s.Find(StaleReason.Unsubscribed, StaleAction.Review, "An opt-out is on record that a scanner may have made by following a link, or that nothing proves.", Dated(optOut.OptOut));
        else s.Find(StaleReason.Unsubscribed, StaleAction.Remove, "The person opted out.", Dated(optOut.OptOut));
    }

    /// <summary>What the person wants no mail about, while other mail is welcome. It says least, and comes after all else that speaks of opting out.</summary>
    public static void Topics(StaleSubject s)
    {
        if (s.Facts.Events is not { Consent.Count: > 0 } e || !s.Wants(StaleReason.Unsubscribed)) return;
        ConsentRecord[] topics = [.. e.Consent.Where(c => c is { Channel: SuppressionChannel.Mail, IsForAll: false, IsOptedOut: true })];
        if (topics.Length > 0) s.Find(StaleReason.Unsubscribed, StaleAction.Review, $"The person opted out of {string.Join(", ", topics.Select(c => $"'{c.Topic}'"))} only: leave them out of its lists.", Dated(topics.Max(c => c.OptOut)));
    }

    private static void Complaint(StaleSubject s, AddressFacts e)
    {
        if (e.Complaint is { } proven) s.Find(StaleReason.Complaint, StaleAction.Remove, "The person reported mail as spam.", Dated(proven));
        else if (e.UnprovenComplaint is { } weak) s.Find(StaleReason.Complaint, StaleAction.Review, "A report of spam came that nothing proves to be about mail of ours.", Dated(weak));
    }

    private static void HardBounce(StaleSubject s, AddressFacts e)
    {
        if (e.LastHard is not { } last)
        {
            if (e.UnprovenHard is { } weak) s.Find(StaleReason.HardBounce, StaleAction.Review, "A hard bounce came that nothing proves to be about mail of ours; anyone can send one.", Dated(weak));
            return;
        }
        string times = e.HardCount == 1 ? string.Empty : Text($" {e.HardCount} mails, since {e.FirstHard:yyyy-MM-dd}.");
        string later = e.LastDelivered > last ? Text($" Mail was delivered on {e.LastDelivered:yyyy-MM-dd}, which does not undo a hard bounce.") : string.Empty;
        string why = Words(e.HardReason);
        if (e.HardInIncident) s.Find(StaleReason.HardBounce, StaleAction.Review, $"{why}, on a day on which many recipients of the same servers failed: held.{times}", Dated(last));
        else if (e.HardIsRefusal) s.Find(StaleReason.HardBounce, StaleAction.Review, $"Refused: no such user, unless the whole domain answers so.{times}", Dated(last));
        else if (e.HardIsOneDeadDomain)
            s.Find(StaleReason.HardBounce, StaleAction.Review, $"{why}; a second answer 72 hours later is needed before removal.{times}", Dated(last));
        else s.Find(StaleReason.HardBounce, StaleAction.Remove, $"{why}.{times}{later}", Dated(last));
    }

    private static void SoftBounce(StaleSubject s, AddressFacts e)
    {
        PolicyStaleness limits = s.Options.Thresholds;
        if (e.SoftCount == 0 || e.SoftCount < limits.SoftBounceCount || e.LastSoft - e.FirstSoft < TimeSpan.FromDays(limits.SoftBounceDays)) return;
        s.Find(StaleReason.SoftBounce, StaleAction.Unsubscribe, Text($"{e.SoftCount} mail{(e.SoftCount == 1 ? "" : "s")} in a row bounced from {e.FirstSoft:yyyy-MM-dd} to {e.LastSoft:yyyy-MM-dd}, none was delivered since."), Dated(e.LastSoft));
    }

    private static void MailboxFull(StaleSubject s, AddressFacts e)
    {
        PolicyStaleness limits = s.Options.Thresholds;
        bool longEnough = limits.MailboxFullDays == 0 || e.LastFull - e.FirstFull > TimeSpan.FromDays(limits.MailboxFullDays);
        if (e.FullCount == 0 || e.FullCount < limits.MailboxFullCount || !longEnough) return;
        s.Find(StaleReason.MailboxFull, StaleAction.Unsubscribe, Text($"The mailbox was full for {e.FullCount} mail{(e.FullCount == 1 ? "" : "s")} from {e.FirstFull:yyyy-MM-dd} to {e.LastFull:yyyy-MM-dd}."), Dated(e.LastFull));
    }

    private static void Unopened(StaleSubject s, AddressFacts e)
    {
        int needed = !e.EverEngaged && s.Options.UnopenedNeverCount is { } never ? never : s.UnopenedSendCount;
        // Fewer delivered and tracked mails than that, or opens that a proxy makes, say nothing.
        if (e.UnengagedCount < needed || e.OpensAreUnknown || e.LastUnengaged - e.FirstUnengaged < TimeSpan.FromDays(s.Options.Thresholds.UnopenedDays)) return;
        DateTime? engaged = Latest(s.Date(ContactField.LastEmailOpened), s.Date(ContactField.LastEmailClicked));
        if (engaged >= e.FirstUnengaged) return;
        DateTime? other = Latest(s.Date(ContactField.LastActivity), e.LastBusiness);
        string? hold = s.HoldReason.Length == 0 && other >= s.InactiveFor.Before(s.Options.AsOf) ? Text($"there was other contact on {other:yyyy-MM-dd}.") : null;
        s.Find(StaleReason.Unopened, StaleAction.Unsubscribe, Text($"None of the last {e.UnengagedCount} delivered mails was opened or clicked, from {e.FirstUnengaged:yyyy-MM-dd} to {e.LastUnengaged:yyyy-MM-dd}."), e.LastUnengaged, hold: hold);
    }

    private static string Words(BounceReason reason) => reason switch
    {
        BounceReason.UserUnknown => "There is no such user",
        BounceReason.HostUnknown => "The domain does not exist",
        BounceReason.HasMoved => "The mailbox has moved",
        BounceReason.Suspended => "The mailbox is disabled",
        BounceReason.NotAccept => "The domain takes no mail",
        _ => "A hard bounce is on record",
    };

    // An event without a time is kept at the beginning of time.
    private static DateTime? Dated(DateTime? time) => time?.Year > 1990 ? time : null;

    private static DateTime? Latest(DateTime? one, DateTime? other) => one is null || other > one ? other : one;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
