using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>
/// A period by the calendar: six months before 31 August is the last day of February, not 182.5 days. Written
/// <c>6 months</c>, <c>2 years 3 months</c>, <c>180d</c>, or as ISO 8601 §5.5.2 does: <c>P6M</c>, <c>P1Y6M</c>, <c>P26W</c>.
/// </summary>
/// <param name="Months">Calendar months, 0 or more; a year is 12.</param>
/// <param name="Days">Days, 0 or more; a week is 7.</param>
public readonly partial record struct CalendarPeriod(int Months, int Days)
{
    private const int MostMonths = 12 * 200;
    private const int MostDays = 366 * 200;

    /// <summary>A number of calendar months.</summary>
    /// <param name="months">0 or more.</param>
    public static CalendarPeriod OfMonths(int months) => new(months, 0);

    /// <summary>Reads a period.</summary>
    /// <param name="text">Such as <c>6 months</c> or <c>P6M</c>. A bare number has no unit and is none.</param>
    /// <param name="period">The period; longer than nothing and at most 200 years.</param>
    public static bool TryParse(string? text, out CalendarPeriod period)
    {
        period = default;
        string trimmed = text?.Trim() ?? string.Empty;
        Match match = Iso().Match(trimmed);
        if (!match.Success) match = Words().Match(trimmed);
        if (!match.Success) return false;
        if (!Number(match, "y", out int years) || !Number(match, "m", out int months) || !Number(match, "w", out int weeks) || !Number(match, "d", out int days)) return false;
        long allMonths = years * 12L + months, allDays = weeks * 7L + days;
        if (allMonths + allDays == 0 || allMonths > MostMonths || allDays > MostDays) return false;
        period = new CalendarPeriod((int)allMonths, (int)allDays);
        return true;
    }

    /// <summary>Reads a period.</summary>
    /// <param name="text">As for <see cref="TryParse"/>.</param>
    /// <exception cref="FormatException">It is not a period.</exception>
    public static CalendarPeriod Parse(string text) => TryParse(text, out CalendarPeriod period) ? period
        : throw new FormatException($"'{text}' is not a period; write '6 months', '180 days' or 'P6M'.");

    /// <summary>The moment this long before another.</summary>
    /// <param name="moment">The later moment.</param>
    public DateTime Before(DateTime moment) => moment.AddMonths(-Months).AddDays(-Days);

    /// <summary>The moment this long after another.</summary>
    /// <param name="moment">The earlier moment.</param>
    public DateTime After(DateTime moment) => moment.AddMonths(Months).AddDays(Days);

    /// <summary>ISO 8601, such as <c>P6M</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{(Months > 0 ? $"{Months}M" : "")}{(Days > 0 || Months == 0 ? $"{Days}D" : "")}");

    /// <summary>For people: <c>6 months</c>.</summary>
    public string ToWords()
    {
        string months = Months switch { 0 => "", 1 => "1 month", _ => string.Create(CultureInfo.InvariantCulture, $"{Months} months") };
        string days = Days switch { 0 => "", 1 => "1 day", _ => string.Create(CultureInfo.InvariantCulture, $"{Days} days") };
        return months.Length > 0 && days.Length > 0 ? months + " " + days : months.Length > 0 ? months : days.Length > 0 ? days : "0 days";
    }

    private static bool Number(Match match, string group, out int number)
    {
        number = 0;
        return !match.Groups[group].Success || int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@"^P(?=[0-9])(?:(?<y>[0-9]+)Y)?(?:(?<m>[0-9]+)M)?(?:(?<w>[0-9]+)W)?(?:(?<d>[0-9]+)D)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?=[0-9])(?:(?<y>[0-9]+)\s*(?:years?|yrs?|y)\b[\s,]*)?(?:(?<m>[0-9]+)\s*(?:months?|mo|m)\b[\s,]*)?(?:(?<w>[0-9]+)\s*(?:weeks?|wks?|w)\b[\s,]*)?(?:(?<d>[0-9]+)\s*(?:days?|d)\b)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
