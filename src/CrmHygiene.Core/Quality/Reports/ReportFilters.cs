using System.Globalization;

namespace CrmHygiene.Core.Quality.Reports;

/// <summary>The filters of report templates beyond Liquid's own.</summary>
internal static class ReportFilters
{
    /// <summary>A score or share with one decimal; a dash where it was not measured.</summary>
    public static string One(object? input) => input is null ? "–" : Number(input).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A rate with two decimals; a dash where it was not measured.</summary>
    public static string Two(object? input) => input is null ? "–" : Number(input).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A share with one decimal and its sign; a dash where it was not measured.</summary>
    public static string Percent(object? input) => input is null ? "–" : One(input) + " %";

    /// <summary>A whole number with thousands.</summary>
    public static string Count(object? input) => input is null ? "–" : Number(input).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The day of a moment, as ISO 8601.</summary>
    public static string Day(object? input) => input?.ToString() is { Length: >= 10 } text ? text[..10] : string.Empty;

    private static double Number(object input) => Convert.ToDouble(input, CultureInfo.InvariantCulture);
}
