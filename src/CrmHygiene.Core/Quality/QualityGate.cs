using System.Globalization;

namespace CrmHygiene.Core.Quality;

/// <summary>Limits a report has to meet, so that a scheduled task or a build fails instead of passing silently.</summary>
public sealed record QualityGate
{
    /// <summary>The lowest score, 0 to 100; null for none.</summary>
    public double? MinimumScore { get; init; }

    /// <summary>The most findings a hundred contacts, 0 or more, by rule id.</summary>
    public IReadOnlyDictionary<string, double> MaximumRulePercent { get; init; } = new Dictionary<string, double>();

    /// <summary>Judges a report. A list without a contact fails every limit: nothing was measured.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The report with its <see cref="QualityReport.Failures"/>.</returns>
    public QualityReport Judge(QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<string> failures = [];
        if (MinimumScore is null && MaximumRulePercent.Count == 0) return report;
        if (report.Score is not { } score)
        {
            failures.Add("There was no contact to measure.");
            return report with { Failures = failures };
        }
        if (score < MinimumScore) failures.Add(Text($"The score {score:0.0} is under {MinimumScore:0.##}."));
        foreach ((string rule, double most) in MaximumRulePercent.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            double percent = report.Rules.FirstOrDefault(r => r.Rule.Equals(rule, StringComparison.OrdinalIgnoreCase))?.Percent ?? 0;
            if (percent > most) failures.Add(Text($"{rule} has {percent:0.0#} findings a hundred contacts, over {most:0.##}."));
        }
        return report with { Failures = failures };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
