namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>The groups with what is estimated about them.</summary>
internal sealed record GroupedRows
{
    public required IReadOnlyList<RowGroup> Groups { get; init; }
    public required double Threshold { get; init; }

    /// <summary>The least <see cref="RowGroup.Bits"/> of a certain group.</summary>
    public required double CertainBits { get; init; }

    public required double CertainPrecision { get; init; }
    public required double ReviewPrecision { get; init; }
    public required Estimate Precision { get; init; }
    public required Estimate Recall { get; init; }

    /// <summary>Share of the true pairs that any key found.</summary>
    public required double Completeness { get; init; }
}
