namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>
/// Whether words such as "does not exist" are said of the sender's side, or of something in the mail, and not of the
/// recipient: "your HELO name does not exist" says nothing of a mailbox.
/// </summary>
internal static class OurSide
{
    private const int Before = 80, After = 40;

    // What a sentence is about stands before what it says of it. A '*' ends a word that may go on.
    private static readonly string[] Subjects =
    [
        "sender", "sending", "envelope from", "mail from", "mailfrom", "return path", "return-path", "reverse-path", "reply-to", "from:", "from address", "from header", "from field",
        "your domain", "your helo", "your ehlo", "your host", "your ip", "your server", "your provider", "your isp", "your mail server", "your system", "your network", "your account", "your hostname", "your email account", "your e-mail account", "your email address", "your e-mail address", "your mailbox", "your address",
        "helo", "ehlo", "dkim", "dmarc", "spf", "ptr", "reverse dns", "reverse hostname", "rdns", "message-id", "header", "authenticat*", "credential", "certificate", "tls", "starttls",
        "client", "url", "link", "attachment", "harvest", "harvesting", "too many", "blacklist", "black list", "blocklist", "block list", "dnsbl", "rbl", "as spam", "rate limit",
    ];

    private static readonly string[] Pauses = [". ", "; ", ", "];

    private static readonly string[] Objects =
    [
        "in received", "in header", "in the header", "in from", "in helo", "in ehlo", "certificate", "whitelist", "allowlist", "to authentication", "to policy", "for sending", "sending spam", "due to abuse", "due to spam", "for spam",
        "in your message", "in the message", "in message", "for external senders", "of list", "agent", "ratio", "attempts", "from sending", "in allow list", "in our allow list", "list of known",
    ];

    /// <summary>Whether a wording is about our side.</summary>
    /// <param name="text">Lower case, with single blanks.</param>
    /// <param name="start">Where the wording begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="ours">Addresses of ours, in lower case: where the words around name one of them and no other, they are said of it.</param>
    public static bool IsMeant(string text, int start, int end, IReadOnlySet<string>? ours = null)
    {
        int from = Math.Max(0, start - Before), to = Math.Min(text.Length, end + After);
        if (text.LastIndexOf(". ", start, start - from, StringComparison.Ordinal) is >= 0 and var stop) from = stop + 2;
        ReadOnlySpan<char> after = text.AsSpan(end, to - end);
        foreach (string pause in Pauses)
            if (after.IndexOf(pause, StringComparison.Ordinal) is >= 0 and var at) after = after[..at];
        return Has(text.AsSpan(from, end - from), Subjects) || Has(after, Objects) || ours is not null && Doubt.NamesUsAlone(Sentence(text, from, to), ours);
    }

    /// <summary>A part of a text, with the words at its edges whole.</summary>
    private static string Sentence(string text, int from, int to)
    {
        while (from > 0 && text[from - 1] != ' ') from--;
        while (to < text.Length && text[to] != ' ') to++;
        return text[from..to];
    }

    private static bool Has(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            ReadOnlySpan<char> sought = word.AsSpan().TrimEnd('*');
            for (int from = 0; text[from..].IndexOf(sought, StringComparison.Ordinal) is >= 0 and var found; from += found + sought.Length)
            {
                int at = from + found, end = at + sought.Length;
                bool whole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (word.EndsWith('*') || end == text.Length || !char.IsLetterOrDigit(text[end]) || text[end] == 's');
                if (whole && !IsInName(text, at, end)) return true;
            }
        }
        return false;
    }

    /// <summary>Whether a word is part of an address or of a host's name, as in client@firm.example: names say nothing.</summary>
    private static bool IsInName(ReadOnlySpan<char> text, int at, int end) =>
        (end < text.Length && (text[end] == '@' || (text[end] == '.' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
        || (at > 0 && (text[at - 1] == '@' || (text[at - 1] == '.' && at > 1 && char.IsLetterOrDigit(text[at - 2]))));
}
