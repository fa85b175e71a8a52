using CrmHygiene.Core.Lifecycle.Bounces.Classify;
using CrmHygiene.Core.Lifecycle.Bounces.Recipients;
using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>Completes an event of a service: reason, codes, hard or soft, by what the service quotes, as for bounce mail.</summary>
internal static class EventReasons
{
    private static readonly Dictionary<string, BounceReason> Words = new(StringComparer.Ordinal)
    {
        ["badmailbox"] = BounceReason.UserUnknown, ["invaliddomain"] = BounceReason.HostUnknown, ["baddomain"] = BounceReason.HostUnknown, ["errdomaininactive"] = BounceReason.HostUnknown, ["erruserunknown"] = BounceReason.UserUnknown, ["erruserinactive"] = BounceReason.Suspended,
        ["errmailboxfull"] = BounceReason.MailboxFull, ["errspamrejected"] = BounceReason.SpamDetected, ["errspamfolder"] = BounceReason.SpamDetected, ["errtoolarge"] = BounceReason.TooBig, ["errgiveup"] = BounceReason.Expired, ["errdeliveryfailed"] = BounceReason.Undefined, ["errwillretry"] = BounceReason.Greylisted,
        ["errsrcinvalid"] = BounceReason.Rejected, ["errdestinvalid"] = BounceReason.UserUnknown, ["errnotallowed"] = BounceReason.PolicyViolation, ["errnotavailable"] = BounceReason.SystemError, ["errlost"] = BounceReason.SystemError, ["errdestmisconfigured"] = BounceReason.SystemError, ["errunsubscribed"] = BounceReason.Suppressed,
        ["nomx"] = BounceReason.HostUnknown, ["old"] = BounceReason.Expired, ["greylisted"] = BounceReason.Greylisted, ["suppressbounce"] = BounceReason.Suppressed, ["suppresscomplaint"] = BounceReason.Suppressed, ["suppressunsubscribe"] = BounceReason.Suppressed, ["espblock"] = BounceReason.Blocked,
        ["unknownuser"] = BounceReason.UserUnknown, ["mailboxfull"] = BounceReason.MailboxFull, ["mailboxmisconfiguration"] = BounceReason.SystemError, ["dnsfailure"] = BounceReason.NetworkError, ["timeout"] = BounceReason.Expired, ["generalfailure"] = BounceReason.Undefined, ["greylisting"] = BounceReason.Greylisted, ["throttled"] = BounceReason.RateLimited, ["ipreputation"] = BounceReason.BadReputation, ["domainreputation"] = BounceReason.BadReputation,
        ["typofix"] = BounceReason.HostUnknown, ["noemail"] = BounceReason.UserUnknown, ["suppressed"] = BounceReason.Suppressed, ["onaccountsuppressionlist"] = BounceReason.Suppressed, ["messagetoolarge"] = BounceReason.TooBig, ["contentrejected"] = BounceReason.ContentError, ["attachmentrejected"] = BounceReason.ContentError, ["duplicateinblacklist"] = BounceReason.Suppressed, ["preblocked"] = BounceReason.Suppressed,
        ["bademailaddress"] = BounceReason.UserUnknown, ["manuallydeactivated"] = BounceReason.Suppressed, ["dnserror"] = BounceReason.NetworkError, ["spamnotification"] = BounceReason.SpamDetected, ["dmarcpolicy"] = BounceReason.AuthFailure, ["templaterenderingfailed"] = BounceReason.ContentError, ["bouncedaddress"] = BounceReason.Suppressed, ["unsubscribedaddress"] = BounceReason.Suppressed, ["spamreportingaddress"] = BounceReason.Suppressed, ["invalid"] = BounceReason.UserUnknown, ["blocked"] = BounceReason.Blocked,
        ["quota"] = BounceReason.MailboxFull, ["overquota"] = BounceReason.MailboxFull, ["spam"] = BounceReason.SpamDetected, ["policy"] = BounceReason.PolicyViolation, ["content"] = BounceReason.ContentError, ["virus"] = BounceReason.VirusDetected, ["attachment"] = BounceReason.ContentError, ["relaying"] = BounceReason.NoRelaying, ["unsub"] = BounceReason.Suppressed, ["spamcomplaint"] = BounceReason.Suppressed, ["hardbounce"] = BounceReason.Undefined, ["softbounce"] = BounceReason.Undefined,
        ["misconfig"] = BounceReason.SystemError, ["senderblocked"] = BounceReason.Rejected, ["mtadropped"] = BounceReason.SystemError, ["badconnection"] = BounceReason.NetworkError, ["noanswer"] = BounceReason.Expired, ["protocolerror"] = BounceReason.SyntaxError, ["routingerrors"] = BounceReason.NetworkError, ["inactivemailbox"] = BounceReason.Suspended, ["badmailboxunknown"] = BounceReason.UserUnknown,
    };

    /// <summary>Completes an event.</summary>
    /// <param name="e">The event; its kind may be a bounce of unknown hardness.</param>
    /// <param name="said">What the other server said.</param>
    /// <param name="word">The service's own word for the cause.</param>
    /// <param name="status">The enhanced status code, where the service gives it apart.</param>
    /// <param name="hard">Whether the service calls it hard; null where it does not say.</param>
    public static ContactEvent Complete(ContactEvent e, string said, string word, string status, bool? hard)
    {
        if (!e.IsBounce && e.Kind is not (ContactEventKind.Dropped or ContactEventKind.Delayed or ContactEventKind.Failed))
            return e.Kind == ContactEventKind.Complaint ? e with { Reason = BounceReason.Feedback } : e.Kind == ContactEventKind.Delivered ? e with { Reason = BounceReason.Delivered } : e;
        // HubSpot and others have their own word where the answer of the server would stand.
        if (!said.Contains(' ', StringComparison.Ordinal) && Words.ContainsKey(EventWords.Key(said))) (said, word) = (string.Empty, said);
        EnhancedStatus code = EnhancedStatus.Find(said);
        if (!code.Exists || code.IsBare) code = EnhancedStatus.Parse(status) is { Exists: true } given ? given : code;
        var refusal = new Refusal { Diagnostic = said, Status = code.Class == 2 ? default : code, Reply = SmtpTrace.Reply(said), Command = SmtpTrace.Command(said), Domain = Addresses.DomainOf(e.Email) };
        BounceReason spoken = said.Length > 0 || code.Exists ? BounceClassifier.Reason(refusal) : BounceReason.Undefined;
        BounceReason named = Words.GetValueOrDefault(EventWords.Key(word), BounceReason.None);
        BounceReason reason = spoken is BounceReason.Undefined or BounceReason.OnHold or BounceReason.None && named != BounceReason.None ? named : spoken;
        // The service's own list is its word, not the server's.
        if (named == BounceReason.Suppressed || e.Kind == ContactEventKind.Dropped && named != BounceReason.None) reason = named;
        return e with
        {
            Kind = e.IsBounce ? Bounce(reason, refusal, hard) : e.Kind,
            Reason = reason,
            Status = code.ToString(),
            ReplyCode = refusal.Reply > 0 ? refusal.Reply.ToString(System.Globalization.CultureInfo.InvariantCulture) : e.ReplyCode,
            Command = refusal.Command,
            Diagnostic = PlainText.Short(said.Length > 0 ? said : word, 1000),
        };
    }

    /// <summary>Hard only where the service and the words agree, or one is silent.</summary>
    private static ContactEventKind Bounce(BounceReason reason, Refusal refusal, bool? hard)
    {
        bool byWords = BounceClassifier.IsHard(reason, refusal.Status, refusal.Reply);
        bool silent = reason is BounceReason.Undefined or BounceReason.OnHold or BounceReason.None or BounceReason.Filtered;
        return hard switch
        {
            true => byWords || silent ? ContactEventKind.HardBounce : ContactEventKind.SoftBounce,
            false => ContactEventKind.SoftBounce,
            _ => byWords ? ContactEventKind.HardBounce : ContactEventKind.SoftBounce,
        };
    }
}
