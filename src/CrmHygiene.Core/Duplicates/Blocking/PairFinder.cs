namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>Runs the passes and returns the pairs of rows to compare, each once, in order.</summary>
internal sealed class PairFinder(IReadOnlyList<BlockPass> passes, IReadOnlyList<BlockFeature> features, int rows, int threads, CancellationToken cancel)
{
    private const int LargestBlock = 60;
    private const int Window = 6;

    /// <summary>Pairs as (first row &lt;&lt; 32 | second row), first below second, ascending.</summary>
    public ulong[] Find()
    {
        PairBuffer[] found = new PairBuffer[passes.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, passes.Count, parallel, i => found[i] = Run(passes[i]));
        return PairBuffer.Merge(found, rows, parallel);
    }

    private PairBuffer Run(BlockPass pass)
    {
        ulong[] keys = new ulong[rows];
        int[] order = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row++)
        {
            ulong key = pass.KeyOf(row);
            if (key == 0) continue;
            keys[count] = key;
            order[count++] = row;
        }
        Array.Sort(keys, order, 0, count);
        PairBuffer pairs = new();
        BlockFeature[] splitters = Splitters(pass);
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && keys[end] == keys[start]) end++;
            if (end - start > 1) Emit(order.AsSpan(start..end), splitters, pairs);
            start = end;
            cancel.ThrowIfCancellationRequested();
        }
        return pairs;
    }

    // an oversized block is split by what is rare in it, two ways, so that one damaged value does not lose a pair
    private static void Emit(Span<int> block, ReadOnlySpan<BlockFeature> splitters, PairBuffer pairs)
    {
        if (block.Length <= LargestBlock)
        {
            for (int i = 0; i < block.Length; i++)
                for (int j = i + 1; j < block.Length; j++) pairs.Add(block[i], block[j]);
            return;
        }
        if (splitters.IsEmpty)
        {
            block.Sort();
            for (int i = 0; i < block.Length; i++)
                for (int j = i + 1; j < block.Length && j <= i + Window; j++) pairs.Add(block[i], block[j]);
            return;
        }
        int ways = Math.Min(3, splitters.Length);
        ulong[] keys = new ulong[block.Length];
        int[] order = new int[block.Length];
        for (int way = 0; way < ways; way++)
        {
            int count = 0;
            foreach (int row in block)
            {
                ulong key = splitters[way][row];
                if (key == 0) continue;
                keys[count] = key;
                order[count++] = row;
            }
            Array.Sort(keys, order, 0, count);
            for (int start = 0; start < count;)
            {
                int end = start + 1;
                while (end < count && keys[end] == keys[start]) end++;
                if (end - start > 1) Emit(order.AsSpan(start..end), end - start < block.Length ? splitters[(way + 1)..] : [], pairs);
                start = end;
            }
        }
    }

    private BlockFeature[] Splitters(BlockPass pass)
    {
        HashSet<int> used = pass.Features.Select(f => f.Field).ToHashSet();
        return features.Where(f => !used.Contains(f.Field) && f.Fill > 0.3 && f.Coincidence < 0.1)
            .OrderByDescending(f => f.Fill * (f.Rough ? 1.2 : 1) - f.Coincidence * 2).ThenBy(f => f.Name, StringComparer.Ordinal)
            .DistinctBy(f => f.Field).Take(4).ToArray();
    }
}
