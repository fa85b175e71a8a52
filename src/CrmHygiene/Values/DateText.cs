namespace CrmHygiene;

/// <summary>Reads dates as exports write them, without guessing.</summary>
/// <remarks>
/// <para>Read: ISO 8601 in its usual forms; 31.12.2026 and 31/12/26; names of months in English, German, French, Spanish,
/// Italian, Dutch and Portuguese; times of 12 and 24 hours, with offset or zone; RFC 5322 and JavaScript's form; Unix time in
/// seconds or milliseconds (2001 to 2100); Arabic, Persian and full-width digits. Years are 1800 to 2200; two digits mean
/// 1950 to 2049.</para>
/// <para>Never guessed: 03/04/2026 without the column's order (dots are day-first unless the column says otherwise), serial
/// numbers of spreadsheets, Jalali and Hijri years, a month without a day.</para>
/// <para>Thread-safe; does not allocate.</para>
/// </remarks>
public static class DateText
{
    private const int MaxLength = 80;

    /// <summary>Reads a date. 03/04/2026 is read only where <paramref name="order"/> says how.</summary>
    /// <param name="text">The text of one cell.</param>
    /// <param name="order">What the column's values agree on.</param>
    /// <param name="date">The date; unspecified kind without an offset, UTC with one.</param>
    /// <returns>Whether it is a date that can be read one way only.</returns>
    public static bool TryParse(string? text, DateOrder order, out DateTime date)
    {
        bool read = TryRead(text, order, out ParsedDate parsed);
        date = parsed.Value;
        return read;
    }

    /// <summary>Reads a date, and tells how much of it was written.</summary>
    /// <param name="text">The text of one cell.</param>
    /// <param name="order">What the column's values agree on.</param>
    /// <param name="date">The date.</param>
    /// <returns>Whether it is a date that can be read one way only.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, DateOrder order, out ParsedDate date)
    {
        date = default;
        text = text.Trim();
        if (text.Length is < 6 or > MaxLength) return false;
        Span<char> buffer = stackalloc char[MaxLength];
        return new DateReader(Plain(text, buffer), order).TryRead(out date);
    }

    /// <summary>Whether the text is a date of two small numbers and a year, such as 31/12/2026, in whichever order.</summary>
    internal static bool IsDayAndMonthInNumbers(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is < 6 or > MaxLength) return false;
        Span<char> buffer = stackalloc char[MaxLength];
        return new DateReader(Plain(text, buffer), DateOrder.Unknown).TryNumeric(out _, out _, out _);
    }

    /// <summary>The text with digits of other scripts made ASCII and invisible marks left out; the text itself where it is plain.</summary>
    internal static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text, Span<char> buffer)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        int length = 0;
        foreach (char c in text)
        {
            switch (c)
            {
                case >= '٠' and <= '٩': buffer[length++] = (char)(c - '٠' + '0'); break;
                case >= '۰' and <= '۹': buffer[length++] = (char)(c - '۰' + '0'); break;
                case >= '０' and <= '９': buffer[length++] = (char)(c - '０' + '0'); break;
                case '／': buffer[length++] = '/'; break;
                case '‐' or '‑' or '–' or '−': buffer[length++] = '-'; break;
                case '\u200e' or '\u200f' or '\u061c': break;
                case '\u00a0' or '\u202f' or '\u2009': buffer[length++] = ' '; break;
                default: buffer[length++] = c; break;
            }
        }
        return buffer[..length];
    }
}
