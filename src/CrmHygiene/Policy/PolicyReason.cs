namespace CrmHygiene;

/// <summary>A stale reason of the team's own: all its conditions hold.</summary>
public sealed record PolicyReason
{
    /// <summary>Its name, as findings show it, such as <c>OldRegion</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What is done. Default <see cref="StaleAction.Review"/>.</summary>
    public StaleAction Action { get; init; } = StaleAction.Review;

    /// <summary>Why, in words; empty names the reason alone.</summary>
    public string Evidence { get; init; } = string.Empty;

    /// <summary>The conditions, at least one.</summary>
    public IReadOnlyList<PolicyCondition> Where { get; init; } = [];
}
