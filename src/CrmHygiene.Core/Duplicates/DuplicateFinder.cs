using CrmHygiene.Core.Duplicates.Blocking;
using CrmHygiene.Core.Duplicates.Clustering;
using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Entities;
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
    private const int LargeTable = 50_000;

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
        ColumnProfile[] profiles = Enumerable.Range(0, table.Columns.Count).Select(c =>
        {
            cancel.ThrowIfCancellationRequested();
            return ColumnProfiler.Profile(table, c);
        }).ToArray();
        for (int i = 0; i < profiles.Length; i++)
            foreach ((string name, EvidenceKind kind) in options.Compare)
                if (string.Equals(name, profiles[i].Name, StringComparison.OrdinalIgnoreCase)) profiles[i] = profiles[i] with { Kind = kind };
        RowPrints prints = new(table, profiles);
        if (options.Properties.Count > 0) profiles = profiles.Where(p => options.Properties.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).ToArray();
        PairComparer comparer = new(FieldBuilder.Build(table, profiles, threads, cancel), PersonMarks.Read(table, profiles));
        if (rows < 2 || comparer.Fields.Count == 0) return Nothing(profiles, rows, options.Entities?.Assign(prints, [], rows, options.ReferenceRows, cancel));

        options.Progress?.Invoke("Blocking", 0.15);
        IReadOnlyList<BlockFeature> features = FeatureBuilder.Build(comparer.Fields, threads, cancel);
        IReadOnlyList<BlockPass> passes = BlockPlanner.Plan(features, rows);
        PassBlocks[] blocks = rows <= AllPairsUpTo ? [PassBlocks.All(rows)] : PairFinder.Run(passes, features, rows, threads, cancel);
        ulong[] sample = PairFinder.Sample(blocks, rows < LargeTable ? 250_000 : 120_000, threads, out double share);
        long pairs = (long)(sample.Length / share);
        cancel.ThrowIfCancellationRequested();

        options.Progress?.Invoke("Learning", 0.4);
        RarityModel rarities = new(comparer, threads);
        MatchModel model = Learn(sample, share, comparer, rarities, rows, threads, cancel);

        options.Progress?.Invoke("Comparing", 0.55);
        cancel.ThrowIfCancellationRequested();
        LinkFinder scorer = new(comparer, model, rarities, GroupBuilder.WeakestLink(options, rows));
        DecidedPairs decided = new(options.Decisions, prints, rows, cancel);
        List<Link> found = scorer.Find(blocks, options.ReferenceRows, threads, cancel);
        List<Link> links = decided.Apply(found);

        options.Progress?.Invoke("Grouping", 0.85);
        GroupBuilder builder = new(links, decided, scorer, comparer, rows, rows <= AllPairsUpTo, options);
        GroupedRows grouped = builder.Build();
        cancel.ThrowIfCancellationRequested();
        EntityIds entities = options.Entities?.Assign(prints, grouped.Groups, rows, options.ReferenceRows, cancel) ?? EntityIds.None;
        PairExplainer explainer = new(table, comparer, model, rarities, passes, decided, grouped.Threshold, grouped.CertainBits, contactOf);
        options.Progress?.Invoke("Grouping", 1);
        return new DuplicateResult(explainer.Explain)
        {
            Groups = GroupWriter.Write(grouped, explainer, entities, options, contactOf),
            Compared = (a, b) => rows <= AllPairsUpTo || passes.Any(p => p.KeyOf(a) is var key and > 0 && key == p.KeyOf(b)),
            Model = model,
            Columns = profiles,
            RowCount = rows,
            PairsCompared = pairs,
            ReductionRatio = 1 - pairs / ((double)rows * (rows - 1) / 2),
            Keys = passes.Select(p => p.Name).ToArray(),
            Threshold = grouped.Threshold,
            EstimatedPrecision = grouped.Precision.Value,
            EstimatedRecall = grouped.Recall.Value,
            PrecisionInterval = (grouped.Precision.Low, grouped.Precision.High),
            RecallInterval = (grouped.Recall.Low, grouped.Recall.High),
            PairsCompleteness = grouped.Completeness,
            DecidedPairs = decided.Count,
            Ask = count => QuestionPicker.Pick(found, decided, comparer, explainer, count),
            Prints = prints.Of,
            Address = prints.AddressOf,
            Entities = entities,
        };
    }

    private static MatchModel Learn(ulong[] sample, double share, PairComparer comparer, RarityModel rarities, int rows, int threads, CancellationToken cancel)
    {
        ModelTrainer trainer = new(comparer, rarities, rows, threads);
        ScoredPairs compared = ScoredPairs.Compare(sample, comparer, rarities, threads, cancel);
        MatchModel model = trainer.Train(compared.Patterns, compared.Rarity, share);
        // how many rows share a name tells something only where it is known how often a person occurs
        for (int round = 0; round < 2; round++)
        {
            cancel.ThrowIfCancellationRequested();
            rarities.MatchesPerRow = model.Lambda * (rows - 1);
            if (comparer.Given >= 0)
            {
                (double matches, double expected, double together) = compared.SameNames(comparer, model, rarities);
                rarities.LearnNames(matches / share, model.U[comparer.Given][1] * model.U[comparer.Surname][1]);
                rarities.LearnPlaces(expected, together);
            }
            cancel.ThrowIfCancellationRequested();
            compared = compared.Weigh(rarities, threads);
            model = trainer.Train(compared.Patterns, compared.Rarity, share);
        }
        return model;
    }

    private static DuplicateResult Nothing(ColumnProfile[] profiles, int rows, EntityIds? entities) => new((_, _) => throw new InvalidOperationException("No column of the table carries evidence."))
    {
        Groups = [], Columns = profiles, RowCount = rows, PairsCompared = 0, ReductionRatio = 1, Keys = [], Threshold = 1, EstimatedPrecision = 1, EstimatedRecall = 1,
        PairsCompleteness = 1, PrecisionInterval = (1, 1), RecallInterval = (1, 1), Entities = entities ?? EntityIds.None,
    };
}
