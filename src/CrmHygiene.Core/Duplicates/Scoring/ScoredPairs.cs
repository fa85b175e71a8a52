using CrmHygiene.Core.Duplicates.Comparison;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>Candidates with what was found comparing them in full.</summary>
/// <param name="Pairs">First row &lt;&lt; 32 | second row, ascending.</param>
/// <param name="Patterns">Comparison levels, four bits a field.</param>
/// <param name="Rarity">Bits for rare shared values.</param>
internal sealed record ScoredPairs(ulong[] Pairs, ulong[] Patterns, float[] Rarity)
{
    /// <summary>The pairs with the bits for rare shared values by what is known now.</summary>
    public ScoredPairs Weigh(RarityModel rarities, int threads)
    {
        float[] bits = new float[Pairs.Length];
        Parallel.For(0, (Pairs.Length + 4095) / 4096, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            int end = Math.Min(Pairs.Length, (block + 1) * 4096);
            for (int i = block * 4096; i < end; i++) bits[i] = (float)rarities.Of(Patterns[i], (int)(Pairs[i] >> 32));
        });
        return this with { Rarity = bits };
    }

    /// <summary>What the model says about the pairs with the same full name.</summary>
    /// <returns>How many are matches; of those that are not and have places, how many would share the place by their culture alone, and how many do.</returns>
    public (double Matches, double Expected, double Together) SameNames(PairComparer comparer, MatchModel model, RarityModel rarities)
    {
        double matches = 0, expected = 0, together = 0;
        int place = rarities.Place;
        for (int i = 0; i < Patterns.Length; i++)
        {
            if (PairComparer.Level(Patterns[i], comparer.Given) != 1 || PairComparer.Level(Patterns[i], comparer.Surname) != 1) continue;
            double match = MatchModel.Probability(model.Score(Patterns[i], Rarity[i]));
            matches += match;
            int level = place < 0 ? 0 : PairComparer.Level(Patterns[i], place);
            if (level > 0) expected += (1 - match) * rarities.PlaceChance((int)(Pairs[i] >> 32));
            if (level == 1) together += 1 - match;
        }
        return (matches, expected, together);
    }

    public static ScoredPairs Compare(ulong[] pairs, PairComparer comparer, RarityModel rarities, int threads, CancellationToken cancel)
    {
        ulong[] patterns = new ulong[pairs.Length];
        float[] rarity = new float[pairs.Length];
        const int Block = 4096;
        Parallel.For(0, (pairs.Length + Block - 1) / Block, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, block =>
        {
            int end = (int)Math.Min(pairs.Length, (block + 1L) * Block);
            for (int i = block * Block; i < end; i++)
            {
                int a = (int)(pairs[i] >> 32), b = (int)(pairs[i] & 0xFFFFFFFF);
                patterns[i] = comparer.Compare(a, b);
                rarity[i] = (float)rarities.Of(patterns[i], a);
            }
        });
        return new ScoredPairs(pairs, patterns, rarity);
    }
}
