using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Lifecycle.Bounces.Text;

/// <summary>An address in a text.</summary>
/// <param name="Address">As written.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last character.</param>
internal readonly record struct AddressAt(string Address, int Start, int End);

/// <summary>Finds addresses in free text. Linear in the length of the text.</summary>
internal static partial class Addresses
{
    private const int MostLocal = 256;
    private const int MostDomain = 255;

    /// <summary>All addresses of a text, in order.</summary>
    public static IEnumerable<AddressAt> Find(string text)
    {
        int from = 0;
        for (int at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            int start = LocalStart(text, at, from);
            int end = DomainEnd(text, at);
            if (start == at || end <= at + 1) continue;
            from = end;
            yield return new AddressAt(text[start..end], start, end);
            at = end - 1;
        }
    }

    /// <summary>The first address of a text, or empty.</summary>
    public static string First(string text)
    {
        foreach (AddressAt found in Find(text)) return found.Address;
        return string.Empty;
    }

    /// <summary>The value of a field such as <c>Final-Recipient: rfc822; &lt;a@b&gt;</c>: its address, or empty.</summary>
    public static string OfField(string value)
    {
        int semicolon = value.IndexOf(';', StringComparison.Ordinal);
        string rest = (semicolon >= 0 ? value[(semicolon + 1)..] : value).Trim();
        // Source routes (RFC 5321 appendix C): @relay:user@host.
        if (rest.StartsWith('@') && rest.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) rest = rest[(colon + 1)..];
        return First(rest.Contains("\\x{", StringComparison.Ordinal) ? Unicode().Replace(rest, m => Character(m.Groups[1].ValueSpan) ?? m.Value) : rest);
    }

    /// <summary>An address without the escapes of xtext (RFC 3461 §4), <c>+2B</c> for a plus; as it is where it holds others than printable ASCII.</summary>
    public static string DecodeXtext(string address) => Xtext().Replace(address, m => Character(m.Groups[1].ValueSpan) is { Length: 1 } c && c[0] is >= '!' and <= '~' ? c : m.Value);

    /// <summary>The part behind the at sign in lower case; empty where there is none.</summary>
    public static string DomainOf(string address)
    {
        int at = address.LastIndexOf('@');
        return at < 0 ? string.Empty : address[(at + 1)..].ToLowerInvariant();
    }

    private static int LocalStart(string text, int at, int from)
    {
        if (at > 0 && text[at - 1] == '"')
        {
            int quote = at >= 2 ? text.LastIndexOf('"', at - 2, Math.Min(at - 1, MostLocal)) : -1;
            if (quote >= from) return quote;
        }
        int start = at;
        while (start > from && at - start < MostLocal && IsLocal(text[start - 1])) start--;
        // Exchange writes X.400 addresses such as c=US;dda:SMTP=ana@firm.example.
        if (string.Compare(text, start, "smtp=", 0, 5, StringComparison.OrdinalIgnoreCase) == 0) start += 5;
        // Quotes, brackets and dots around an address are the sentence's.
        while (start < at && text[start] is '\'' or '.' or '`' or '*' or '=' or '-' && (text[start] != '-' || start == 0 || !IsLocal(text[start - 1]))) start++;
        return start;
    }

    private static int DomainEnd(string text, int at)
    {
        int end = at + 1;
        if (end < text.Length && text[end] == '[')
        {
            int close = text.IndexOf(']', end, Math.Min(MostDomain, text.Length - end));
            return close < 0 ? at : close + 1;
        }
        while (end < text.Length && end - at <= MostDomain && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_')) end++;
        while (end > at + 1 && text[end - 1] is '.' or '-' or '_') end--;
        return end;
    }

    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '+' or '=' or '\'' or '!' or '#' or '$' or '%' or '&' or '*' or '/' or '?' or '^' or '`' or '{' or '|' or '}' or '~';

    private static string? Character(ReadOnlySpan<char> hex) => int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) && Rune.IsValid(value) ? new Rune(value).ToString() : null;

    // RFC 6533 §3: how an international address is written where the report is not.
    [GeneratedRegex(@"\\x\{([0-9A-Fa-f]{1,6})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Unicode();

    [GeneratedRegex(@"\+([0-9A-F]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Xtext();
}
