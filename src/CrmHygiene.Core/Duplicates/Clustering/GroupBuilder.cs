using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>Makes groups of the scored pairs.</summary>
internal sealed class GroupBuilder(List<Link> links, DecidedPairs decided, LinkFinder scorer, PairComparer comparer, int rows, bool comparedAll, DuplicateOptions options)
{
    private const double Cap = 12;
    private const int ManyRows = 50_000;

    private readonly GroupDoubts _doubts = new(comparer);

    /// <summary>The score from which links are kept: what can join rows, and enough below it to tell what is missed.</summary>
    public static double WeakestLink(DuplicateOptions options, int rows) => Math.Min(rows < ManyRows ? -6 : -2, Math.Max(-10, CutOf(options)));

    public GroupedRows Build()
    {
        double completeness = comparedAll ? 1 : GroupEstimates.Completeness(links);
        double chosen = options.Threshold is null ? CutChoice.Of(links, completeness) : CutOf(options), cut = Math.Clamp(chosen, -10, Cap);
        while (true)
        {
            RowGroup[] groups = Join(cut).Select(Measure).OrderBy(g => g.Rows[0]).ToArray();
            GroupedRows result = GroupEstimates.Of(groups, links, completeness, options.Threshold is null || cut > chosen ? MatchModel.Probability(cut) : options.Threshold.Value, options.CertainPrecision);
            if (options.MinimumPrecision is not { } least || result.Precision.Value >= least || groups.Length == 0 || cut >= Cap) return result;
            cut = Math.Min(Cap, cut + 1);
        }
    }

    private static double CutOf(DuplicateOptions options) => options.Threshold is { } threshold ? Math.Log2(threshold / (1 - threshold)) : 0;

    private List<List<int>> Join(double cut)
    {
        Components components = new(rows);
        foreach (Link link in links)
            if (link.Score >= cut) components.Join(link.A, link.B);
        Dictionary<int, List<Link>> byRoot = [];
        foreach (Link link in links)
        {
            int root = components.Find(link.A);
            if (root != components.Find(link.B)) continue;
            if (!byRoot.TryGetValue(root, out List<Link>? list)) byRoot[root] = list = [];
            list.Add(link);
        }
        RowClusters clusters = new((a, b) => decided.Override(a, b, scorer.Score(a, b)), cut, Cap);
        List<Link>[] work = byRoot.OrderBy(p => p.Key).Select(p => p.Value).ToArray();
        List<List<int>>[] results = new List<List<int>>[work.Length];
        Parallel.For(0, work.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.DegreeOfParallelism), CancellationToken = options.CancellationToken }, i => results[i] = clusters.Join(work[i]));
        return results.SelectMany(r => r).ToList();
    }

    private RowGroup Measure(List<int> members)
    {
        int[] group = members.Order().ToArray();
        double[] ties = new double[group.Length], best = new double[group.Length];
        Array.Fill(best, double.NegativeInfinity);
        double sum = 0;
        bool conflict = false, doubtful = false;
        for (int i = 0; i < group.Length; i++)
        {
            for (int j = i + 1; j < group.Length; j++)
            {
                double score = scorer.Score(group[i], group[j], out ulong pattern);
                DuplicateAnswer? answer = decided.IsEmpty ? null : decided.Of(group[i], group[j]);
                if (answer == DuplicateAnswer.Same) score = Cap * 2;
                else
                {
                    bool marked = comparer.Marks.Conflict(group[i], group[j]);
                    if (!marked && _doubts.AreCopies(pattern)) score = Math.Max(score, GroupDoubts.CopyBits);
                    conflict |= marked || score < 0 || _doubts.Contradict(pattern);
                    doubtful |= answer == DuplicateAnswer.Unsure || _doubts.AreWeak(pattern);
                }
                double p = MatchModel.Probability(score);
                ties[i] += p;
                ties[j] += p;
                best[i] = Math.Max(best[i], score);
                best[j] = Math.Max(best[j], score);
                sum += p;
            }
        }
        for (int i = 0; i < ties.Length; i++) ties[i] /= group.Length - 1;
        return new RowGroup(group, ties, sum * 2 / ((double)group.Length * (group.Length - 1)), best.Min(), conflict, doubtful);
    }
}
