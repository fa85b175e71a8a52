using CrmHygiene.Core.Duplicates.Clustering;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Duplicates.Entities;

/// <summary>
/// Ids for groups that stay the same from run to run, in the store: a group is recognised by its contacts, also when their
/// ids, their order or a single value have changed, and when they were merged into one.
/// </summary>
/// <param name="store">The store.</param>
public sealed class EntityBook(CrmStore store)
{
    private const int AllValues = 4;

    /// <summary>Recognises the groups of a run and the lone rows that were in one, and remembers them.</summary>
    /// <exception cref="StoreException">The store cannot be read or written; nothing of the run is remembered.</exception>
    internal EntityIds Assign(RowPrints rowPrints, IReadOnlyList<RowGroup> groups, int rows, int referenceRows, CancellationToken cancel)
    {
        RowGroup[] shown = [.. groups.Where(g => g.Rows[^1] >= referenceRows)];
        return store.Write(session =>
        {
            StoredPrints prints = StoredPrints.Of(session);
            Dictionary<long, long> known = Known(session);
            List<int[]> members = [.. shown.Select(g => g.Rows), .. known.Count == 0 ? [] : Alone(shown, rows, referenceRows)];
            RowPrint[][] found = new RowPrint[members.Count][];
            Parallel.For(0, members.Count, new ParallelOptions { CancellationToken = cancel }, i => found[i] = [.. members[i].Select(row => Print(rowPrints, row, prints))]);

            EntityCluster[] clusters = [.. found.Select(f => Recognise(f, known))];
            EntityOutcome[] outcomes = EntityResolver.Resolve(clusters);
            string now = StoreTime.Write(store.Time.GetUtcNow());
            Dictionary<int, EntityId> ids = [];
            for (int i = 0; i < outcomes.Length; i++)
            {
                if (outcomes[i].Id is not { } id) continue;
                EntityId entity = Remember(session, id, outcomes[i], found[i], known, now);
                foreach (int row in members[i]) ids[row] = entity;
            }
            return new EntityIds(ids);
        });
    }

    private static Dictionary<long, long> Known(StoreSession session)
    {
        Dictionary<long, long> into = [];
        foreach ((long id, long next) in session.Query("SELECT id, merged_into FROM duplicate_entity WHERE merged_into IS NOT NULL", r => (r.GetInt64(0), r.GetInt64(1)))) into[id] = next;
        Dictionary<long, long> known = [];
        foreach ((long print, long entity) in session.Query("SELECT print, entity FROM duplicate_print", r => (r.GetInt64(0), r.GetInt64(1))))
        {
            long last = entity;
            while (into.TryGetValue(last, out long next)) last = next;
            known[print] = last;
        }
        return known;
    }

    private static IEnumerable<int[]> Alone(RowGroup[] groups, int rows, int referenceRows)
    {
        bool[] grouped = new bool[rows];
        foreach (RowGroup group in groups)
            foreach (int row in group.Rows) grouped[row] = true;
        for (int row = referenceRows; row < rows; row++)
            if (!grouped[row]) yield return [row];
    }

    private static RowPrint Print(RowPrints rowPrints, int row, StoredPrints prints) =>
        new([.. rowPrints.Of(row).Select(prints.Print)], prints.Address(rowPrints.AddressOf(row)));

    private static EntityCluster Recognise(RowPrint[] rows, Dictionary<long, long> known)
    {
        Dictionary<long, int> votes = [];
        bool seen = false;
        foreach (RowPrint row in rows)
        {
            for (int i = 0; i < row.Prints.Length; i++)
            {
                if (!known.TryGetValue(row.Prints[i], out long entity)) continue;
                votes[entity] = votes.GetValueOrDefault(entity) + (i == 0 ? AllValues : 1);
                seen |= i == 0;
            }
        }
        return new EntityCluster(rows.Length > 1, seen, votes);
    }

    private static EntityId Remember(StoreSession session, long id, EntityOutcome outcome, RowPrint[] rows, Dictionary<long, long> known, string now)
    {
        if (id == 0) id = session.Scalar<long>("INSERT INTO duplicate_entity (made, seen) VALUES ($now, $now) RETURNING id", ("$now", now));
        else session.Execute("UPDATE duplicate_entity SET seen = $now WHERE id = $id", ("$id", id), ("$now", now));
        List<EntityLineage> lineage = [];
        foreach (long merged in outcome.Merged)
        {
            session.Execute("UPDATE duplicate_entity SET merged_into = $id WHERE id = $merged", ("$id", id), ("$merged", merged));
            Note(session, id, EntityLineageKind.MergedFrom, merged, now, lineage);
        }
        foreach (long split in outcome.Split) Note(session, id, EntityLineageKind.SplitFrom, split, now, lineage);
        foreach (RowPrint row in rows)
            foreach (long print in row.Prints)
                if (!known.TryGetValue(print, out long entity) || entity != id)
                    session.Execute("INSERT INTO duplicate_print (print, entity, address) VALUES ($print, $id, $address) ON CONFLICT (print) DO UPDATE SET entity = excluded.entity, address = excluded.address",
                        ("$print", print), ("$id", id), ("$address", row.Address));
        return new EntityId(id, lineage);
    }

    // what is seen again and again was noted the first time
    private static void Note(StoreSession session, long entity, EntityLineageKind kind, long other, string now, List<EntityLineage> lineage)
    {
        if (session.Execute("INSERT INTO duplicate_lineage (entity, kind, other, at) SELECT $entity, $kind, $other, $now WHERE NOT EXISTS (SELECT 1 FROM duplicate_lineage WHERE entity = $entity AND kind = $kind AND other = $other)",
            ("$entity", entity), ("$kind", kind.ToString()), ("$other", other), ("$now", now)) > 0) lineage.Add(new EntityLineage(kind, other, StoreTime.Read(now).UtcDateTime));
    }

    private readonly record struct RowPrint(long[] Prints, long? Address);
}
