namespace CrmHygiene;

/// <summary>A person or organisation that a group of contacts was recognised as, from run to run.</summary>
public sealed record DuplicateEntity
{
    /// <summary>The id; never given twice in one store.</summary>
    public required long Id { get; init; }

    /// <summary>When its first group was found, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When a contact of it was last seen, UTC.</summary>
    public required DateTime LastSeenAt { get; init; }

    /// <summary>The entity it ended in; null while it goes on.</summary>
    public long? MergedInto { get; init; }

    /// <summary>The entities it came from, in the order it was noticed.</summary>
    public IReadOnlyList<EntityLineage> Lineage { get; init; } = [];
}
