namespace CrmHygiene.Core.Quality.Reports;

/// <summary>What a report shows. Templates see these names in snake case, such as <c>quality.score</c>.</summary>
public sealed record ReportModel
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTime Made { get; init; }

    /// <summary>The measurement; null where none was given.</summary>
    public QualityReport? Quality { get; init; }

    /// <summary>The measurement before cleaning; null where there is none to compare with.</summary>
    public QualityReport? Before { get; init; }

    /// <summary>The last run; null where none was given.</summary>
    public HygieneSummary? Run { get; init; }

    /// <summary>Earlier measurements of the list, the oldest first.</summary>
    public IReadOnlyList<QualitySnapshot> History { get; init; } = [];

    /// <summary>What thresholds of staleness would cost.</summary>
    public IReadOnlyList<StaleMeasure> Staleness { get; init; } = [];

    /// <summary>Findings by kind and reason.</summary>
    public IReadOnlyList<ReportFindings> Findings { get; init; } = [];

    /// <summary>Whether examples show whom they are about.</summary>
    public bool ShowsPersonalData { get; init; }
}
