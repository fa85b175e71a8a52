namespace CrmHygiene;

/// <summary>What one field says about a pair of contacts.</summary>
/// <param name="Field">The column the values stand in.</param>
/// <param name="Left">The value of the first contact; empty where it has none.</param>
/// <param name="Right">The value of the second contact; empty where it has none.</param>
/// <param name="Level">How alike they are: missing, exact, close, …, different.</param>
/// <param name="Bits">Evidence for (positive) or against (negative) a match, as log2 of a likelihood ratio, frequency part included.</param>
/// <param name="FrequencyBits">The part of <paramref name="Bits"/> that is due to the shared value being rare (positive) or common (negative).</param>
/// <param name="Learned">Whether the data were enough to learn what the level is worth; otherwise it keeps its prior.</param>
public sealed record FieldEvidence(string Field, string Left, string Right, string Level, double Bits, double FrequencyBits, bool Learned);
