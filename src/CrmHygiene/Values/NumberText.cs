using System.Globalization;

namespace CrmHygiene;

/// <summary>Reads numbers and percentages as exports of any locale write them, without guessing.</summary>
/// <remarks>
/// Read: 1,234.56 and 1.234,56; 1 234,5 and 1'234.5; 12,5 % and %12; Arabic, Persian and full-width digits with their own
/// separators (٫ ٬) and percent sign (٪). Never guessed: 1.234 without the column's style; 1,234 is read as 1234 because
/// that is how the tools that write no locale write it. Thread-safe.
/// </remarks>
public static class NumberText
{
    private const int MaxLength = 40;

    /// <summary>Reads a number; a percent sign is read over, 12,5 % is 12.5.</summary>
    /// <param name="text">The text of one cell.</param>
    /// <param name="style">What the column's values agree on.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether it is a number that can be read one way only.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, NumberStyle style, out decimal value)
    {
        value = 0;
        Span<char> digits = stackalloc char[MaxLength];
        return TryInvariant(text, style, digits, out int length, out _)
            && decimal.TryParse(digits[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>
    /// Writes a number in one form for all locales: ASCII digits, a decimal point, no groups, a percent sign behind it where
    /// it has one (1.234,50 becomes 1234.50; 12,5 % becomes 12.5%). All digits stay, however many.
    /// </summary>
    /// <param name="text">The text of one cell.</param>
    /// <param name="style">What the column's values agree on.</param>
    /// <param name="normalized">The number in that form.</param>
    /// <returns>Whether it is a number that can be read one way only.</returns>
    public static bool TryNormalize(ReadOnlySpan<char> text, NumberStyle style, out string normalized)
    {
        normalized = string.Empty;
        Span<char> digits = stackalloc char[MaxLength + 1];
        if (!TryInvariant(text, style, digits, out int length, out bool percent)) return false;
        if (percent) digits[length++] = '%';
        normalized = new string(digits[..length]);
        return true;
    }

    /// <summary>Sign, digits and decimal point of a number that can be read one way only.</summary>
    private static bool TryInvariant(ReadOnlySpan<char> text, NumberStyle style, Span<char> digits, out int length, out bool percent)
    {
        length = 0;
        Span<char> buffer = stackalloc char[MaxLength];
        if (!TryPlain(text, buffer, out ReadOnlySpan<char> plain, out percent)) return false;
        NumberStyle read = Read(plain, out bool ambiguous);
        if (ambiguous && text.IndexOfAny('٫', '٬') >= 0)
        {
            read = NumberStyle.DotDecimal;
        }
        else if (ambiguous)
        {
            if (style != NumberStyle.Unknown) read = style;
            else if (plain.Contains('.')) return false;
            else read = NumberStyle.DotDecimal;
        }
        else if (read == NumberStyle.Unknown && plain.IndexOfAny('.', ',') >= 0) return false;
        char point = read == NumberStyle.CommaDecimal ? ',' : '.';
        foreach (char c in plain)
        {
            if (c == point) digits[length++] = '.';
            else if (c is not ('.' or ',')) digits[length++] = c;
        }
        return true;
    }

    /// <summary>Whether the text is a number in some locale, whichever.</summary>
    /// <param name="text">The text of one cell.</param>
    /// <param name="style">The style it shows; unknown where it shows none.</param>
    /// <param name="ambiguous">Whether it could be read both ways, such as 1.234.</param>
    /// <param name="percent">Whether it has a percent sign.</param>
    public static bool IsNumber(ReadOnlySpan<char> text, out NumberStyle style, out bool ambiguous, out bool percent)
    {
        style = NumberStyle.Unknown;
        ambiguous = false;
        Span<char> buffer = stackalloc char[MaxLength];
        if (!TryPlain(text, buffer, out ReadOnlySpan<char> plain, out percent)) return false;
        style = Read(plain, out ambiguous);
        if (ambiguous && text.IndexOfAny('٫', '٬') >= 0) (style, ambiguous) = (NumberStyle.DotDecimal, false);
        return ambiguous || style != NumberStyle.Unknown || plain.IndexOfAny('.', ',') < 0;
    }

    /// <summary>ASCII digits, one leading sign, dots and commas; no blanks, apostrophes or percent sign.</summary>
    private static bool TryPlain(ReadOnlySpan<char> text, Span<char> buffer, out ReadOnlySpan<char> plain, out bool percent)
    {
        plain = default;
        percent = false;
        text = text.Trim();
        if (text.Length is 0 or > MaxLength) return false;
        if (text[^1] is '%' or '٪' or '％')
        {
            percent = true;
            text = text[..^1].TrimEnd();
        }
        else if (text[0] is '%' or '٪' or '％')
        {
            percent = true;
            text = text[1..].TrimStart();
        }
        int length = 0;
        bool digit = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is >= '٠' and <= '٩') c = (char)(c - '٠' + '0');
            else if (c is >= '۰' and <= '۹') c = (char)(c - '۰' + '0');
            else if (c is >= '０' and <= '９') c = (char)(c - '０' + '0');
            else if (c == '−') c = '-';
            switch (c)
            {
                case >= '0' and <= '9': digit = true; break;
                case '+' or '-' when length == 0: break;
                case '.' or ',' when digit: break;
                // The Arabic separators mean one thing only; written as 1,234.5.
                case '٫': c = '.'; break;
                case '٬': c = ','; break;
                case '\u200e' or '\u200f' or '\u061c': continue;
                case ' ' or '\u00a0' or '\u202f' or '\u2009' or '\'' or '’' when IsGroup(text[(i + 1)..]): continue;
                default: return false;
            }
            buffer[length++] = c;
        }
        plain = buffer[..length];
        return digit && plain[^1] is not ('.' or ',');
    }

    private static bool IsGroup(ReadOnlySpan<char> rest) =>
        rest.Length >= 3 && char.IsDigit(rest[0]) && char.IsDigit(rest[1]) && char.IsDigit(rest[2]) && (rest.Length == 3 || !char.IsDigit(rest[3]));

    /// <summary>The style the separators show; unknown also where they make no number.</summary>
    private static NumberStyle Read(ReadOnlySpan<char> plain, out bool ambiguous)
    {
        ambiguous = false;
        int dots = plain.Count('.');
        int commas = plain.Count(',');
        if (dots == 0 && commas == 0) return NumberStyle.Unknown;
        char last = plain[plain.LastIndexOfAny('.', ',')];
        NumberStyle style = last == '.' ? NumberStyle.DotDecimal : NumberStyle.CommaDecimal;
        NumberStyle other = last == '.' ? NumberStyle.CommaDecimal : NumberStyle.DotDecimal;
        int lasts = last == '.' ? dots : commas;
        if (dots > 0 && commas > 0) return lasts == 1 && Grouped(plain[..plain.LastIndexOf(last)], last == '.' ? ',' : '.') ? style : NumberStyle.Unknown;
        if (lasts > 1) return Grouped(plain, last) ? other : NumberStyle.Unknown;
        int at = plain.IndexOf(last);
        if (plain.Length - at - 1 != 3) return style;
        ReadOnlySpan<char> head = plain[..at].TrimStart("+-");
        if (head.Length is 0 or > 3 || head[0] == '0') return style;
        ambiguous = true;
        return NumberStyle.Unknown;
    }

    private static bool Grouped(ReadOnlySpan<char> number, char separator)
    {
        number = number.TrimStart("+-");
        int first = number.IndexOf(separator);
        if (first is < 1 or > 3) return false;
        for (int i = first; i < number.Length; i += 4)
            if (number[i] != separator || i + 3 >= number.Length || number.Slice(i + 1, 3).IndexOfAny('.', ',') >= 0) return false;
        return true;
    }
}
