namespace CrmHygiene.Core.Duplicates.Entities;

/// <summary>An entity and what became part of it in this run.</summary>
internal sealed record EntityId(long Id, IReadOnlyList<EntityLineage> Lineage);

/// <summary>The entities of the rows of a run.</summary>
internal sealed class EntityIds(IReadOnlyDictionary<int, EntityId> byRow)
{
    public static EntityIds None { get; } = new(new Dictionary<int, EntityId>());

    /// <summary>The entity of a row; null where it is none.</summary>
    public EntityId? Of(int row) => byRow.GetValueOrDefault(row);
}
