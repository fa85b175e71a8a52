using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>Makes groups of the scored pairs and estimates how right they are.</summary>
internal sealed class GroupBuilder(List<Link> links, LinkFinder scorer, PairComparer comparer, MatchModel model, RarityModel rarities, int rows, DuplicateOptions options)
{
    private const double Cap = 12;
    private const int ManyRows = 50_000;

    /// <summary>The score from which links are kept: what can join rows, and enough below it to tell what is missed.</summary>
    public static double WeakestLink(DuplicateOptions options, int rows) => Math.Min(rows < ManyRows ? -6 : -2, Math.Max(-10, CutOf(options)));

    public GroupedRows Build()
    {
        double threshold = options.Threshold ?? 0.5;
        double cut = Math.Clamp(CutOf(options), -10, Cap);
        double expected = links.Sum(l => MatchModel.Probability(l.Score));
        List<List<int>> joined = Join(cut);
        RowGroup[] groups = joined.Select(Measure).OrderBy(g => g.Rows[0]).ToArray();
        return Estimate(groups, threshold, expected);
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
        RowClusters clusters = new(scorer.Score, cut, Cap);
        List<Link>[] work = byRoot.OrderBy(p => p.Key).Select(p => p.Value).ToArray();
        List<List<int>>[] results = new List<List<int>>[work.Length];
        Parallel.For(0, work.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.DegreeOfParallelism), CancellationToken = options.CancellationToken }, i => results[i] = clusters.Join(work[i]));
        return results.SelectMany(r => r).ToList();
    }

    private RowGroup Measure(List<int> members)
    {
        int[] group = members.Order().ToArray();
        double[] ties = new double[group.Length];
        double sum = 0;
        bool conflict = false;
        for (int i = 0; i < group.Length; i++)
        {
            for (int j = i + 1; j < group.Length; j++)
            {
                ulong pattern = comparer.Compare(group[i], group[j]);
                double p = MatchModel.Probability(model.Score(pattern, rarities.Of(pattern, group[i])));
                conflict |= p < 0.5 || Contradict(pattern);
                ties[i] += p;
                ties[j] += p;
                sum += p;
            }
        }
        for (int i = 0; i < ties.Length; i++) ties[i] /= group.Length - 1;
        return new RowGroup(group, ties, sum * 2 / ((double)group.Length * (group.Length - 1)), ties.Min(), conflict);
    }

    private bool Contradict(ulong pattern)
    {
        for (int f = 0; f < comparer.Fields.Count; f++)
            if (comparer.Fields[f].Kind is EvidenceKind.Date or EvidenceKind.Identifier or EvidenceKind.GivenName or EvidenceKind.Surname && PairComparer.Level(pattern, f) == comparer.Fields[f].Comparer.Different) return true;
        return false;
    }

    private GroupedRows Estimate(RowGroup[] groups, double threshold, double expected)
    {
        static double Pairs(RowGroup g) => (double)g.Rows.Length * (g.Rows.Length - 1) / 2;
        double inside = 0, right = 0;
        foreach (RowGroup g in groups)
        {
            inside += Pairs(g);
            right += Pairs(g) * g.Probability;
        }
        // the certain band: the surest groups first, for as long as the band as a whole is precise enough
        double certainPairs = 0, certainRight = 0, certain = 1;
        foreach (RowGroup g in groups.Where(g => !g.Conflict).OrderByDescending(g => g.Weakest))
        {
            if (g.Weakest < 0.99 || (certainRight + Pairs(g) * g.Weakest) / (certainPairs + Pairs(g)) < options.CertainPrecision) break;
            certainPairs += Pairs(g);
            certainRight += Pairs(g) * g.Weakest;
            certain = g.Weakest;
        }
        double review = inside - certainPairs;
        return new GroupedRows
        {
            Groups = groups,
            Threshold = threshold,
            CertainProbability = certain,
            CertainPrecision = certainPairs == 0 ? 1 : certainRight / certainPairs,
            ReviewPrecision = review <= 0 ? 1 : Math.Clamp((right - certainRight) / review, 0, 1),
            Precision = inside == 0 ? 1 : right / inside,
            Recall = expected <= 0 ? 1 : Math.Min(1, right / Math.Max(right, expected)),
        };
    }
}
