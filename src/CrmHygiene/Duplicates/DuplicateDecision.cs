namespace CrmHygiene;

/// <summary>An answer that was given about a pair of contacts.</summary>
/// <param name="Pair">The pair with its evidence.</param>
/// <param name="Answer">What the person said.</param>
/// <param name="Date">The day it was said.</param>
public sealed record DuplicateDecision(DuplicatePair Pair, DuplicateAnswer Answer, DateOnly Date);
