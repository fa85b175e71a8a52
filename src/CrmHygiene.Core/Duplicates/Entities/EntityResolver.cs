namespace CrmHygiene.Core.Duplicates.Entities;

/// <summary>
/// Carries ids from run to run: an entity goes on as the cluster that holds most of it; what else a cluster holds was
/// merged into it, or split from an entity that goes on elsewhere.
/// </summary>
internal static class EntityResolver
{
    public static EntityOutcome[] Resolve(IReadOnlyList<EntityCluster> clusters)
    {
        long[] ids = new long[clusters.Count];
        Dictionary<long, int> goesOn = [];
        var claims = clusters.SelectMany((c, i) => c.Votes.Select(v => (Cluster: i, Entity: v.Key, Votes: v.Value)))
            .OrderByDescending(c => c.Votes).ThenByDescending(c => clusters[c.Cluster].IsGroup).ThenBy(c => c.Entity).ThenBy(c => c.Cluster).ToArray();
        foreach ((int cluster, long entity, _) in claims)
            if (ids[cluster] == 0 && goesOn.TryAdd(entity, cluster)) ids[cluster] = entity;
        // an entity that no cluster goes on as ends where most of it is
        Dictionary<long, int> endsIn = [];
        foreach ((int cluster, long entity, _) in claims)
            if (!goesOn.ContainsKey(entity)) endsIn.TryAdd(entity, cluster);
        return clusters.Select((c, i) =>
        {
            // a lone row that only resembles an entity which goes on elsewhere is nobody known
            if (ids[i] == 0 && !c.IsGroup && !(c.IsKnown && c.Votes.Count > 0)) return new EntityOutcome(null, [], []);
            long[] others = [.. c.Votes.Keys.Where(e => e != ids[i]).Order()];
            return new EntityOutcome(ids[i], [.. others.Where(e => endsIn.TryGetValue(e, out int end) && end == i)], [.. others.Where(e => !endsIn.TryGetValue(e, out int end) || end != i)]);
        }).ToArray();
    }
}
