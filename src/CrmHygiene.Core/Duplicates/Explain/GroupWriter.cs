using CrmHygiene.Core.Duplicates.Clustering;
using CrmHygiene.Core.Duplicates.Entities;

namespace CrmHygiene.Core.Duplicates.Explain;

/// <summary>Turns groups of rows into what users see.</summary>
internal static class GroupWriter
{
    private const int MostPairs = 200;

    public static IReadOnlyList<DuplicateGroup> Write(GroupedRows grouped, PairExplainer explainer, EntityIds entities, DuplicateOptions options, Func<int, Contact?>? contactOf)
    {
        List<DuplicateGroup> groups = new(grouped.Groups.Count);
        foreach (RowGroup group in grouped.Groups)
        {
            // the base is not searched itself
            if (group.Rows[^1] < options.ReferenceRows) continue;
            bool sure = group.Bits >= grouped.CertainBits && !group.Doubtful;
            bool large = group.Rows.Length > options.MaxGroupSize;
            MatchBand band = sure && !large && !group.Conflict ? MatchBand.Certain : MatchBand.Review;
            string reason = band == MatchBand.Certain ? "Certain" : large ? "TooLarge" : group.Conflict ? "Conflict" : "Probable";
            DuplicateMember[] members = group.Rows.Select((row, i) => Member(group, i, explainer, options, contactOf)).ToArray();
            int[] rows = group.Rows;
            groups.Add(new DuplicateGroup(groups.Count + 1, members, band, reason, group.Probability, group.Weakest,
                band == MatchBand.Certain ? grouped.CertainPrecision : grouped.ReviewPrecision, () => Pairs(rows, explainer))
            {
                EntityId = entities.Of(rows[0])?.Id,
                Lineage = entities.Of(rows[0])?.Lineage ?? [],
            });
        }
        return groups;
    }

    private static DuplicateMember Member(RowGroup group, int index, PairExplainer explainer, DuplicateOptions options, Func<int, Contact?>? contactOf)
    {
        int row = group.Rows[index];
        DuplicateMember member = new(row, contactOf?.Invoke(row), group.Ties[index]) { IsReference = row < options.ReferenceRows };
        int references = group.Rows.Count(r => r < options.ReferenceRows);
        if (member.IsReference || references == 0) return member;
        int match = group.Rows.Take(references).MaxBy(r => explainer.Bits(r, row));
        return member with { MatchRow = match, Match = contactOf?.Invoke(match) };
    }

    private static List<DuplicatePair> Pairs(int[] rows, PairExplainer explainer)
    {
        List<DuplicatePair> pairs = [];
        for (int i = 0; i < rows.Length && pairs.Count < MostPairs; i++)
            for (int j = i + 1; j < rows.Length && pairs.Count < MostPairs; j++) pairs.Add(explainer.Explain(rows[i], rows[j]));
        return pairs.OrderByDescending(p => p.Bits).ToList();
    }
}
