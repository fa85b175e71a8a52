namespace CrmHygiene;

/// <summary>Where an entity came from.</summary>
/// <param name="Kind">How.</param>
/// <param name="EntityId">The other entity.</param>
/// <param name="At">When it was noticed, UTC.</param>
public sealed record EntityLineage(EntityLineageKind Kind, long EntityId, DateTime At)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {EntityId}";
}
