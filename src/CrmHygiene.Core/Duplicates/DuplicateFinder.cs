using CrmHygiene.Core.Duplicates.Blocking;
using CrmHygiene.Core.Duplicates.Clustering;
using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Explain;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Duplicates;

/// <summary>
/// Finds the rows of a table that are the same person or organisation, without labels or configuration: profile the
/// columns, bring rows together by shared keys, compare them field by field, learn what agreement is worth, join groups.
/// </summary>
public static class DuplicateFinder
{
    private const int AllPairsUpTo = 500;
    private const int TrainingPairs = 250_000;

    /// <summary>Finds the groups of a table. The same table gives the same groups, whatever the number of threads.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <param name="contactOf">The contact of a row, where rows are contacts.</param>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public static DuplicateResult Find(RecordTable table, DuplicateOptions? options = null, Func<int, Contact?>? contactOf = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new DuplicateOptions();
        CancellationToken cancel = options.CancellationToken;
        int threads = Math.Max(1, options.DegreeOfParallelism);
        int rows = table.RowCount;

        options.Progress?.Invoke("Profiling", 0);
        ColumnProfile[] profiles = Enumerable.Range(0, table.Columns.Count).Select(c => ColumnProfiler.Profile(table, c)).ToArray();
        if (options.Properties.Count > 0) profiles = profiles.Where(p => options.Properties.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).ToArray();
        PairComparer comparer = new(FieldBuilder.Build(table, profiles, threads, cancel));
        if (rows < 2 || comparer.Fields.Count == 0) return Nothing(profiles, rows);

        options.Progress?.Invoke("Blocking", 0.15);
        IReadOnlyList<BlockFeature> features = FeatureBuilder.Build(comparer.Fields, threads, cancel);
        IReadOnlyList<BlockPass> passes = BlockPlanner.Plan(features, rows);
        ulong[] pairs = rows <= AllPairsUpTo ? AllPairs(rows) : new PairFinder(passes, features, rows, threads, cancel).Find();

        options.Progress?.Invoke("Learning", 0.4);
        RarityModel rarities = new(comparer);
        MatchModel model = Learn(pairs, comparer, rarities, rows, threads, cancel);

        options.Progress?.Invoke("Comparing", 0.55);
        LinkFinder scorer = new(comparer, model, rarities, GroupBuilder.WeakestLink);
        List<(int A, int B, double Score)> links = scorer.Find(pairs, threads, cancel);

        options.Progress?.Invoke("Grouping", 0.85);
        GroupBuilder builder = new(links, scorer, comparer, model, rarities, rows, options);
        GroupedRows grouped = builder.Build();
        PairExplainer explainer = new(table, comparer, model, rarities, passes, grouped.Threshold, grouped.CertainProbability, contactOf);
        options.Progress?.Invoke("Grouping", 1);
        return new DuplicateResult(explainer.Explain)
        {
            Groups = GroupWriter.Write(grouped, explainer, options, contactOf),
            Pairs = pairs,
            Model = model,
            Columns = profiles,
            RowCount = rows,
            PairsCompared = pairs.LongLength,
            ReductionRatio = 1 - pairs.LongLength / ((double)rows * (rows - 1) / 2),
            Keys = passes.Select(p => p.Name).ToArray(),
            Threshold = grouped.Threshold,
            EstimatedPrecision = grouped.Precision,
            EstimatedRecall = grouped.Recall,
        };
    }

    private static MatchModel Learn(ulong[] pairs, PairComparer comparer, RarityModel rarities, int rows, int threads, CancellationToken cancel)
    {
        int step = Math.Max(1, (pairs.Length + TrainingPairs - 1) / TrainingPairs);
        ulong[] sample = pairs;
        if (step > 1)
        {
            sample = new ulong[pairs.Length / step];
            for (int i = 0; i < sample.Length; i++) sample[i] = pairs[i * step];
        }
        ScoredPairs compared = ScoredPairs.Compare(sample, comparer, rarities, threads, cancel);
        return new ModelTrainer(comparer, rarities, rows, threads).Train(compared.Patterns, compared.Rarity, (double)sample.Length / Math.Max(1, pairs.Length));
    }

    private static ulong[] AllPairs(int rows)
    {
        ulong[] pairs = new ulong[(long)rows * (rows - 1) / 2];
        int n = 0;
        for (int a = 0; a < rows; a++)
            for (int b = a + 1; b < rows; b++) pairs[n++] = (ulong)a << 32 | (uint)b;
        return pairs;
    }

    private static DuplicateResult Nothing(ColumnProfile[] profiles, int rows) => new((_, _) => throw new InvalidOperationException("No column of the table carries evidence."))
    {
        Groups = [], Columns = profiles, RowCount = rows, PairsCompared = 0, ReductionRatio = 1, Keys = [], Threshold = 1, EstimatedPrecision = 1, EstimatedRecall = 1,
    };
}
