using System.Text;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>Guesses the address that was meant by a malformed text; the guess is well formed, or there is none.</summary>
internal static class EmailRepair
{
    private const int LongestText = 512;
    private static readonly char[] Wrapping = [' ', '\t', '\r', '\n', '<', '>', '"', '\'', '(', ')', '[', ']', ',', ';', ':', '.', '\u00A0', '\u200B', '\uFEFF'];

    public static string? Suggest(string text, EmailVerifierOptions options)
    {
        if (text.Length > LongestText || !IsNormalizable(text)) return null;
        string guess = TakeAddress(Compose(text));
        int at = guess.LastIndexOf('@');
        if (at < 0) guess = WithAtSign(guess);
        at = guess.LastIndexOf('@');
        if (at < 1) return null;
        string local = CollapseDots(guess[..at].TrimEnd('@'));
        string domain = CollapseDots(guess[(at + 1)..].Replace(',', '.').Trim('#', '@', '-', '_', '\\', '/', '!', '?', '*', '='));
        if (!domain.Contains('.', StringComparison.Ordinal)) domain = WithDot(domain);
        string repaired = local + "@" + domain;
        EmailSyntaxResult result = EmailSyntax.Parse(repaired, options.Syntax);
        if (!result.IsValid) return null;
        string meant = options.Lists.Typos.Suggest(result.AsciiDomain ?? domain.ToLowerInvariant(), out _) ?? domain;
        repaired = local + "@" + meant;
        return string.Equals(repaired, text, StringComparison.Ordinal) ? null : repaired;
    }

    /// <summary>Full-width letters to plain ones; white space and invisible characters between letters out.</summary>
    private static string Compose(string text)
    {
        text = text.Normalize(NormalizationForm.FormKC);
        text = text.Replace("(at)", "@", StringComparison.OrdinalIgnoreCase).Replace("[at]", "@", StringComparison.OrdinalIgnoreCase)
            .Replace("(dot)", ".", StringComparison.OrdinalIgnoreCase).Replace("[dot]", ".", StringComparison.OrdinalIgnoreCase).Replace('。', '.');
        return text.Trim(Wrapping);
    }

    /// <summary>The first address of several, or the one in angle brackets or behind mailto:.</summary>
    private static string TakeAddress(string text)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        int open = text.IndexOf('<', StringComparison.Ordinal);
        if (open >= 0 && open < at) text = text[(open + 1)..];
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) text = text["mailto:".Length..];
        at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && text.IndexOf('@', at + 1) > at + 1)
        {
            int separator = text.IndexOfAny([',', ';', '|', '/', ' '], at);
            if (separator > 0) text = text[..separator];
        }
        int query = text.IndexOf('?', Math.Max(0, at));
        if (query > at && at > 0) text = text[..query];
        StringBuilder kept = new(text.Length);
        foreach (char c in text)
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u00AD' or '\uFFFD')) kept.Append(c);
        return kept.ToString().Trim(Wrapping);
    }

    /// <summary>john2gmail.com: the @ typed without Shift, before a provider everybody knows.</summary>
    private static string WithAtSign(string text)
    {
        foreach (EmailProvider provider in EmailReferenceData.Providers)
        {
            if (provider.Popularity < 4 || !text.EndsWith(provider.Domain, StringComparison.OrdinalIgnoreCase)) continue;
            string local = text[..^provider.Domain.Length];
            if (local.Length > 2 && local[^1] is '2' or '"' or 'q') return local[..^1] + "@" + provider.Domain;
            if (local.Length > 2 && local[^1] is '#' or '\'' or '.') return local[..^1] + "@" + provider.Domain;
        }
        return text;
    }

    /// <summary>gmailcom: the dot left out before a common end.</summary>
    private static string WithDot(string domain)
    {
        foreach (string end in new[] { "couk", "com", "net", "org" })
        {
            if (domain.Length - end.Length < 3 || !domain.EndsWith(end, StringComparison.OrdinalIgnoreCase)) continue;
            return domain[..^end.Length] + (end == "couk" ? ".co.uk" : "." + end);
        }
        return domain;
    }

    private static string CollapseDots(string text)
    {
        StringBuilder kept = new(text.Length);
        foreach (char c in text)
            if (c != '.' || (kept.Length > 0 && kept[^1] != '.')) kept.Append(c);
        return kept.ToString().TrimEnd('.');
    }

    /// <summary>Whether the framework would normalise the text: no half surrogate pairs, no U+FFFE.</summary>
    private static bool IsNormalizable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFE') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
