namespace CrmHygiene;

/// <summary>One row of a <see cref="DuplicateGroup"/>.</summary>
/// <param name="Row">0-based position in the input.</param>
/// <param name="Contact">The contact; null where the rows are not contacts.</param>
/// <param name="Probability">Mean estimated probability that it is the same as the other members.</param>
public sealed record DuplicateMember(int Row, Contact? Contact, double Probability)
{
    /// <summary>Whether it belongs to the base that new contacts are compared with.</summary>
    public bool IsReference { get; init; }

    /// <summary>The row of the base that a new contact matches best; null where it matches none.</summary>
    public int? MatchRow { get; init; }

    /// <summary>The contact of the base that a new contact matches best; null where it matches none.</summary>
    public Contact? Match { get; init; }
}
