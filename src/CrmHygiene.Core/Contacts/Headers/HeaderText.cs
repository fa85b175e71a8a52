using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>
/// Brings headers into one form for comparison: lower case, words apart (spaces, underscores, punctuation, camelCase
/// and digits separate them), accents gone, Arabic and Persian letters and digits made one.
/// </summary>
internal static class HeaderText
{
    /// <summary>The words of a header: <c>firstName</c>, <c>FIRST_NAME</c> and <c>First name</c> give the same two.</summary>
    public static string[] Words(string header)
    {
        StringBuilder text = new(header.Length + 8);
        string decomposed = header.Normalize(NormalizationForm.FormKD);
        char previous = '\0';
        for (int i = 0; i < decomposed.Length; i++)
        {
            char c = decomposed[i];
            UnicodeCategory category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.NonSpacingMark || c == '\u0640') continue;
            if (c is '#' or '\u2116')
            {
                text.Append(" number ");
                previous = '\0';
                continue;
            }
            if (!char.IsLetterOrDigit(c))
            {
                // A zero-width non-joiner stands inside a Persian word; without it the parts are often written apart.
                text.Append(' ');
                previous = '\0';
                continue;
            }
            char next = i + 1 < decomposed.Length ? decomposed[i + 1] : '\0';
            if (previous != '\0' && StartsWord(previous, c, next)) text.Append(' ');
            previous = c;
            Append(text, c);
        }
        string[] words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return JoinEmail(words);
    }

    /// <summary>The words without anything between them: what names are compared by.</summary>
    public static string Key(string header) => string.Concat(Words(header));

    private static bool StartsWord(char previous, char c, char next)
    {
        if (char.IsDigit(previous) != char.IsDigit(c)) return true;
        if (char.IsLower(previous) && char.IsUpper(c)) return true;
        return char.IsUpper(previous) && char.IsUpper(c) && char.IsLower(next);
    }

    private static void Append(StringBuilder text, char c)
    {
        switch (c)
        {
            case 'ß' or 'ẞ': text.Append("ss"); break;
            case 'æ' or 'Æ': text.Append("ae"); break;
            case 'ø' or 'Ø': text.Append('o'); break;
            case '\u064A' or '\u0649': text.Append('\u06CC'); break; // ي ى -> ی
            case '\u0643': text.Append('\u06A9'); break; // ك -> ک
            case '\u0629': text.Append('\u0647'); break; // ة -> ه
            default:
                if (char.IsDigit(c)) text.Append((char)('0' + (int)char.GetNumericValue(c)));
                else text.Append(char.ToLowerInvariant(c));
                break;
        }
    }

    // "E-mail" and "eMail" fall apart into two words but are one.
    private static string[] JoinEmail(string[] words)
    {
        for (int i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] != "e" || !words[i + 1].StartsWith("mail", StringComparison.Ordinal)) continue;
            string[] joined = [.. words[..i], "e" + words[i + 1], .. words[(i + 2)..]];
            return JoinEmail(joined);
        }
        return words;
    }
}
