namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>
/// Chooses the passes: those that together find most pairs of rows when fields are mistyped or missing at random, for a
/// bounded number of comparisons. Damage is simulated with a fixed seed, so the plan depends on the table alone.
/// </summary>
internal static class BlockPlanner
{
    private const int Scenarios = 2048;

    /// <summary>What another pass over a scenario is worth that one pass covers already.</summary>
    private const double Again = 0.1;

    public static IReadOnlyList<BlockPass> Plan(IReadOnlyList<BlockFeature> features, int rows)
    {
        (int passes, double perPass, double total) = rows <= 3_000 ? (64, 40.0, 250.0) : rows <= 20_000 ? (48, 12.0, 150.0) : rows <= 150_000 ? (24, 6.0, 60.0) : rows <= 2_000_000 ? (26, 4.0, 24.0) : (14, 3.0, 14.0);
        double allPairs = (double)rows * (rows - 1) / 2;
        List<BlockFeature> useful = features.Where(f => f.Fill > 0.02 && f.Coincidence < 0.5 * f.Fill * f.Fill).ToList();
        ulong[][] survives = Simulate(useful);
        List<(BlockPass Pass, ulong[] Covers, double Cost)> candidates = [];
        void Offer(params int[] picks)
        {
            double cost = allPairs;
            foreach (int p in picks) cost *= useful[p].Coincidence;
            if (cost > perPass * rows) return;
            ulong[] covers = (ulong[])survives[picks[0]].Clone();
            foreach (int p in picks.AsSpan(1))
                for (int w = 0; w < covers.Length; w++) covers[w] &= survives[p][w];
            candidates.Add((new BlockPass(picks.Select(p => useful[p]).ToArray()), covers, cost / rows));
        }
        for (int a = 0; a < useful.Count; a++)
        {
            Offer(a);
            for (int b = a + 1; b < useful.Count; b++)
            {
                if (useful[a].Field == useful[b].Field) continue;
                Offer(a, b);
                if (allPairs * useful[a].Coincidence * useful[b].Coincidence <= perPass * rows) continue;
                for (int c = b + 1; c < useful.Count; c++)
                    if (useful[c].Field != useful[a].Field && useful[c].Field != useful[b].Field) Offer(a, b, c);
            }
        }
        return Choose(candidates, passes, total);
    }

    // greedy cover; a scenario that is covered once still counts a little, since damage is not really independent
    private static List<BlockPass> Choose(List<(BlockPass Pass, ulong[] Covers, double Cost)> candidates, int passes, double total)
    {
        List<BlockPass> chosen = [];
        ulong[] once = new ulong[Scenarios / 64], twice = new ulong[Scenarios / 64], thrice = new ulong[Scenarios / 64];
        bool[] taken = new bool[candidates.Count];
        double spent = 0;
        while (chosen.Count < passes)
        {
            int best = -1;
            double bestGain = 0;
            for (int i = 0; i < candidates.Count; i++)
            {
                if (taken[i] || spent + candidates[i].Cost > total) continue;
                double gain = 0;
                ulong[] covers = candidates[i].Covers;
                for (int w = 0; w < once.Length; w++)
                {
                    gain += System.Numerics.BitOperations.PopCount(covers[w] & ~once[w])
                        + Again * System.Numerics.BitOperations.PopCount(covers[w] & once[w] & ~twice[w])
                        + Again * Again * System.Numerics.BitOperations.PopCount(covers[w] & twice[w] & ~thrice[w]);
                }
                gain /= 1 + candidates[i].Cost / 4;
                if (gain > bestGain) (best, bestGain) = (i, gain);
            }
            if (best < 0 || bestGain < 0.5) break;
            taken[best] = true;
            spent += candidates[best].Cost;
            chosen.Add(candidates[best].Pass);
            ulong[] found = candidates[best].Covers;
            for (int w = 0; w < once.Length; w++)
            {
                thrice[w] |= twice[w] & found[w];
                twice[w] |= once[w] & found[w];
                once[w] |= found[w];
            }
        }
        return chosen;
    }

    private static ulong[][] Simulate(List<BlockFeature> features)
    {
        ulong[][] survives = features.Select(_ => new ulong[Scenarios / 64]).ToArray();
        ulong state = 0x2545F4914F6CDD1D;
        double Next()
        {
            state = Records.Hash64.Mix(state + 0x9E3779B97F4A7C15);
            return (state >> 11) * (1.0 / (1UL << 53));
        }
        int[] fields = features.Select(f => f.Field).Distinct().ToArray();
        for (int s = 0; s < Scenarios; s++)
        {
            foreach (int field in fields)
            {
                double fate = Next();
                for (int i = 0; i < features.Count; i++)
                {
                    if (features[i].Field != field) continue;
                    double fill = features[i].Fill;
                    // intact, mistyped (rough forms have an even chance), or another value altogether
                    bool alive = fate < 0.55 || fate < 0.85 && features[i].Rough && Next() < 0.55;
                    // copies of one record are often filled alike
                    if (alive && Next() < fill * Math.Sqrt(fill)) survives[i][s / 64] |= 1UL << (s % 64);
                }
            }
        }
        return survives;
    }
}
