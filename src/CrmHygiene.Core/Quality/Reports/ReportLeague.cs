namespace CrmHygiene.Core.Quality.Reports;

/// <summary>The values of one field against each other, the best first.</summary>
/// <param name="Field">The field or column, such as LeadSource.</param>
/// <param name="Of">The number of its values.</param>
/// <param name="LeftOut">Those too small to be shown.</param>
/// <param name="Rows">The rest.</param>
internal sealed record ReportLeague(string Field, int Of, int LeftOut, IReadOnlyList<SegmentQuality> Rows)
{
    private const int MostRows = 100;

    /// <summary>A league for each field.</summary>
    /// <param name="segments">The segments, the largest of a field first.</param>
    public static IReadOnlyList<ReportLeague> AllOf(IReadOnlyList<SegmentQuality> segments) =>
    [
        .. segments.GroupBy(s => s.Field, StringComparer.Ordinal).Select(g => new ReportLeague(g.Key, g.Count(), Math.Max(0, g.Count() - MostRows),
            [.. g.Take(MostRows).OrderByDescending(s => s.ValidPercent).ThenByDescending(s => s.CompletePercent).ThenBy(s => s.Value, StringComparer.Ordinal)])),
    ];
}
