namespace CrmHygiene;

/// <summary>What merging a group of contacts comes to. Nothing in the group is changed.</summary>
public sealed record MergeOutcome
{
    /// <summary>The merged contact: a copy of the winner with its changes recorded; null where the group needs a person.</summary>
    public required Contact? Golden { get; init; }

    /// <summary>The contact that survives, as it was; null where there is no winner.</summary>
    public required Contact? Winner { get; init; }

    /// <summary>The contacts that go, with reasons; empty where the group needs a person.</summary>
    public required IReadOnlyList<MergeLoser> Losers { get; init; }

    /// <summary>Which contact gave each filled field.</summary>
    public required IReadOnlyList<FieldLineage> Lineage { get; init; }

    /// <summary>Why a person has to look: <c>NoWinner</c>, <c>CustomerNumbers</c>, <c>TooLarge</c>; empty where nobody has to.</summary>
    public required string ReviewReason { get; init; }

    /// <summary>Whether a person has to look at the group.</summary>
    public bool NeedsReview => ReviewReason.Length > 0;
}
