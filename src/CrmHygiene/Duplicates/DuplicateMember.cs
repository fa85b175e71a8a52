namespace CrmHygiene;

/// <summary>One row of a <see cref="DuplicateGroup"/>.</summary>
/// <param name="Row">0-based position in the input.</param>
/// <param name="Contact">The contact; null where the rows are not contacts.</param>
/// <param name="Probability">Mean estimated probability that it is the same as the other members.</param>
public sealed record DuplicateMember(int Row, Contact? Contact, double Probability);
