namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>Dates as eight digits, year first, also where the calendar has no such day: typed-in dates are compared, not computed with.</summary>
internal static class DateDigits
{
    /// <summary>Reads a date.</summary>
    /// <param name="text">As found, ASCII.</param>
    /// <param name="order">The order of day and month where the year stands last.</param>
    /// <param name="digits">Eight bytes for the digits.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, DateOrder order, Span<byte> digits)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        int count = 0;
        int i = 0;
        while (i < text.Length && count < 3)
        {
            if (text[i] is < (byte)'0' or > (byte)'9')
            {
                if (text[i] is not ((byte)'-' or (byte)'/' or (byte)'.' or (byte)' ')) return false;
                i++;
                continue;
            }
            int start = i;
            int value = 0;
            while (i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9' && i - start < 9) value = value * 10 + text[i++] - '0';
            parts[count] = value;
            lengths[count++] = i - start;
        }
        if (count == 1 && lengths[0] == 8 && i == text.Length) return text.TryCopyTo(digits);
        if (count != 3 || i < text.Length && text[i] is not ((byte)'T' or (byte)' ')) return false;
        int year, month, day;
        if (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2) (year, month, day) = (parts[0], parts[1], parts[2]);
        else if (lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2)
        {
            (year, month, day) = order == DateOrder.MonthFirst ? (parts[2], parts[0], parts[1]) : (parts[2], parts[1], parts[0]);
            if (order == DateOrder.Unknown && day <= 12 && month > 12) (month, day) = (day, month);
        }
        else return false;
        for (int k = 3; k >= 0; k--, year /= 10) digits[k] = (byte)('0' + year % 10);
        digits[4] = (byte)('0' + month / 10 % 10);
        digits[5] = (byte)('0' + month % 10);
        digits[6] = (byte)('0' + day / 10 % 10);
        digits[7] = (byte)('0' + day % 10);
        return true;
    }
}
