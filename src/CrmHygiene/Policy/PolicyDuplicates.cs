namespace CrmHygiene;

/// <summary>When contacts are duplicates.</summary>
public sealed record PolicyDuplicates
{
    /// <summary>Probability from which a pair is certain enough to merge, 0.5 to 1. Default 0.995: a wrong merge costs more than a missed one.</summary>
    public double Threshold { get; init; } = 0.995;

    /// <summary>Probability from which a pair is shown for review, 0.05 to the threshold. Default 0.5.</summary>
    public double ReviewThreshold { get; init; } = 0.5;

    /// <summary>The largest group that is merged without being looked at, 2 to 1000. Default 10.</summary>
    public int MaxGroupSize { get; init; } = 10;
}
