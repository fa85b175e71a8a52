using System.Globalization;
using System.Text;
using System.Xml;

namespace CrmHygiene.Core.Tables;

/// <summary>The escapes of cell text (ECMA-376 Part 1, 22.9.2.19 ST_Xstring): what XML cannot hold is written <c>_x000B_</c>.</summary>
internal static class SpreadsheetText
{
    public static string Escape(string text)
    {
        if (IsPlain(text)) return text;
        var result = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool pair = i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]);
            if (pair) result.Append(c).Append(text[++i]);
            // XML readers make CR LF one LF, so CR is escaped; a text that looks like an escape gets its underscore escaped.
            else if (c == '\r' || !XmlConvert.IsXmlChar(c) || LooksEscaped(text, i)) result.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else result.Append(c);
        }
        return result.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
            if (c is '_' or '\r' || char.IsSurrogate(c) || !XmlConvert.IsXmlChar(c)) return false;
        return true;
    }

    private static bool LooksEscaped(string text, int at) =>
        text[at] == '_' && at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
        && char.IsAsciiHexDigit(text[at + 2]) && char.IsAsciiHexDigit(text[at + 3]) && char.IsAsciiHexDigit(text[at + 4]) && char.IsAsciiHexDigit(text[at + 5]);
}
