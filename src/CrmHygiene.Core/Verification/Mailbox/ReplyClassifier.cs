using System.Globalization;
using System.Text.RegularExpressions;
using CrmHygiene.Core.Lifecycle.Bounces.Classify;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>
/// What a reply means, by enhanced status code (RFC 3463, RFC 5248, RFC 7372) and text. Codes alone mislead: the text goes
/// first, and what may be our own fault before what may be the recipient's.
/// </summary>
internal static partial class ReplyClassifier
{
    public static ReplyKind Classify(int code, string? enhanced, string text)
    {
        if (Verified().Match(text) is { Success: true } verified) return Quoted(text[(verified.Index + verified.Length)..]);
        switch (code / 100)
        {
            case 2: return ReplyKind.Accepted;
            case 4: return Temporary(code, enhanced, text);
            case 5: return Permanent(code, enhanced, text);
            default: return ReplyKind.NotUnderstood;
        }
    }

    /// <summary>What a server says that asked the next one about the recipient: the next one's answer (Postfix verify(8)).</summary>
    private static ReplyKind Quoted(string answer) =>
        Answer().Match(answer) is { Success: true } said ? Classify(int.Parse(said.Groups["code"].ValueSpan, CultureInfo.InvariantCulture), said.Groups["enhanced"] is { Success: true } e ? e.Value : null, answer)
        : UserUnknown().IsMatch(answer) ? ReplyKind.UserUnknown : ReplyKind.Rejected;

    private static ReplyKind Temporary(int code, string? enhanced, string text)
    {
        if (Greylist().IsMatch(text)) return ReplyKind.Greylisted;
        if (ReverseDns().IsMatch(text) || enhanced is "4.7.25") return ReplyKind.NoReverseDns;
        if (Listed().IsMatch(text)) return ReplyKind.Listed;
        if (TooMuch().IsMatch(text) || enhanced is "4.7.28" or "4.5.3") return ReplyKind.Throttled;
        if (enhanced is "4.2.2" || (code == 452 && enhanced is null && MailboxFull().IsMatch(text)) || (enhanced is null && RecipientFull().IsMatch(text))) return ReplyKind.Full;
        return code is 450 or 451 && enhanced is null or "4.7.0" or "4.7.1" or "4.2.0" or "4.3.0" or "4.0.0" && !UserUnknown().IsMatch(text) ? ReplyKind.Greylisted : ReplyKind.Busy;
    }

    private static ReplyKind Permanent(int code, string? enhanced, string text)
    {
        if (ReverseDns().IsMatch(text) || enhanced is "5.7.25") return ReplyKind.NoReverseDns;
        if (Listed().IsMatch(text) || enhanced is "5.7.606" or "5.7.511") return ReplyKind.Listed;
        if (TooMuch().IsMatch(text) || enhanced is "5.5.3") return ReplyKind.Throttled;
        if (enhanced is "5.1.7" or "5.1.8" || Sender().IsMatch(text)) return ReplyKind.Refused;
        if (enhanced is "5.2.2" || (code is 552 && enhanced is null) || RecipientFull().IsMatch(text)) return ReplyKind.Full;
        if (IsOurs(text)) return ReplyKind.Refused;
        if (Disabled().IsMatch(text) || enhanced is "5.2.1" or "5.7.17") return ReplyKind.Disabled;
        if (enhanced is "5.4.1") return ReplyKind.Rejected;
        if (UserUnknown().IsMatch(text) || enhanced is "5.1.1" or "5.1.0" or "5.1.3" or "5.1.6" or "5.1.10") return ReplyKind.UserUnknown;
        if (Relay().IsMatch(text)) return ReplyKind.RelayDenied;
        if (enhanced?.StartsWith("5.7.", StringComparison.Ordinal) == true || Policy().IsMatch(text)) return ReplyKind.Refused;
        if (code is 500 or 501 or 502 or 503 or 504 or 555) return ReplyKind.NotUnderstood;
        return code is 550 or 551 or 553 ? ReplyKind.Rejected : ReplyKind.Refused;
    }

    /// <summary>Whether something of ours is unknown or disabled: nothing is said of the mailbox.</summary>
    private static bool IsOurs(string text)
    {
        Match said = Disabled().Match(text);
        if (!said.Success) said = UserUnknown().Match(text);
        return said.Success && OurSide.IsMeant(text.ToLowerInvariant(), said.Index, said.Index + said.Length);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(undeliverable|unverified) address:|recipient verify callout:", Options)]
    private static partial Regex Verified();

    [GeneratedRegex(@"\b(?<code>[245]\d\d)[ -](?<enhanced>[245]\.\d{1,3}\.\d{1,3})?", Options)]
    private static partial Regex Answer();

    [GeneratedRegex(@"gr[ae]y.?list|postgrey|greylst|come back (later|in)|retry (later|in|after)|try again in \d|first time sender|temporarily (deferred|delayed)|deferred (due to|because)|please (retry|try (again )?(later|in))", Options)]
    private static partial Regex Greylist();

    [GeneratedRegex(@"black.?list|block.?list|deny.?list|\b[dr]n?s?bl\b|dnsbl|spamhaus|spamcop|uceprotect|sorbs|barracudacentral|abuseat|\b(sbl|xbl|pbl|cbl|css)\b|is listed|listed (at|in|by|on)\b|(bad|poor|low) (ip |sender )?reputation|due to (the )?reputation|(your|client|sending|source|connecting)( \w+)? (ip( address)?|ips|host|server|network|netblock|mail server|address)\b.{0,60}\b(block|blocked|banned)|your (ip|address)\b.{0,60}\b(denied|rejected|refused)|banned sending ip|\bS3(140|150)\b|part of their network is on our block list", Options)]
    private static partial Regex Listed();

    [GeneratedRegex(@"reverse.?(dns|lookup|hostname|mapping|resolution|name)|\br?dns\b.{0,20}\b(missing|mismatch|failed)|\bptr\b|\brdns\b|\bfcrdns\b|forward.confirm|cannot find your (reverse )?hostname|no (valid )?(dns|host ?name) (entry |record )?for your|(helo|ehlo)\b.{0,40}\b(invalid|reject|rejected|refused|resolve|match|denied|mismatch|not found)|(invalid|bad|bogus|forged|rejected)\b.{0,20}\b(helo|ehlo)\b", Options)]
    private static partial Regex ReverseDns();

    [GeneratedRegex(@"too many|rate.?limit|throttl|too (fast|frequent|quick)|slow down|exceeded.{0,30}(rate|limit|connection|recipients|messages per)|(connection|message|rate|recipient)s? limit|concurren|excessive|unusual(ly)? (rate|high)|receiving mail (at a rate|too quickly)|try to reduce|limit.{0,15}(reached|exceeded)", Options)]
    private static partial Regex TooMuch();

    [GeneratedRegex(@"(sender|from address|return.?path|envelope from|mail from)\b.{0,40}\b(reject|denied|refused|verif|invalid|unknown|not exist|not allowed|blocked|undeliverable|not found|must)|\b(spf|dkim|dmarc)\b|sender (id|policy)|unauthenticated", Options)]
    private static partial Regex Sender();

    [GeneratedRegex(@"(mailbox|inbox|account|user|recipient|quota|storage).{0,40}\b(full|over.?quota|quota|exceeded|out of (storage|space))|over.?quota|quota.{0,20}(exceed|full|reached)|exceed.{0,30}(quota|storage)|out of storage", Options)]
    private static partial Regex RecipientFull();

    [GeneratedRegex(@"(mailbox|inbox|account|user|recipient).{0,40}\b(full|quota|storage|space)", Options)]
    private static partial Regex MailboxFull();

    [GeneratedRegex(@"(mailbox|account|user|recipient|address|customer|email)\b.{0,50}\b(disabled|inactive|suspended|de-?activated|not active|locked|closed|expired|terminated|discontinued|abandoned|dormant|on hold|frozen|barred)\b|no longer (active|in use|available|valid|accepts|accepting|employed|works?|with|on this server|exists)|(disabled|inactive|suspended|deactivated|closed|expired|dormant) (mailbox|account|user|recipient|address)|mailbox (is )?blocked", Options)]
    private static partial Regex Disabled();

    [GeneratedRegex(@"(user|mailbox|recipient|address(ee)?|account|e-?mail|alias|person|destination|local part|customer|contact)s?\b.{0,60}\b(not found|unknown|does ?n.?t exist|not exist|do not exist|no exist|invalid|not valid|isn.?t valid|not known|not recognized|not listed|not local|nonexist\w*|non-exist\w*|undeliverable|could not be found|cannot be found)|(unknown|invalid|no such|nonexistent|non-existent|no matching|unrecognized|bad|not a (known|valid))( \w+){0,2} (user|recipient|mailbox|local|address(ee)?|account|person|destination|customer|name|alias)|no mailbox|no (one|body|user|account|recipient) (here )?(by that|with that|named|of that)|does not have an? .{0,30}account|doesn.?t have an? .{0,30}account|there is no (user|one|mailbox|such)|recipientnotfound|not our customer|who are you looking for|user doesn|recipient rejected: (no|not)|unrouteable address|no valid recipients|has (moved|left)|\bdead (mailbox|address)", Options)]
    private static partial Regex UserUnknown();

    [GeneratedRegex(@"relay|rcpthosts|not (a )?local domain|domain (is )?not (local|hosted|served|handled)|mail for .{0,40}not accepted|do not accept mail for|not authoritative|no such domain|domain not found|not accept.{0,20} for (this|that) domain", Options)]
    private static partial Regex Relay();

    [GeneratedRegex(@"spam|policy|policies|access denied|denied|not allowed|not permitted|forbidden|unauthori[sz]ed|authenticat|administrative|prohibit|reject(ed)? (by|due|for)|refus|suspicious|content|security|block|banned|\btls\b|certificate|suspect|abuse", Options)]
    private static partial Regex Policy();
}
