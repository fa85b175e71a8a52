using System.Text;
using PhoneNumbers;

namespace CrmHygiene.Core.Verification.Phones;

/// <summary>Other readings of a text that is no assigned number as it stands.</summary>
internal static class PhoneVariants
{
    /// <summary>Readings that only undo a habit of writing; nothing is guessed.</summary>
    public static IEnumerable<string> Of(string text, string? region)
    {
        string number = PhoneText.WithoutExtension(text, out string extension);
        return Readings(number, region).Select(reading => reading + extension);
    }

    private static IEnumerable<string> Readings(string text, string? region)
    {
        string words = PhoneText.WithoutWords(text);
        if (words.Length != text.Length) yield return words;
        string plain = Skeleton(words);
        bool prefixed = plain.StartsWith('+') || plain.StartsWith("00", StringComparison.Ordinal);
        string trunk = plain.Replace("(0)", string.Empty, StringComparison.Ordinal);
        if (trunk.Length != plain.Length)
        {
            yield return trunk;
            if (!prefixed && region is not null) yield return "+" + Digits(trunk);
        }
        string digits = Digits(trunk);
        if (digits.StartsWith("00", StringComparison.Ordinal)) yield return "+" + digits[2..];
        if (digits.StartsWith("011", StringComparison.Ordinal)) yield return "+" + digits[3..];
        if (!trunk.StartsWith('+')) yield break;
        // +0049..., +049..., +(0)30...: the plus belongs before the country code, or nowhere
        string unzeroed = digits.TrimStart('0');
        if (unzeroed.Length != digits.Length) yield return "+" + unzeroed;
        if (digits.StartsWith('0') && region is not null) yield return digits;
        // +49 0049 30...: the country code twice
        if (region is not null && PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(region) is > 9 and var code)
        {
            string calling = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (digits.StartsWith(calling + "00" + calling, StringComparison.Ordinal)) yield return "+" + digits[(calling.Length + 2)..];
            else if (digits.StartsWith(calling + calling, StringComparison.Ordinal)) yield return "+" + digits[calling.Length..];
        }
    }

    /// <summary>The text read as beginning with a country code though no + says so; only where it is too long to be much else.</summary>
    public static IEnumerable<string> WithCountryCode(string text, string? region)
    {
        if (PhoneText.WithoutExtension(text, out _) != text) yield break;
        string plain = Skeleton(PhoneText.WithoutWords(text));
        if (plain.StartsWith('+') || plain.StartsWith('0')) yield break;
        string digits = Digits(plain.Replace("(0)", string.Empty, StringComparison.Ordinal));
        if (digits.Length is >= 10 and <= 15 && (region is not null || digits.Length > 10)) yield return "+" + digits;
    }

    // What is left when spaces and punctuation go, parentheses kept.
    private static string Skeleton(string text)
    {
        StringBuilder kept = new(text.Length);
        foreach (char c in text)
        {
            if (c is '+' or '＋') kept.Append('+');
            else if (char.IsDigit(c)) kept.Append((char)('0' + (int)char.GetNumericValue(c)));
            else if (c is '(' or ')') kept.Append(c);
        }
        return kept.ToString().Replace("(+", "+", StringComparison.Ordinal);
    }

    private static string Digits(string skeleton)
    {
        StringBuilder digits = new(skeleton.Length);
        foreach (char c in skeleton)
            if (char.IsAsciiDigit(c)) digits.Append(c);
        return digits.ToString();
    }
}
