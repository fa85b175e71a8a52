namespace CrmHygiene;

/// <summary>
/// Reads the forms that most values of a list have straight from their bytes, without a string: 2026-12-31 with or without
/// a time, and whole numbers. Whatever else a value is, <see cref="DateText"/> and <see cref="NumberText"/> read it.
/// </summary>
internal static class PlainValue
{
    private const int MostDigits = 15;

    /// <summary>Whether a value certainly has something to be seen. A leading apostrophe may only disarm the white space behind it.</summary>
    /// <param name="raw">Not empty.</param>
    public static bool IsVisible(ReadOnlySpan<byte> raw)
    {
        byte first = raw[0] == (byte)'"' && raw.Length > 1 ? raw[1] : raw[0];
        return first is > (byte)' ' and < 0x7f and not ((byte)'"' or (byte)'\'');
    }

    /// <summary>Reads yyyy-MM-dd, yyyy-MM-dd HH:mm and yyyy-MM-dd HH:mm:ss, with a blank or a T before the time (ISO 8601 without a zone).</summary>
    public static bool TryDate(ReadOnlySpan<byte> raw, out DateTime date)
    {
        date = default;
        if (raw.Length is not (10 or 16 or 19) || raw[4] != (byte)'-' || raw[7] != (byte)'-') return false;
        if (!TryTwo(raw, 0, out int century) || !TryTwo(raw, 2, out int year) || !TryTwo(raw, 5, out int month) || !TryTwo(raw, 8, out int day)) return false;
        year += century * 100;
        if (year is < 1800 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        int hour = 0, minute = 0, second = 0;
        if (raw.Length > 10)
        {
            if (raw[10] is not ((byte)' ' or (byte)'T') || raw[13] != (byte)':' || !TryTwo(raw, 11, out hour) || !TryTwo(raw, 14, out minute)) return false;
            if (raw.Length == 19 && (raw[16] != (byte)':' || !TryTwo(raw, 17, out second))) return false;
            if (hour > 23 || minute > 59 || second > 59) return false;
        }
        date = new DateTime(year, month, day, hour, minute, second);
        return true;
    }

    /// <summary>Reads a whole number of at most 15 digits, without sign, groups or leading zeros.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> raw, out long number)
    {
        number = 0;
        if (raw.Length is 0 or > MostDigits || (raw[0] == (byte)'0' && raw.Length > 1)) return false;
        foreach (byte b in raw)
        {
            int digit = b - '0';
            if ((uint)digit > 9) return false;
            number = (number * 10) + digit;
        }
        return true;
    }

    private static bool TryTwo(ReadOnlySpan<byte> raw, int at, out int number)
    {
        int tens = raw[at] - '0', ones = raw[at + 1] - '0';
        number = (tens * 10) + ones;
        return (uint)tens <= 9 && (uint)ones <= 9;
    }
}
