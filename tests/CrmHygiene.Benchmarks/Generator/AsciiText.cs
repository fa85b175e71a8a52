using System.Globalization;
using System.Text;

namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Names as they look in addresses.</summary>
public static class AsciiText
{
    /// <summary>Lower-case ASCII letters and digits; accents dropped, ä ö ü ß spelt out, other scripts left out.</summary>
    /// <param name="text">A name.</param>
    /// <param name="separator">What a space or hyphen becomes; NUL drops it.</param>
    public static string Slug(string text, char separator)
    {
        string plain = Plain(text);
        Span<char> result = stackalloc char[plain.Length];
        int length = 0;
        foreach (char c in plain)
        {
            if (char.IsAsciiLetterOrDigit(c)) result[length++] = char.ToLowerInvariant(c);
            else if (c is ' ' or '-' && separator != '\0' && length > 0 && result[length - 1] != separator) result[length++] = separator;
        }
        return new string(result[..length].TrimEnd(separator));
    }

    /// <summary>Without accents; ä ö ü ß as German writes them where they cannot be typed.</summary>
    public static string Plain(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var result = new StringBuilder(text.Length + 4);
        foreach (char c in text)
        {
            switch (c)
            {
                case 'ä': result.Append("ae"); break;
                case 'ö': result.Append("oe"); break;
                case 'ü': result.Append("ue"); break;
                case 'Ä': result.Append("Ae"); break;
                case 'Ö': result.Append("Oe"); break;
                case 'Ü': result.Append("Ue"); break;
                case 'ß': result.Append("ss"); break;
                case 'ı': result.Append('i'); break;
                default: AppendBase(result, c); break;
            }
        }
        return result.ToString();
    }

    private static void AppendBase(StringBuilder result, char c)
    {
        if (c < 128)
        {
            result.Append(c);
            return;
        }
        foreach (char part in c.ToString().Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark) result.Append(part);
    }
}
