using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Verification.Phones;

/// <summary>What spreadsheets and people add to phone numbers.</summary>
internal static partial class PhoneText
{
    /// <summary>The text without spreadsheet marks, and with words for an extension that libphonenumber does not know as "ext".</summary>
    public static string Clean(string text)
    {
        ReadOnlySpan<char> span = text.AsSpan().Trim();
        if (span.StartsWith("=\"") && span.EndsWith("\"")) span = span[2..^1];
        span = span.TrimStart("'`´").Trim();
        if (span.EndsWith(".0") && !span[..^2].ContainsAnyExceptInRange('0', '9') && span.Length > 8) span = span[..^2];
        string clean = span.Length == text.Length ? text : span.ToString();
        for (int i = 0; i < clean.Length; i++)
            if (char.IsLetter(clean[i])) return ExtensionWord().Replace(clean, "$1 ext $2");
        return clean;
    }

    /// <summary>Digits, in any script; a scientific form counts its mantissa.</summary>
    public static int CountDigits(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char c in text)
            if (char.IsDigit(c)) count++;
        return count;
    }

    /// <summary>Reads 4.915112345678E+12; the digits are complete or lost.</summary>
    public static bool IsScientific(string text, out string? digits)
    {
        digits = null;
        Match match = Scientific().Match(text);
        if (!match.Success) return false;
        string mantissa = match.Groups[1].Value + match.Groups[2].Value;
        int exponent = int.Parse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (mantissa.TrimEnd('0').Length > 8 && mantissa.Length <= exponent + 1 && exponent < 16 && mantissa.Length == exponent + 1) digits = mantissa;
        return true;
    }

    /// <summary>Whether the digits are what people type where they have no number: one digit again and again, or counting.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[16];
        int length = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c)) continue;
            if (length == digits.Length) return false;
            digits[length++] = c;
        }
        if (length < 6) return false;
        ReadOnlySpan<char> all = digits[..length];
        ReadOnlySpan<char> rest = all.TrimStart('0');
        return rest.Length <= 1 || !rest.ContainsAnyExcept(rest[0]) || "01234567890123".AsSpan().StartsWith(all) || "1234567890123".AsSpan().StartsWith(all) || "9876543210".AsSpan().StartsWith(all)
            || (length >= 10 && !all[^7..].ContainsAnyExcept('0')) || (length >= 10 && !all[^9..].ContainsAnyExcept(all[^1]));
    }

    /// <summary>Splits a cell that holds several numbers; one part where it holds one.</summary>
    public static string[] Split(string text) => text.Contains(";ext=", StringComparison.OrdinalIgnoreCase) || text.Contains("phone-context", StringComparison.OrdinalIgnoreCase) ? [text] : Several().Split(text);

    /// <summary>The text before an extension, and the extension in a form that libphonenumber reads; empty where there is none.</summary>
    public static string WithoutExtension(string text, out string extension)
    {
        Match match = Extension().Match(text);
        extension = match.Success ? " ext " + match.Groups[1].Value : string.Empty;
        return match.Success ? text[..match.Index] : text;
    }

    /// <summary>The text without what stands after the number in words, such as (mobile) or a name.</summary>
    public static string WithoutWords(string text)
    {
        int end = text.Length;
        bool words = false;
        while (end > 0 && !char.IsDigit(text[end - 1])) words |= char.IsLetter(text[--end]);
        return words ? text[..end] : text;
    }

    [GeneratedRegex(@"(\d)[\s,.;(]*(?:durchwahl|durchw\.?|dw\.?|nebenstelle|nst\.?|poste|toestel|tst\.?|interno|interne|ramal|wewn\.?|klapka|anknytning|lokal|mell[eé]k|внутр\.?|داخلی|داخلي|تحويلة)[\s.:]*(\d{1,7})\)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExtensionWord();

    [GeneratedRegex(@"^\+?(\d)[.,](\d+)[eE]\+?(\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"\s*[;|\r\n]+\s*|\s*,\s+|\s*,(?=[+0(])|\s+(?:or|oder|ou|o|of|und|and|et|y|e|en|&|bzw\.?)\s+|\s*/\s*(?=[+0(\d])|\s+-\s+(?=[+0(])|(?<=\d)\s+(?=\+)|(?<=\d{5})(?=\+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Several();

    [GeneratedRegex(@"(?:[\s,;]*(?:e?xt(?:ensi[oó]n?|n)?|x|#|~|доб|int|anexo)[\s.:=]*|\s*-\s*(?=\d+#))(\d{1,9})#?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}
