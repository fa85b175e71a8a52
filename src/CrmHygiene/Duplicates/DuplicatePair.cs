namespace CrmHygiene;

/// <summary>Two rows that were compared, with the reasons for the verdict.</summary>
public sealed record DuplicatePair
{
    /// <summary>0-based position of the first row.</summary>
    public required int LeftRow { get; init; }

    /// <summary>0-based position of the second row.</summary>
    public required int RightRow { get; init; }

    /// <summary>The first contact; null where the rows are not contacts.</summary>
    public Contact? Left { get; init; }

    /// <summary>The second contact; null where the rows are not contacts.</summary>
    public Contact? Right { get; init; }

    /// <summary>Estimated probability that both are the same, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The log odds of a match, base 2: <see cref="PriorBits"/> and the bits of all fields.</summary>
    public required double Bits { get; init; }

    /// <summary>The log odds, base 2, of a pair nothing is known about.</summary>
    public required double PriorBits { get; init; }

    /// <summary>What the pair alone would be.</summary>
    public required MatchBand Band { get; init; }

    /// <summary>The keys that brought the pair together, such as <c>surname sound + dob year</c>; empty where only the group did.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Field by field.</summary>
    public required IReadOnlyList<FieldEvidence> Evidence { get; init; }

    /// <summary>The single change that would turn the verdict, in words; empty where no single field can.</summary>
    public required string WouldFlip { get; init; }
}
