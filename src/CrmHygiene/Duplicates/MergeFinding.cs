namespace CrmHygiene;

/// <summary>On a merged contact: which contacts it was made of, and which of them gave each field.</summary>
public sealed class MergeFinding : Finding
{
    /// <summary>Creates a finding.</summary>
    /// <param name="golden">The merged contact.</param>
    /// <param name="outcome">What it was made of.</param>
    public MergeFinding(Contact golden, MergeOutcome outcome)
        : base(golden, "Merged")
    {
        ArgumentNullException.ThrowIfNull(outcome);
        (Winner, Losers, Lineage) = (outcome.Winner, outcome.Losers, outcome.Lineage);
    }

    /// <summary>The contact that survived, as it was.</summary>
    public Contact? Winner { get; }

    /// <summary>The contacts that went into it, with reasons.</summary>
    public IReadOnlyList<MergeLoser> Losers { get; }

    /// <summary>Which contact gave each filled field.</summary>
    public IReadOnlyList<FieldLineage> Lineage { get; }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() =>
        [new("MergedFrom", string.Join(", ", Losers.Select(l => l.Contact.ToString())))];
}
