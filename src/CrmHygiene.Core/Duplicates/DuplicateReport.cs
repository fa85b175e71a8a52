using System.Globalization;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates;

/// <summary>What a search did, in words.</summary>
public static class DuplicateReport
{
    /// <summary>The figures of a search: what was compared, how completely, and how right the groups are likely to be.</summary>
    /// <param name="result">A search.</param>
    public static IEnumerable<string> Lines(DuplicateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        yield return Text($"Columns: {string.Join(", ", result.Columns.Where(c => c.Kind != EvidenceKind.Ignored).Select(c => $"{c.Name} ({c.Kind})"))}.");
        yield return Text($"Blocking: {result.PairsCompared:N0} pairs of {result.RowCount:N0} contacts compared, {result.ReductionRatio:P3} of all pairs spared; an estimated {result.PairsCompleteness:P1} of the true pairs were among them; {result.Keys.Count} keys: {string.Join("; ", result.Keys)}.");
        yield return Text($"{result.Groups.Count:N0} groups, {result.Groups.Count(g => g.Band == MatchBand.Certain):N0} certain; threshold {result.Threshold:0.000}; estimated precision {result.EstimatedPrecision:0.000} ({result.PrecisionInterval.Low:0.000} to {result.PrecisionInterval.High:0.000}), recall {result.EstimatedRecall:0.000} ({result.RecallInterval.Low:0.000} to {result.RecallInterval.High:0.000}).");
        if (result.DecidedPairs > 0) yield return Text($"{result.DecidedPairs:N0} pairs were decided by people.");
    }
}
