namespace CrmHygiene;

/// <summary>What Find-CrmDuplicate found out about one contact.</summary>
public sealed class DuplicateFinding : Finding
{
    /// <summary>Creates a finding.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="group">Its group; null where nothing like it was found.</param>
    /// <param name="probability">How surely it belongs to the group, 0 to 1.</param>
    public DuplicateFinding(Contact contact, DuplicateGroup? group, double probability)
        : base(contact, group is null ? "Unique" : group.Band == MatchBand.Certain ? "Duplicate" : "PossibleDuplicate")
    {
        Group = group;
        EntityId = group?.EntityId;
        Probability = probability;
    }

    /// <summary>The group; null where nothing like it was found.</summary>
    public DuplicateGroup? Group { get; }

    /// <summary>The number of the group; 0 where there is none.</summary>
    public int GroupNumber => Group?.Number ?? 0;

    /// <summary>The id that stays the same from run to run, also of a contact that is left of a group; null where no store remembers it.</summary>
    public long? EntityId { get; init; }

    /// <summary>What may be done with the group.</summary>
    public MatchBand Band => Group?.Band ?? MatchBand.No;

    /// <summary>How surely the contact belongs to the group, 0 to 1.</summary>
    public double Probability { get; }

    /// <summary>The contact of the reference that it matches best; null where it matches none, or there is no reference.</summary>
    public Contact? Match { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() =>
    [
        new("DuplicateGroup", GroupNumber),
        new("DuplicateBand", Band),
        new("DuplicateProbability", Probability),
        .. EntityId is null ? (KeyValuePair<string, object?>[])[] : [new("EntityId", EntityId)],
        .. Match is null ? (KeyValuePair<string, object?>[])[] : [new("DuplicateMatch", Match.ToString())],
    ];
}
