namespace CrmHygiene.Core.Quality.Reports;

/// <summary>Gathers what a report shows. Not thread-safe.</summary>
/// <param name="showPersonalData">Whether examples name contacts; otherwise ids and addresses are masked.</param>
public sealed class ReportBuilder(bool showPersonalData = false)
{
    private readonly FindingTally _findings = new(showPersonalData);
    private readonly List<QualityReport> _reports = [];
    private readonly List<QualitySnapshot> _history = [];
    private readonly List<StaleMeasure> _staleness = [];
    private HygieneSummary? _run;

    /// <summary>Whether anything was added.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds a measurement; of several the first is shown as before, the last as now.</summary>
    public void Add(QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _reports.Add(report);
        IsEmpty = false;
    }

    /// <summary>Adds a run with its measurements; the last one counts.</summary>
    public void Add(HygieneSummary run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _run = run;
        IsEmpty = false;
    }

    /// <summary>Adds an earlier measurement.</summary>
    public void Add(QualitySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _history.Add(snapshot);
        IsEmpty = false;
    }

    /// <summary>Adds what one threshold of staleness would cost.</summary>
    public void Add(StaleMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        _staleness.Add(measure);
        IsEmpty = false;
    }

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        _findings.Add(finding);
        IsEmpty = false;
    }

    /// <summary>What the report shows.</summary>
    /// <param name="title">The heading; null names the source.</param>
    /// <param name="made">The moment that is now.</param>
    public ReportModel Build(string? title, DateTime made)
    {
        QualityReport? now = _run?.QualityAfter ?? (_reports.Count > 0 ? _reports[^1] : _history.Count > 0 ? _history[^1].Report : null);
        QualityReport? before = _run?.QualityBefore ?? (_reports.Count > 1 ? _reports[0] : null);
        return new ReportModel
        {
            Title = title ?? (now is { Source.Length: > 0 } ? $"Contact quality of {now.Source}" : "Contact quality"),
            Made = made,
            Quality = now,
            Before = before,
            Run = _run,
            History = [.. _history.Where(h => now is null || _history.Count == 0 || h.Source == now.Source || _reports.Count == 0).OrderBy(h => h.AsOf)],
            Staleness = [.. _staleness],
            Findings = _findings.Rows(),
            ShowsPersonalData = showPersonalData,
        };
    }
}
