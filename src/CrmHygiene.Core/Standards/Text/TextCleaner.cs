using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Standards.Text;

/// <summary>
/// Removes what no person typed on purpose: white space around and in runs, no-break and other odd spaces, zero-width,
/// bidirectional and control characters, decomposed accents. HTML entities and everything visible stay.
/// </summary>
public static class TextCleaner
{
    // Windows-1252 read as ISO 8859-1 leaves C1 controls where punctuation was; 0 where the code page has no character.
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>The cleaned text; the same string where there is nothing to clean.</summary>
    /// <param name="text">The text.</param>
    /// <param name="multiline">Whether line breaks are kept (notes, streets); otherwise they become spaces.</param>
    public static string Clean(string text, bool multiline = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        // what is removed may bring together what has to go or to be composed next
        while (!IsClean(text, multiline)) text = Pass(Compose(text), multiline);
        return text;
    }

    private static string Pass(string text, bool multiline)
    {
        StringBuilder clean = new(text.Length);
        bool gap = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is >= '\u0080' and <= '\u009f') c = Windows1252[c - '\u0080'];
            if (multiline && c is '\n' or '\r' && multiline)
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
                gap = false;
                clean.Append('\n');
            }
            else if (IsSpace(c)) gap = true;
            else if (!IsInvisible(text, i, c))
            {
                if (gap && clean.Length > 0 && clean[^1] != '\n') clean.Append(' ');
                gap = false;
                clean.Append(c);
            }
        }
        return multiline ? clean.ToString().Trim('\n') : clean.ToString();
    }

    /// <summary>Whether <see cref="Clean(string, bool)"/> would leave UTF-8 text as it is, decided from its bytes alone; may say no where it would.</summary>
    internal static bool IsSurelyClean(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return true;
        if (utf8[0] <= ' ' || utf8[^1] <= ' ') return false;
        for (int i = 0; i < utf8.Length; i++)
        {
            byte b = utf8[i];
            if (b is > 0x20 and < 0x7f) continue;
            byte next = i + 1 < utf8.Length ? utf8[i + 1] : (byte)0;
            if (b < 0x80)
            {
                if (b != ' ' || next == ' ') return false;
            }
            // C1, no-break space, soft hyphen; combining marks; the blocks of odd spaces and joiners; byte order mark
            else if ((b == 0xc2 && (next <= 0xa0 || next == 0xad)) || b is 0xcc or 0xcd || (b == 0xe1 && next is 0x9a or 0xa0)
                || (b == 0xe2 && next is 0x80 or 0x81) || (b == 0xe3 && next == 0x80) || b == 0xef) return false;
        }
        return true;
    }

    private static bool IsClean(string text, bool multiline)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is > ' ' and < '\u007f') continue;
            if (c == ' ')
            {
                if (i == 0 || i == text.Length - 1 || text[i + 1] == ' ') return false;
                if (multiline && (text[i - 1] == '\n' || text[i + 1] == '\n')) return false;
            }
            else if (c == '\n' && multiline)
            {
                if (i == 0 || i == text.Length - 1) return false;
            }
            else if (c < '\u00a1' || c == '\u00ad' || c is >= '\u0300' and < '\u0370' || c >= '\u1680') return Same(text, multiline);
        }
        return true;
    }

    // The rare characters: decide one by one.
    private static bool Same(string text, bool multiline)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' && multiline && i > 0 && i < text.Length - 1) continue;
            bool plain = c == ' ' && i > 0 && i < text.Length - 1 && text[i + 1] != ' ' && !(multiline && (text[i - 1] == '\n' || text[i + 1] == '\n'));
            if (!plain && (IsSpace(c) || IsInvisible(text, i, c))) return false;
        }
        return ReferenceEquals(Compose(text), text);
    }

    private static string Compose(string text)
    {
        try
        {
            return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text; // half of a surrogate pair: not ours to repair
        }
    }

    private static bool IsSpace(char c) => c != '\u0085' && char.IsWhiteSpace(c);

    private static bool IsInvisible(string text, int index, char c) => c switch
    {
        < ' ' or (>= '\u007f' and <= '\u009f') => true,
        '\u00ad' or '\u200b' or '\u2060' or '\ufeff' or '\u180e' or '\ufffc' => true,
        // joiners carry meaning between letters of other scripts (Persian, Indic) and in emoji
        '\u200c' or '\u200d' => index == 0 || index == text.Length - 1 || text[index - 1] < '\u0250' || text[index + 1] < '\u0250',
        '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        _ => char.GetUnicodeCategory(c) == UnicodeCategory.Control,
    };
}
