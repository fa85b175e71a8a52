using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>A reply of a mail host and what it means.</summary>
/// <param name="Kind">The meaning.</param>
/// <param name="Code">The reply code; 0 where there was no reply.</param>
/// <param name="Enhanced">The enhanced status code (RFC 3463), or null.</param>
/// <param name="Text">The whole reply on one line, bounded; or what happened.</param>
/// <param name="Host">The mail host, or empty.</param>
internal sealed partial record MailReply(ReplyKind Kind, int Code, string? Enhanced, string Text, string Host)
{
    private const int MostText = 400;

    /// <summary>Whether asking again later may give another answer.</summary>
    public bool IsTemporary => Kind is ReplyKind.Greylisted or ReplyKind.Throttled or ReplyKind.Busy;

    /// <summary>Whether it says something about the recipient, not about us.</summary>
    public bool IsAboutRecipient => Kind is ReplyKind.Accepted or ReplyKind.UserUnknown or ReplyKind.Rejected or ReplyKind.Disabled or ReplyKind.Full;

    /// <summary>The time after which the host wants to be asked again, or null where it names none.</summary>
    public TimeSpan? RetryAfter
    {
        get
        {
            Match match = Wait().Match(Text);
            if (!match.Success || !int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return null;
            TimeSpan wait = char.ToLowerInvariant(match.Groups[2].ValueSpan[0]) == 'm' ? TimeSpan.FromMinutes(number) : TimeSpan.FromSeconds(number);
            return wait > TimeSpan.Zero && wait <= TimeSpan.FromHours(4) ? wait : null;
        }
    }

    /// <summary>Reads a reply to RCPT, MAIL or the greeting.</summary>
    /// <param name="code">The reply code.</param>
    /// <param name="text">The text, lines separated by LF, with enhanced codes.</param>
    /// <param name="host">Who said so.</param>
    public static MailReply Of(int code, string text, string host)
    {
        string line = OneLine(text);
        Match match = EnhancedCode().Match(line);
        string? enhanced = match.Success && match.Value[0] - '0' == code / 100 ? match.Value : null;
        return new MailReply(ReplyClassifier.Classify(code, enhanced, line), code, enhanced, string.Create(CultureInfo.InvariantCulture, $"{code} {line}"), host);
    }

    /// <summary>No reply.</summary>
    public static MailReply None(ReplyKind kind, string what, string host) => new(kind, 0, null, OneLine(what), host);

    private static string OneLine(string text)
    {
        string line = Spaces().Replace(text, " ").Trim();
        return line.Length <= MostText ? line : line[..MostText] + "…";
    }

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedCode();

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(\d{1,5})\s*(s|sec|secs|seconds?|m|min|mins|minutes?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wait();
}
