using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>
/// Learns a <see cref="MatchModel"/> without labels: u from pairs of rows drawn at random, m and the share of true pairs
/// by expectation maximisation over the candidates, both held by priors where the table is small.
/// </summary>
internal sealed class ModelTrainer(PairComparer comparer, RarityModel rarities, int rows, int threads)
{
    private const int RandomPairs = 100_000;
    private const int Rounds = 20;
    private const double PriorPairs = 40;

    /// <summary>From this probability on a pair teaches what matches look like: namesakes are many, and little likelihoods add up.</summary>
    private const double LeastTaught = 0.1;


    private readonly IReadOnlyList<MatchField> _fields = comparer.Fields;
    private readonly int _email = comparer.Fields.Select((f, i) => (f, i)).Where(x => x.f.Kind == EvidenceKind.Email).Select(x => x.i).DefaultIfEmpty(-1).First();
    private (int A, ulong Pattern)[]? _random;

    /// <summary>Trains on the candidate pairs.</summary>
    /// <param name="patterns">The compared candidates, or an even sample of them.</param>
    /// <param name="rarity">Bits for rare shared values, by candidate.</param>
    /// <param name="share">The share of all candidates that the sample holds.</param>
    public MatchModel Train(ReadOnlySpan<ulong> patterns, ReadOnlySpan<float> rarity, double share)
    {
        Dictionary<(ulong, int), double> counts = new();
        for (int i = 0; i < patterns.Length; i++)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, (patterns[i], (int)MathF.Round(rarity[i])), out _) += 1 / share;
        (ulong Pattern, int Rarity, double Count)[] candidates = counts.Select(c => (c.Key.Item1, c.Key.Item2, c.Value)).OrderBy(c => c.Item1).ThenBy(c => c.Item2).ToArray();
        (ulong Pattern, float Rarity, double Count)[] random = Draw();
        double allPairs = (double)rows * (rows - 1) / 2;

        double lambda = Math.Min(0.2, 0.3 * rows / allPairs);
        double[][] m = _fields.Select(f => (double[])[1, .. f.Comparer.Expected]).ToArray();
        double[][] u = EstimateU(random, null);
        double[][] support = m.Select(l => new double[l.Length]).ToArray();
        MatchModel model = new(_fields, m, u, lambda) { Support = support };
        for (int round = 0; round < Rounds; round++)
        {
            if (round is 3 or 8 or 14) u = EstimateU(random, model);
            double[][] sums = _fields.Select(f => new double[f.Comparer.Levels.Count]).ToArray();
            double[] others = new double[16];
            double matches = 0;
            foreach ((ulong pattern, int rare, double count) in candidates)
            {
                double p = MatchModel.Probability(model.Score(pattern, rare)), weight = count * (p < LeastTaught ? 0 : p);
                matches += weight;
                if (PersonEvidence.HaveSameNames(pattern, comparer.Given, comparer.Surname)) others[_email < 0 ? 0 : PairComparer.Level(pattern, _email)] += count - weight;
                for (int f = 0; f < _fields.Count; f++) sums[f][PairComparer.Level(pattern, f)] += weight;
            }
            lambda = Math.Clamp((matches + 0.5) / (allPairs + 1), 1e-14, 0.5);
            m = sums.Select((s, f) => Blend(s, _fields[f])).ToArray();
            model = new MatchModel(_fields, m, u, lambda, Mailboxes(others, m, u)) { Support = sums };
        }
        return model;
    }

    /// <summary>What e-mail addresses say of two rows with the same names, by level: mailboxes made of the names are alike whoever has them.</summary>
    private double[]? Mailboxes(double[] others, double[][] m, double[][] u)
    {
        const double Prior = 50;
        if (_email < 0 || comparer.Given < 0) return null;
        double[] bits = new double[16];
        double total = others.Skip(1).Sum();
        for (int level = EmailComparer.SameMailbox; level < m[_email].Length; level++)
        {
            double usual = level < _fields[_email].Comparer.Opposed ? m[_email][level] : u[_email][level];
            bits[level] = Math.Clamp(Math.Log2(m[_email][level] / ((others[level] + Prior * usual) / (total + Prior))), -6, 0);
        }
        return bits;
    }

    private static double[] Blend(double[] sums, MatchField field)
    {
        IReadOnlyList<double> expected = field.Comparer.Expected;
        double evidence = sums.Skip(1).Sum(), prior = Math.Max(PriorPairs, 0.05 * evidence);
        double[] m = new double[sums.Length];
        m[0] = 1;
        for (int level = 1; level < sums.Length; level++) m[level] = (sums[level] + prior * expected[level - 1]) / (evidence + prior);
        // copies of one record agree more often than not: without this the model may settle on namesakes in one city
        double most = field.Kind is EvidenceKind.GivenName or EvidenceKind.Surname or EvidenceKind.Date or EvidenceKind.Identifier ? 0.1 : 0.35;
        int different = field.Comparer.Different;
        if (m[different] <= most) return m;
        double agreed = 1 - expected[different - 1];
        double scale = (1 - most) / (1 - m[different] + agreed);
        for (int level = 1; level < different; level++) m[level] = (m[level] + expected[level - 1]) * scale;
        m[different] = most;
        return m;
    }

    /// <summary>How often pairs drawn at random agree by chance; with a model each counts for as much as it is no match.</summary>
    private double[][] EstimateU((ulong Pattern, float Rarity, double Count)[] random, MatchModel? model)
    {
        double[][] u = new double[_fields.Count][];
        double[] weights = new double[random.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = random[i].Count * (model is null ? 1 : 1 - MatchModel.Probability(model.Score(random[i].Pattern, random[i].Rarity)));
        for (int f = 0; f < _fields.Count; f++)
        {
            double[] sums = new double[_fields[f].Comparer.Levels.Count];
            for (int i = 0; i < random.Length; i++) sums[PairComparer.Level(random[i].Pattern, f)] += weights[i];
            double total = sums.Skip(1).Sum();
            // what the values' own frequencies say about chance agreement counts like a few thousand drawn pairs
            double exact = Math.Min(_fields[f].Coincidence, (sums[1] + 2000 * _fields[f].Coincidence * (model is null ? 1 : 0.5)) / (total + 2000));
            double[] level = new double[sums.Length];
            level[0] = 1;
            double rest = Math.Max(1, total - sums[1]);
            double floor = Math.Max(1e-9, exact);
            for (int l = 2; l < sums.Length; l++) level[l] = Math.Max((sums[l] + 0.5) / (rest + 0.5 * sums.Length), Math.Min(1e-3, floor * 0.3));
            double other = level.Skip(2).Sum();
            level[1] = Math.Max(exact, 0.3 / allRows(f));
            for (int l = 2; l < sums.Length; l++) level[l] *= (1 - level[1]) / other;
            u[f] = level;
        }
        return u;

        double allRows(int f) => Math.Max(10, (double)_fields[f].Filled * 3);
    }

    /// <summary>What pairs drawn at random look like; most look like many others, so each look is kept once.</summary>
    private (ulong Pattern, float Rarity, double Count)[] Draw()
    {
        _random ??= DrawPairs();
        Dictionary<(ulong, float), int> counts = new();
        foreach ((int a, ulong pattern) in _random)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, (pattern, (float)rarities.Of(pattern, a)), out _)++;
        return [.. counts.Select(c => (c.Key.Item1, c.Key.Item2, (double)c.Value)).OrderBy(c => c.Item1).ThenBy(c => c.Item2)];
    }

    private (int A, ulong Pattern)[] DrawPairs()
    {
        long allPairs = (long)rows * (rows - 1) / 2;
        var drawn = new (int A, ulong Pattern)[(int)Math.Min(RandomPairs, allPairs * 2)];
        Parallel.For(0, (drawn.Length + 4095) / 4096, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            int end = Math.Min(drawn.Length, (block + 1) * 4096);
            for (int i = block * 4096; i < end; i++)
            {
                ulong random = Hash64.Mix((ulong)i * 2 + 0x51ED270B);
                int a = (int)((random >> 32) % (ulong)rows), b = (int)((random & 0xFFFFFFFF) % (ulong)rows);
                if (a == b) b = (b + 1) % rows;
                drawn[i] = (a, comparer.Compare(a, b));
            }
        });
        return drawn;
    }
}
