using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>Runs the passes. Pairs are never held in memory: blocks are, and a sample of their pairs.</summary>
internal static class PairFinder
{
    private const int LargestBlock = 60;

    /// <summary>The blocks of each pass.</summary>
    /// <param name="passes">The passes.</param>
    /// <param name="features">All features, for splitting.</param>
    /// <param name="rows">Number of rows of the table.</param>
    /// <param name="threads">Number of threads; the blocks do not depend on it.</param>
    /// <param name="cancel">Stops the work.</param>
    public static PassBlocks[] Run(IReadOnlyList<BlockPass> passes, IReadOnlyList<BlockFeature> features, int rows, int threads, CancellationToken cancel)
    {
        PassBlocks[] blocks = new PassBlocks[passes.Count];
        long most = rows <= 20_000 ? long.MaxValue : (long)rows * 4;
        Parallel.For(0, passes.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            i => blocks[i] = PassBlocks.Build(passes[i], Splitters(passes[i], features), rows, LargestBlock, most, cancel));
        return blocks;
    }

    /// <summary>An even sample of the pairs, each once, as first row &lt;&lt; 32 | second row, ascending.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="wanted">About how many pairs.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="share">The share of all pairs that is in the sample.</param>
    public static ulong[] Sample(PassBlocks[] blocks, int wanted, int threads, out double share)
    {
        double all = Math.Max(1, blocks.Sum(b => b.Pairs));
        share = Math.Min(1, 1.5 * wanted / all);
        ulong below = share >= 1 ? ulong.MaxValue : (ulong)(share * ulong.MaxValue);
        BlockRange[] ranges = PassBlocks.Divide(blocks);
        List<ulong>[] found = new List<ulong>[ranges.Length];
        Parallel.For(0, ranges.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => found[i] = Pick(ranges[i], below));
        ulong[] pairs = new ulong[found.Sum(f => f.Count)];
        int count = 0;
        foreach (List<ulong> list in found)
        {
            list.CopyTo(pairs, count);
            count += list.Count;
        }
        Array.Sort(pairs);
        int unique = 0;
        for (int i = 0; i < pairs.Length; i++)
            if (i == 0 || pairs[i] != pairs[i - 1]) pairs[unique++] = pairs[i];
        Array.Resize(ref pairs, unique);
        return pairs;
    }

    private static List<ulong> Pick(BlockRange range, ulong below)
    {
        List<ulong> pairs = [];
        for (int i = range.From; i < range.To; i++)
        {
            ReadOnlySpan<int> rows = range.Blocks.Block(i, out int reach);
            for (int p = 0; p < rows.Length; p++)
            {
                int end = Math.Min(rows.Length, p + reach + 1);
                for (int q = p + 1; q < end; q++)
                {
                    int a = rows[p], b = rows[q];
                    ulong pair = a < b ? (ulong)(uint)a << 32 | (uint)b : (ulong)(uint)b << 32 | (uint)a;
                    if (Hash64.Mix(pair) <= below) pairs.Add(pair);
                }
            }
        }
        return pairs;
    }

    private static BlockFeature[] Splitters(BlockPass pass, IReadOnlyList<BlockFeature> features)
    {
        HashSet<int> used = pass.Features.Select(f => f.Field).ToHashSet();
        return features.Where(f => !used.Contains(f.Field) && f.Fill > 0.3 && f.Coincidence < 0.1)
            .OrderByDescending(f => f.Fill * (f.Rough ? 1.2 : 1) - f.Coincidence * 2).ThenBy(f => f.Name, StringComparer.Ordinal)
            .DistinctBy(f => f.Field).Take(4).ToArray();
    }
}
