using System.Text.RegularExpressions;
using CrmHygiene.Core.Lifecycle.Bounces.Classify;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>What a bounce reason in a column says.</summary>
internal enum BounceCause
{
    /// <summary>There is none, or it is not understood.</summary>
    Unknown = 0,
    /// <summary>No such user or host, moved, disabled, null MX: the address is dead.</summary>
    Dead,
    /// <summary>Refused in a way that means no such user, unless the whole domain answers so.</summary>
    Refused,
    /// <summary>The mailbox is full.</summary>
    Full,
    /// <summary>Policy, reputation, content, authentication, greylisting, time-outs: not the mailbox's fault.</summary>
    NotTheMailbox,
    /// <summary>A report of spam.</summary>
    Complaint,
}

/// <summary>
/// Reads bounce reasons as systems export them: words first, then the enhanced status code (RFC 3463), because codes
/// alone mislead.
/// </summary>
internal static partial class BounceText
{
    private static readonly string[] Full = ["mailbox full", "mailbox is full", "over quota", "overquota", "quota", "insufficient storage", "out of storage", "postfach voll", "pleine", "buzon lleno"];
    private static readonly string[] Complaint = ["complaint", "reported as spam", "marked as spam", "abuse report"];

    private static readonly string[] Dead =
    [
        "unknown user", "user unknown", "no such user", "unknown recipient", "recipient unknown", "user not found", "recipient not found", "does not exist", "doesn't exist", "no such recipient", "no such mailbox", "no mailbox",
        "mailbox not found", "invalid recipient", "invalid mailbox", "address not found", "bad destination", "account disabled", "account has been disabled", "mailbox disabled", "account is disabled", "account inactive", "mailbox inactive",
        "account deactivated", "no longer", "has moved", "host unknown", "unknown host", "domain not found", "no such domain", "domain does not", "null mx", "unbekannt", "inconnu", "desconocido", "bad mailbox", "mailbox unavailable or not local", "recipient rejected no such",
    ];

    private static readonly string[] NotTheMailbox =
    [
        "spam", "policy", "polic", "blocked", "block list", "blocklist", "blacklist", "reputation", "dmarc", "spf", "dkim", "authentic", "unauthenticated", "content", "filtered", "virus", "attachment", "greylist", "graylist", "gray list", "grey list",
        "rate limit", "too quickly", "too many", "throttl", "timeout", "timed out", "time out", "connection", "temporar", "try again", "too large", "message size", "misconfiguration", "dns failure", "server busy", "deferred", "loop", "relay",
    ];

    public static BounceCause CauseOf(string text)
    {
        string reason = text.Replace('_', ' ').ToLowerInvariant();
        Match code = Code().Match(reason);
        (int kind, int subject, int detail) = code.Success ? (code.Groups[1].Value[0] - '0', Number(code, 2), Number(code, 3)) : (0, 0, 0);
        if ((subject == 2 && detail == 2) || Has(reason, Full)) return BounceCause.Full;
        if (Has(reason, Complaint)) return BounceCause.Complaint;
        // 4.x.x is "not now" whatever its words.
        if (kind == 4) return BounceCause.NotTheMailbox;
        if (Has(reason, Dead)) return IsOfOurs(reason) ? BounceCause.NotTheMailbox : BounceCause.Dead;
        // Microsoft's 5.4.1 Access denied: unknown user, unless the whole domain answers so; 5.7.515 is our own missing authentication.
        if (kind == 5 && subject == 4 && detail == 1 && reason.Contains("access denied", StringComparison.Ordinal)) return BounceCause.Refused;
        if (subject == 7 || Has(reason, NotTheMailbox)) return BounceCause.NotTheMailbox;
        if (kind == 5 && subject == 1 && detail is 1 or 2 or 3 or 6 or 10) return BounceCause.Dead;
        // Gmail's 5.2.1 is "receiving too quickly" as well as "disabled"; without words it may be either.
        if (kind == 5 && subject == 2 && detail == 1) return BounceCause.Refused;
        return kind == 5 && subject is 3 or 4 or 5 or 6 ? BounceCause.NotTheMailbox : BounceCause.Unknown;
    }

    /// <summary>Whether every word of a dead address is said of our side: "your domain does not exist".</summary>
    private static bool IsOfOurs(string reason)
    {
        foreach (string phrase in Dead)
            for (int at = reason.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = reason.IndexOf(phrase, at + 1, StringComparison.Ordinal))
                if (!OurSide.IsMeant(reason, at, at + phrase.Length)) return false;
        return true;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    private static bool Has(string reason, string[] phrases) => Array.Exists(phrases, p => reason.Contains(p, StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![0-9.])([245])\.([0-9]{1,3})\.([0-9]{1,3})(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
