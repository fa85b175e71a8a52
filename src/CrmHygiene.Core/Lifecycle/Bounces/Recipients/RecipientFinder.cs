using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Recipients;

/// <summary>
/// Finds recipients in the text of a report. Servers differ in words, not in form: the failed address opens a line, or
/// stands behind words that announce it.
/// </summary>
internal static class RecipientFinder
{
    private const int Opens = 3, Announced = 2, Mentioned = 1;
    private const int MostSections = 1000;
    private const int MostLines = 40;

    private static readonly string[] Failure =
    [
        "fail", "undeliver", "could not", "couldn't", "cannot", "can't", "unable", "not be delivered", "not delivered", "rejected", "refused", "unknown", "error", "returned", "bounce", "did not reach", "wasn't", "was not", "not reach", "does not exist", "delayed", "delay",
        "not found", "recipient", "invalid", "full", "quota", "exceed", "disabled", "inactive", "problem", "not been collected", "not recognized", "no such", "not accept", "undelivered", "impossible", "fehlgeschlagen", "zugestellt", "échec", "fehler", "mislukt", "impossibile", "niepowodzeniem", "nie powiodło", "levereras", "leveres", "falha", "entregar", "recapitare", "nelze doručit", "送信できません", "失敗", "届け", "配信", "не удалось", "не доставлено", "退信", "退回", "无法", "失败", "未能",
    ];

    private static readonly string[] Announcing =
    [
        "recipient", "recipients", "address", "addresses", "address(es)", "user", "mailbox", "to", "for", "account", "addressee", "destinataire", "empfänger", "destinatario", "e-mail", "email", "reach", "deliver", "delivered", "recipient(s)", "user(s)", "following", "unknown", "is", "收件人", "宛先", "送信先", "получатель", "adressat", "ontvanger", "mottagare", "modtager",
    ];

    // The original mail by whom it was for: "the message addressed to …".
    private static readonly string[] WasFor = ["addressed to", "message to", "mail to", "sent to", "intended for"];

    private static readonly string[] Contact = ["contact", "postmaster", "abuse", "support", "help", "question", "please write", "please email", "please send", "report", "envelope from", "sender", "mail from", "from:", "reply-to", "unsubscribe", "administrator"];

    /// <summary>The recipients a report's text names, best evidence only.</summary>
    /// <param name="lines">The lines without the copy of our mail.</param>
    /// <param name="ignore">Addresses that are not recipients, in lower case: of the reporter and of ourselves.</param>
    /// <param name="sure">Whether only recipients count that the text announces.</param>
    public static IReadOnlyList<RecipientSection> Find(IReadOnlyList<string> lines, IReadOnlySet<string> ignore, bool sure = false)
    {
        List<(int Line, AddressAt At, int Score)> hits = [];
        List<(int Line, AddressAt At, int Score)> doubtful = [];
        bool failing = false;
        for (int i = 0; i < lines.Count; i++)
        {
            string lower = lines[i].ToLowerInvariant();
            foreach (AddressAt at in Addresses.Find(lines[i]))
            {
                string address = at.Address.ToLowerInvariant();
                int score = Score(lines[i], lower, at, failing);
                if (score > 0) (ignore.Contains(address) ? doubtful : hits).Add((i, at, score));
                if (score != Opens || !lower.Contains(',', StringComparison.Ordinal)) break;
            }
            failing |= HasAny(lower, Failure);
            if (hits.Count >= MostSections) break;
        }
        // Who writes to himself is sender and recipient.
        if (hits.Count == 0) hits = doubtful.FindAll(d => d.Score == Opens);
        int best = hits.Count == 0 ? 0 : hits.Max(h => h.Score);
        if (sure && best < Announced) return [];
        hits.RemoveAll(h => h.Score < best);
        if (best == Mentioned && hits.Count > 1) hits.RemoveRange(1, hits.Count - 1);
        return Sections(lines, hits);
    }

    private static int Score(string line, string lower, AddressAt at, bool failing)
    {
        string prefix = lower[..at.Start].TrimStart(' ', '\t', '*', '•', '-', '·', '>', '|', '<', '"', '\'', '(', '[', '=', ':', '　');
        string tail = line[at.End..].TrimStart('>', '"', '\'', ')', ']', ' ', '\t');
        // Old sendmail: "550 <user@example.com>... User unknown".
        if (IsReply(lower) && tail.StartsWith("...", StringComparison.Ordinal)) return Announced;
        if (lower.AsSpan().TrimStart().StartsWith("<<<") || IsCommand(prefix) || IsReply(lower)) return failing || IsReply(lower) ? Mentioned : 0;
        if (prefix.EndsWith("mailto:", StringComparison.Ordinal) || prefix.EndsWith('<') && IsName(prefix[..^1]) || prefix.EndsWith(" (", StringComparison.Ordinal) && tail.StartsWith("<mailto:", StringComparison.Ordinal)) prefix = IsName(prefix.Replace("mailto:", "", StringComparison.Ordinal).TrimEnd('<', '(', ' ')) ? string.Empty : prefix;
        if (prefix.Length == 0) return HasAny(lower[at.End..], Contact) && !failing ? 0 : Opens;
        if (HasAny(prefix, Contact) && !prefix.Contains("following", StringComparison.Ordinal) || prefix.Contains("e.g.", StringComparison.Ordinal)) return 0;
        // X.400 addresses of Exchange.
        if (prefix.EndsWith("smtp=", StringComparison.Ordinal)) return Announced;
        string announcing = prefix.TrimEnd(' ', '\t', '<', '"', '\'', '(', '[', '=', ':', '：', '`', '“', '«');
        string last = announcing[(announcing.LastIndexOfAny([' ', '\t', '(', '/']) + 1)..];
        bool colon = prefix.AsSpan().TrimEnd(" \t<\"'([") is [.., ':' or '：'];
        bool fails = HasAny(lower, Failure);
        // Exim names what an alias was "generated from", which is what we wrote to; other senders are no recipients.
        if (last == "from") return failing && announcing.EndsWith("generated from", StringComparison.Ordinal) ? Announced : 0;
        if (failing && Array.Exists(WasFor, w => announcing.EndsWith(w, StringComparison.Ordinal))) return Announced;
        if (Array.IndexOf(Announcing, last) >= 0 && (fails || colon && failing)) return Announced;
        if (colon && fails) return Announced;
        return fails || tail.Length == 0 && (failing || prefix.StartsWith("to:", StringComparison.Ordinal)) ? Mentioned : 0;
    }

    private static bool IsCommand(string prefix) => prefix.StartsWith("rcpt", StringComparison.Ordinal) || prefix.StartsWith("mail from", StringComparison.Ordinal) || prefix.StartsWith("helo", StringComparison.Ordinal) || prefix.StartsWith("ehlo", StringComparison.Ordinal);

    private static bool IsReply(string lower)
    {
        ReadOnlySpan<char> text = lower.AsSpan().TrimStart();
        return text.Length > 4 && text[0] is '4' or '5' && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && text[3] is ' ' or '-';
    }

    private static bool IsName(string text) => text.Trim().Length > 0 && text.Length < 80 && !text.Contains(':', StringComparison.Ordinal) && text.Count(c => c == ' ') < 5 && !text.TrimEnd().EndsWith(" from", StringComparison.Ordinal) && !HasAny(text, Failure);

    private static bool HasAny(string text, string[] words) => Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal));

    private static List<RecipientSection> Sections(IReadOnlyList<string> lines, List<(int Line, AddressAt At, int Score)> hits)
    {
        List<RecipientSection> sections = [];
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int h = 0; h < hits.Count; h++)
        {
            (int line, AddressAt at, int score) = hits[h];
            int end = h + 1 < hits.Count ? Math.Max(hits[h + 1].Line, line + 1) : lines.Count;
            List<string> about = score == Opens ? [lines[line][at.End..].TrimStart('>', ':', ' ', '\t', '"', '\'')] : [lines[line]];
            string alias = string.Empty;
            for (int i = line + 1; i < end && about.Count < MostLines && !(score == Announced && IsReply(lines[line].ToLowerInvariant())); i++)
            {
                if (lines[i].Contains("expanded from", StringComparison.OrdinalIgnoreCase) && Addresses.First(lines[i]) is { Length: > 0 } from) alias = from;
                else about.Add(lines[i]);
            }
            string text = string.Join('\n', about).Trim();
            if (seen.TryGetValue(at.Address, out int known))
            {
                // Named twice: once to announce, once with the error.
                sections[known] = sections[known] with { Text = sections[known].Text + "\n" + text, Alias = sections[known].Alias.Length > 0 ? sections[known].Alias : alias };
                continue;
            }
            seen[at.Address] = sections.Count;
            sections.Add(new RecipientSection(at.Address, text, alias));
        }
        return sections;
    }
}
