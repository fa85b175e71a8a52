namespace CrmHygiene;

/// <summary>Contacts that are one person or organisation.</summary>
public sealed class DuplicateGroup
{
    private readonly Func<IReadOnlyList<DuplicatePair>> _pairs;

    /// <summary>Creates a group.</summary>
    /// <param name="number">1-based, in the order of the first members.</param>
    /// <param name="members">Two or more, in input order.</param>
    /// <param name="band">What may be done with it.</param>
    /// <param name="reason">The reason for the band, a stable word.</param>
    /// <param name="probability">Mean estimated probability over all pairs of members.</param>
    /// <param name="weakest">The probability of the member least tied to the others.</param>
    /// <param name="bandPrecision">Estimated share of true pairs among all pairs of this band, lower bound.</param>
    /// <param name="pairs">Explains the pairs when asked for.</param>
    public DuplicateGroup(int number, IReadOnlyList<DuplicateMember> members, MatchBand band, string reason, double probability, double weakest, double bandPrecision, Func<IReadOnlyList<DuplicatePair>> pairs)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(pairs);
        (Number, Members, Band, Reason, Probability, Weakest, BandPrecision, _pairs) = (number, members, band, reason, probability, weakest, bandPrecision, pairs);
    }

    /// <summary>1-based number, in the order of the groups' first members; the same for the same input.</summary>
    public int Number { get; }

    /// <summary>The id that stays the same from run to run; null where no store remembers it.</summary>
    public long? EntityId { get; init; }

    /// <summary>What became part of the entity in this run.</summary>
    public IReadOnlyList<EntityLineage> Lineage { get; init; } = [];

    /// <summary>The members in input order.</summary>
    public IReadOnlyList<DuplicateMember> Members { get; }

    /// <summary>Number of members.</summary>
    public int Count => Members.Count;

    /// <summary>What may be done with the group.</summary>
    public MatchBand Band { get; }

    /// <summary>Why it is in its band: <c>Certain</c>, <c>Probable</c>, <c>TooLarge</c>, <c>Conflict</c>.</summary>
    public string Reason { get; }

    /// <summary>Mean estimated probability over all pairs of members, 0 to 1.</summary>
    public double Probability { get; }

    /// <summary>The probability of the member least tied to the others, 0 to 1.</summary>
    public double Weakest { get; }

    /// <summary>Estimated share of true pairs among all pairs of this band, lower bound, 0 to 1.</summary>
    public double BandPrecision { get; }

    /// <summary>The members' contacts, where the rows are contacts.</summary>
    public IEnumerable<Contact> GetContacts() => Members.Where(m => m.Contact is not null).Select(m => m.Contact!);

    /// <summary>The pairs of members with their evidence, computed when asked for; the strongest pair of each member first, at most 200.</summary>
    public IReadOnlyList<DuplicatePair> GetPairs() => _pairs();
}
