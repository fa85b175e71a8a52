namespace CrmHygiene.Core.Duplicates.Entities;

/// <summary>Rows of this run that are one person, and which known entities they were recognised as.</summary>
/// <param name="IsGroup">Whether there are two or more.</param>
/// <param name="IsKnown">Whether a row is, in all its values, one that was seen before.</param>
/// <param name="Votes">How strongly, entity by entity.</param>
internal sealed record EntityCluster(bool IsGroup, bool IsKnown, IReadOnlyDictionary<long, int> Votes);

/// <summary>What a cluster is.</summary>
/// <param name="Id">The entity it goes on as; 0 where it is a new one; null where it is none.</param>
/// <param name="Merged">Entities that end here.</param>
/// <param name="Split">Entities that go on elsewhere, and some rows of which are here now.</param>
internal sealed record EntityOutcome(long? Id, IReadOnlyList<long> Merged, IReadOnlyList<long> Split);
