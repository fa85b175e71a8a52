namespace CrmHygiene.Core.Contacts.Checking;

/// <summary>Tells dates of the Jalali (solar Hijri) and Hijri calendars by their years, 1300 to 1470; they are never converted.</summary>
internal static class OtherCalendar
{
    /// <summary>Whether a text is a date with such a year, in any digits.</summary>
    public static bool IsDate(ReadOnlySpan<char> text)
    {
        if (text.Length is < 8 or > 40) return false;
        Span<char> buffer = stackalloc char[40];
        ReadOnlySpan<char> plain = DateText.Plain(text, buffer);
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        int n = 0;
        for (int i = 0; i < plain.Length && n < 3;)
        {
            if (!char.IsAsciiDigit(plain[i])) return false;
            int start = i, value = 0;
            while (i < plain.Length && char.IsAsciiDigit(plain[i])) value = Math.Min(9999, (value * 10) + plain[i++] - '0');
            parts[n] = value;
            lengths[n++] = i - start;
            if (n == 3) return (i == plain.Length || plain[i] is ' ' or 'T') && IsOther(parts, lengths);
            if (i >= plain.Length || plain[i] is not ('/' or '-' or '.')) return false;
            i++;
        }
        return false;
    }

    private static bool IsOther(ReadOnlySpan<int> parts, ReadOnlySpan<int> lengths)
    {
        int year = lengths[0] == 4 ? 0 : lengths[2] == 4 ? 2 : -1;
        if (year < 0 || parts[year] is < 1300 or > 1470) return false;
        int month = parts[1];
        int day = parts[2 - year];
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }
}
