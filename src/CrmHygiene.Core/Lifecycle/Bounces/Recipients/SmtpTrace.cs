using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Lifecycle.Bounces.Recipients;

/// <summary>What a text tells of the SMTP session: the reply code and the last command.</summary>
internal static partial class SmtpTrace
{
    /// <summary>The SMTP reply code (RFC 5321 §4.2) a text quotes; 0 where there is none.</summary>
    public static int Reply(string text)
    {
        foreach (Match match in ReplyCode().Matches(text).Take(8))
            if (int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int code)) return code;
        return 0;
    }

    /// <summary>The command that was refused: RCPT, MAIL, DATA, EHLO, CONN, STARTTLS, or empty.</summary>
    public static string Command(string text)
    {
        string command = string.Empty;
        foreach (Match match in Sent().Matches(text).Take(50)) command = Name(match.Groups[1].Value);
        if (command.Length > 0) return command;
        Match inReply = InReply().Match(text);
        if (inReply.Success) return Name(inReply.Groups[1].Value);
        if (Has(text, "does not like recipient", "rcpt to response")) return "RCPT";
        if (Has(text, "does not like sender")) return "MAIL";
        if (Has(text, "failed after i sent the message", "failed on data command", "end of data", "end-of-data", "message body")) return "DATA";
        if (Has(text, "my name was rejected")) return "EHLO";
        return Has(text, "greeting failed", "initial connection", "while connecting", "refused to talk to me") ? "CONN" : string.Empty;
    }

    /// <summary>The server that refused, as a text names it; empty where it does not.</summary>
    public static string Host(string text)
    {
        Match match = Remote().Match(text);
        return match.Success ? match.Groups[1].Value.TrimEnd('.', ':') : string.Empty;
    }

    private static string Name(string text)
    {
        string upper = text.ToUpperInvariant();
        if (upper.StartsWith("RCPT", StringComparison.Ordinal)) return "RCPT";
        if (upper.StartsWith("MAIL", StringComparison.Ordinal)) return "MAIL";
        if (upper.StartsWith("HELO", StringComparison.Ordinal) || upper.StartsWith("EHLO", StringComparison.Ordinal) || upper.StartsWith("LHLO", StringComparison.Ordinal)) return "EHLO";
        if (upper.StartsWith("STARTTLS", StringComparison.Ordinal)) return "STARTTLS";
        if (upper.StartsWith("CONN", StringComparison.Ordinal) || upper.StartsWith("INIT", StringComparison.Ordinal)) return "CONN";
        return "DATA";
    }

    private static bool Has(string text, params string[] words) => Array.Exists(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?:(?<=^|[\n\s:#\[(<'""=;])|(?<=smtp;))([45][0-57][0-9])(?=[ \-#\]:)]\s?[^0-9\s/]|[ \-#][0-9]\.[0-9]|[ \-]*$)(?!\s+(?:bytes|kb|mb|k\b|seconds|hours|days|minutes|messages|recipients|or\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ReplyCode();

    [GeneratedRegex(@"^\s*>>>\s+(RCPT|MAIL|DATA|HELO|EHLO|LHLO|BDAT|STARTTLS)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Sent();

    [GeneratedRegex(@"(?:in reply to (?:the )?|in response to (?:the )?|after (?:the )?|smtp:|for |during (?:the )?|error (?:in|on) |SMTP command\s+|\()(RCPT(?: TO)?|MAIL(?: FROM)?|DATA|HELO|EHLO|LHLO|BDAT|STARTTLS|end of DATA|end-of-data|TEXT|CONNECT|initial)(?:\b|:)(?=\)| command| stage|:| host|\s*<|\s*$|\s*\n| response| \()", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InReply();

    [GeneratedRegex(@"(?:while talking to|host:?|remote (?:mail )?server|remote host|connected to|SMTP Server|generating server:?|dns;\s*)\s+<?([A-Za-z0-9][A-Za-z0-9.\-]*\.[A-Za-z0-9\-]+\.?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remote();
}
