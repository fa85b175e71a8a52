namespace CrmHygiene.Core.Lifecycle.Bounces.Text;

/// <summary>Where, in the text of a report, the copy of our own mail begins.</summary>
internal static class OriginalCut
{
    private const int HeaderRun = 3;

    private static readonly string[] Markers =
    [
        "the header and top ", "below this line is a copy of the message", "below the next line is a copy of the message", "below is a copy of the original message", "this is a copy of the message, including all the headers", "this is a copy of your message",
        "the header of the original message is following", "the body of your message is", "header of the original message", "message header follows", "message headers follow", "unsent message follows", "unsent message below",
        "original message follows", "original message headers:", "original message header:", "original message:", "original message --", "--original message", "- original message", "-original mail info", "original message info", "original mail follows",
        "returned message ---", "returned message:", "returned mail ---", "----- returned", "message text follows", "your original message", "the original message is attached", "undelivered message follows", "undelivered message:",
        "start of returned message", "begin of original", "begin original message", "text of your message follows", "first lines of the original", "content of your mail", "ursprüngliche nachrichtenkopfzeilen", "ursprüngliche nachricht",
        "en-têtes de message d'origine", "en-têtes du message d'origine", "message d'origine", "encabezados de mensajes originales", "encabezados del mensaje original", "intestazioni originali del messaggio", "cabeçalhos da mensagem original", "元のメッセージ", "オリジナルメッセージ",
    ];

    private static readonly string[] Hints = ["origin", "copy of", "message", "mail", "returned", "nachricht", "mensa", "メッセージ"];

    /// <summary>The index of the first line of the copy, or the number of lines.</summary>
    public static int Find(IReadOnlyList<string> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i];
            if (line.Length is > 5 and < 120 && IsMarker(line)) return i;
            if (IsHeader(line) && HeadersFollow(lines, i)) return i;
        }
        return lines.Count;
    }

    private static bool IsMarker(string line)
    {
        if (!Hints.Any(h => line.Contains(h, StringComparison.OrdinalIgnoreCase))) return false;
        string lower = line.ToLowerInvariant();
        foreach (string marker in Markers)
        {
            int at = lower.IndexOf(marker, StringComparison.Ordinal);
            // A sentence that speaks of the original message is no mark: only what opens or frames a line is.
            if (at < 0) continue;
            string before = lower[..at].Trim(' ', '-', '=', '*', '_', '#', '>', '\t', '|', '+', ':');
            if (before is "" or "the" or "here is" or "this is" or "begin") return true;
        }
        return false;
    }

    private static bool HeadersFollow(IReadOnlyList<string> lines, int start)
    {
        int run = 0;
        bool mail = false;
        for (int i = start; i < lines.Count && i < start + 40; i++)
        {
            string line = lines[i];
            if (line.Length == 0) break;
            if (line[0] is ' ' or '\t') continue;
            if (!IsHeader(line)) break;
            run++;
            mail |= Starts(line, "received:") || Starts(line, "return-path:") || Starts(line, "message-id:") || Starts(line, "mime-version:") || Starts(line, "content-type:") || Starts(line, "dkim-signature:") || Starts(line, "x-mailer:");
        }
        return run >= HeaderRun && mail;
    }

    private static bool Starts(string line, string name) => line.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a line has the form <c>Name: value</c> (RFC 5322 §2.2).</summary>
    internal static bool IsHeader(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 2 or > 60) return false;
        for (int i = 0; i < colon; i++)
            if (line[i] is <= ' ' or > '~') return false;
        // Delivery-status fields are the report's own.
        return !Starts(line, "final-recipient:") && !Starts(line, "original-recipient:") && !Starts(line, "action:") && !Starts(line, "status:") && !Starts(line, "diagnostic-code:") && !Starts(line, "reporting-mta:") && !Starts(line, "remote-mta:");
    }
}
