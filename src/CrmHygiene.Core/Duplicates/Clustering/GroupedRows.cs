namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>The groups with what is estimated about them.</summary>
internal sealed record GroupedRows
{
    public required IReadOnlyList<RowGroup> Groups { get; init; }
    public required double Threshold { get; init; }
    public required double CertainProbability { get; init; }
    public required double CertainPrecision { get; init; }
    public required double ReviewPrecision { get; init; }
    public required double Precision { get; init; }
    public required double Recall { get; init; }
}
