using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Duplicates.Entities;

/// <summary>What the store knows of entities.</summary>
public static class EntityLog
{
    /// <summary>All entities, or those asked for, by id.</summary>
    /// <param name="store">The store.</param>
    /// <param name="ids">Their ids; empty for all.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static IReadOnlyList<DuplicateEntity> Read(CrmStore store, IReadOnlyCollection<long> ids)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(ids);
        return store.Read(session =>
        {
            ILookup<long, (long Entity, EntityLineage Line)> lines = session.Query("SELECT entity, kind, other, at FROM duplicate_lineage ORDER BY rowid",
                r => (r.GetInt64(0), new EntityLineage(Enum.Parse<EntityLineageKind>(r.GetString(1)), r.GetInt64(2), StoreTime.Read(r.GetString(3)).UtcDateTime))).ToLookup(l => l.Item1);
            return session.Query("SELECT id, made, seen, merged_into FROM duplicate_entity ORDER BY id", r => new DuplicateEntity
            {
                Id = r.GetInt64(0),
                CreatedAt = StoreTime.Read(r.GetString(1)).UtcDateTime,
                LastSeenAt = StoreTime.Read(r.GetString(2)).UtcDateTime,
                MergedInto = r.IsDBNull(3) ? null : r.GetInt64(3),
                Lineage = [.. lines[r.GetInt64(0)].Select(l => l.Line)],
            }).Where(e => ids.Count == 0 || ids.Contains(e.Id)).ToList();
        });
    }
}
