using System.Text;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>
/// Why mail came back: the services' own codes, then words, then status codes, then weak words, because codes alone
/// mislead and words alone are vague.
/// </summary>
internal static partial class BounceClassifier
{
    private const int MostText = 4000;

    // Servers that ask the next one before they accept (Postfix verify(8)) quote its answer behind these words.
    private static readonly string[] Verified = ["undeliverable address:", "unverified address:", "recipient verify callout:"];

    private static readonly string[] Vague = ["user unknown", "unknown user", "no such user", "user not found", "unknown recipient"];

    /// <summary>The reason of a refusal.</summary>
    public static BounceReason Reason(Refusal refusal)
    {
        if (refusal.Status.Class == 2) return BounceReason.Delivered;
        // What Postfix adds is told by the command already, and "command" would be taken for a word of the answer.
        string said = InReplyTo().Replace(Normalise(refusal.Diagnostic), string.Empty);
        BounceReason reason = Likely(refusal, said);
        return IsDead(reason) ? Doubt.Of(refusal, said, reason) : reason;
    }

    private static BounceReason Likely(Refusal refusal, string said)
    {
        BounceReason decided = StatusReasons.Decisive(refusal.Status);
        if (decided != BounceReason.None) return decided;
        BounceReason reason = FromWords(refusal, said);
        if (reason != BounceReason.None) return reason;
        string report = Normalise(refusal.Report);
        if (report.Length > 0 && report != said)
        {
            bool coded = StatusReasons.Of(refusal.Status) != BounceReason.None && said.Length > 0;
            if (!coded && FromWords(refusal, report) is var r and not BounceReason.None) return r;
        }
        reason = StatusReasons.Of(refusal.Status);
        if (reason != BounceReason.None) return reason;
        reason = Find(refusal, said, weak: true);
        if (reason != BounceReason.None) return reason;
        if (refusal.Action.StartsWith("delayed", StringComparison.Ordinal) || refusal.Action.StartsWith("expired", StringComparison.Ordinal)) return BounceReason.Expired;
        if (refusal.DiagnosticType is "x-unix" or "x-postfix") return BounceReason.MailerError;
        reason = StatusReasons.OfSubject(refusal.Status);
        if (reason != BounceReason.None && said.Length > 0) return reason;
        if (refusal.Command is "EHLO" or "HELO" or "CONN") return BounceReason.Blocked;
        if (refusal.Reply is >= 500 and <= 504) return BounceReason.SyntaxError;
        if (said.Any(char.IsLetter)) return BounceReason.OnHold;
        reason = PhraseBook.BuiltIn.Find(report, weak: true, except: r => r is not (BounceReason.Expired or BounceReason.NetworkError or BounceReason.UserUnknown)).Reason;
        return reason == BounceReason.None ? BounceReason.Undefined : reason;
    }

    /// <summary>Whether a bounce for a reason is for good (DESIGN: user or host unknown, moved, disabled, null MX, not-accept).</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="status">The enhanced status code.</param>
    /// <param name="reply">The SMTP reply code; 0 where there is none.</param>
    public static bool IsHard(BounceReason reason, EnhancedStatus status, int reply)
    {
        bool passing = status.Class == 4 || (status.Class == 0 && reply is >= 400 and < 500);
        // RFC 5248 means the account that logs in, which may be ours.
        return IsDead(reason) && !passing && status is not { Subject: 7, Detail: 13 };
    }

    /// <summary>Lower case, single blanks, at most 4,000 characters.</summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(Math.Min(text.Length, MostText));
        bool blank = true;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (!blank) result.Append(' ');
                blank = true;
            }
            else
            {
                result.Append(c == '’' ? '\'' : char.ToLowerInvariant(c));
                blank = false;
            }
            if (result.Length >= MostText) break;
        }
        return result.ToString();
    }

    private static BounceReason Find(Refusal refusal, string text, bool weak)
    {
        PhraseMatch match = PhraseBook.BuiltIn.Find(text, weak);
        if (!IsDead(match.Reason) || !OurSide.IsMeant(text, match.Start, match.End, refusal.Ours)) return match.Reason;
        BounceReason other = PhraseBook.BuiltIn.Find(text, weak, IsDead).Reason;
        return other == BounceReason.None ? BounceReason.Rejected : other;
    }

    /// <summary>Whether a reason means that the address takes no mail for good.</summary>
    internal static bool IsDead(BounceReason reason) => reason is BounceReason.UserUnknown or BounceReason.HostUnknown or BounceReason.HasMoved or BounceReason.Suspended or BounceReason.NotAccept;

    private static BounceReason FromWords(Refusal refusal, string text)
    {
        if (text.Length == 0) return BounceReason.None;
        BounceReason reason = ServiceReasons.Of(refusal.Status, text);
        if (reason != BounceReason.None) return reason;
        foreach (string verified in Verified)
            if (text.IndexOf(verified, StringComparison.Ordinal) is >= 0 and var at && FromWords(refusal, text[(at + verified.Length)..]) is var quoted and not BounceReason.None) return quoted;
        reason = Find(refusal, text, weak: false);
        return (reason, refusal.Command) switch
        {
            // Said only after the mail was read, and without a code of the address: recipients' own filters say so, at mobile carriers above all.
            (BounceReason.UserUnknown, "DATA") when (MobileCarriers.Contains(refusal.Domain) || !(refusal.Status.Subject == 1 && refusal.Status.Class == 5)) && Array.Exists(Vague, v => text.Contains(v, StringComparison.Ordinal)) => BounceReason.Filtered,
            // Not now: the name service is asked again.
            (BounceReason.HostUnknown, _) when refusal.Status.Class == 4 => BounceReason.NetworkError,
            _ => reason,
        };
    }

    [GeneratedRegex(@" ?\(in reply to [a-z -]{4,20} command\)", RegexOptions.CultureInvariant)]
    private static partial Regex InReplyTo();
}
