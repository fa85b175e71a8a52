using System.Globalization;
using MimeKit.Utils;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>
/// Times as services write them: Unix seconds or milliseconds, ISO 8601, mail dates, days and months in numbers. Without a
/// zone they are UTC; 03/04/2026 is never guessed.
/// </summary>
internal static class EventTime
{
    private const double Milliseconds = 1e11, Microseconds = 1e14, Most = 7.2e9;

    /// <summary>Reads a time; null where it is none, or can be read two ways.</summary>
    /// <param name="text">As found.</param>
    /// <param name="order">Whether days or months come first in dates in numbers.</param>
    public static DateTimeOffset? Read(string text, DateOrder order = DateOrder.Unknown)
    {
        text = text.Trim();
        if (text.Length is < 4 or > 64) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)) return OfUnix(number);
        if (IsDayAndMonth(text)) return DateText.TryRead(text, order, out ParsedDate parsed) ? new DateTimeOffset(DateTime.SpecifyKind(parsed.Value, DateTimeKind.Utc)) : null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset date) && date.Year is >= 1990 and < 2200) return date;
        if (text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase)) return Read(text[..^4], order);
        return DateUtils.TryParse(text, out date) && date.Year is >= 1990 and < 2200 ? date.ToUniversalTime() : null;
    }

    /// <summary>Whether a text is a date that could be day-first or month-first.</summary>
    /// <param name="text">As found, trimmed.</param>
    public static bool IsDayAndMonth(string text) => text.Length > 5 && (text[1] is '/' or '.' or '-' || text[2] is '/' or '.' or '-') && DateText.IsDayAndMonthInNumbers(text);

    private static DateTimeOffset? OfUnix(double number)
    {
        double seconds = number >= Microseconds ? number / 1e6 : number >= Milliseconds ? number / 1e3 : number;
        // 1990 to about 2198; smaller numbers are years or counts.
        return seconds is >= 631_152_000 and < Most ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000)) : null;
    }
}
