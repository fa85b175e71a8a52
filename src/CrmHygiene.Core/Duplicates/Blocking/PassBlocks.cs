namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>The blocks of one pass: rows that share its key. What is too large is split by what is rare in it.</summary>
internal sealed class PassBlocks
{
    private const int Window = 6;

    private readonly int _largest;
    private int[] _rows = new int[1024];
    private int _count;
    private readonly List<int> _ends = [];

    private PassBlocks(BlockPass pass, int largest) => (Pass, _largest) = (pass, largest);

    public BlockPass Pass { get; }

    public int Count => _ends.Count;

    /// <summary>Number of pairs in all blocks.</summary>
    public long Pairs { get; private set; }

    /// <summary>The rows of a block.</summary>
    /// <param name="index">0-based.</param>
    /// <param name="reach">Each row is compared with this many that follow.</param>
    public ReadOnlySpan<int> Block(int index, out int reach)
    {
        int start = index == 0 ? 0 : Math.Abs(_ends[index - 1]), end = _ends[index];
        reach = end < 0 ? Window : end - start;
        return _rows.AsSpan(start, Math.Abs(end) - start);
    }

    /// <summary>Builds the blocks of a pass.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="splitters">What oversized blocks are split by.</param>
    /// <param name="rows">Number of rows of the table.</param>
    /// <param name="largest">The largest block in which all pairs count.</param>
    /// <param name="most">The most pairs; the largest block shrinks until they are met.</param>
    /// <param name="cancel">Stops the work.</param>
    public static PassBlocks Build(BlockPass pass, BlockFeature[] splitters, int rows, int largest, long most, CancellationToken cancel)
    {
        ulong[] keyed = new ulong[rows];
        int count = 0;
        for (int row = 0; row < rows; row++)
        {
            uint key = pass.KeyOf(row);
            if (key != 0) keyed[count++] = (ulong)key << 32 | (uint)row;
        }
        keyed = RadixSort.Sort(keyed, new ulong[rows], count);
        ReadOnlySpan<ulong> sorted = keyed.AsSpan(0, count);
        while (largest > 10 && PairsOf(sorted, largest) > most) largest = largest * 2 / 3;
        PassBlocks blocks = new(pass, largest);
        int[] block = new int[256];
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && sorted[end] >> 32 == sorted[start] >> 32) end++;
            if (end - start > 1)
            {
                if (block.Length < end - start) block = new int[(end - start) * 2];
                for (int i = start; i < end; i++) block[i - start] = (int)(uint)sorted[i];
                blocks.Add(block.AsSpan(0, end - start), splitters);
                cancel.ThrowIfCancellationRequested();
            }
            start = end;
        }
        Array.Resize(ref blocks._rows, blocks._count);
        return blocks;
    }

    /// <summary>One block of all rows.</summary>
    public static PassBlocks All(int rows)
    {
        PassBlocks blocks = new(new BlockPass([]), rows);
        blocks.Emit(Enumerable.Range(0, rows).ToArray(), window: false);
        return blocks;
    }

    /// <summary>Cuts the blocks into ranges of about equal work.</summary>
    public static BlockRange[] Divide(PassBlocks[] passes)
    {
        const int Work = 1 << 16;
        List<BlockRange> ranges = [];
        foreach (PassBlocks blocks in passes)
        {
            long pairs = 0;
            int from = 0;
            for (int i = 0; i < blocks.Count; i++)
            {
                int size = blocks.Block(i, out int reach).Length;
                pairs += (long)size * Math.Min(size, reach) / 2;
                if (pairs < Work && i < blocks.Count - 1) continue;
                ranges.Add(new BlockRange(blocks, from, i + 1));
                (from, pairs) = (i + 1, 0);
            }
        }
        return ranges.ToArray();
    }

    private static long PairsOf(ReadOnlySpan<ulong> sorted, int largest)
    {
        long pairs = 0;
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] >> 32 == sorted[start] >> 32) end++;
            long size = end - start;
            pairs += size <= largest ? size * (size - 1) / 2 : size * largest / 4;
            start = end;
        }
        return pairs;
    }

    // an oversized block is split by what is rare in it, more than one way, so that one damaged value does not lose a pair
    private void Add(Span<int> block, ReadOnlySpan<BlockFeature> splitters)
    {
        if (block.Length <= _largest)
        {
            Emit(block, window: false);
            return;
        }
        if (splitters.IsEmpty)
        {
            Emit(block, window: true);
            return;
        }
        ulong[] keyed = new ulong[block.Length], spare = new ulong[block.Length];
        int[] part = new int[block.Length];
        for (int way = 0; way < Math.Min(3, splitters.Length); way++)
        {
            int count = 0;
            foreach (int row in block)
            {
                uint key = splitters[way][row];
                if (key != 0) keyed[count++] = (ulong)key << 32 | (uint)row;
            }
            ulong[] sorted = RadixSort.Sort(keyed, spare, count);
            if (!ReferenceEquals(sorted, keyed)) (keyed, spare) = (spare, keyed);
            for (int start = 0; start < count;)
            {
                int end = start + 1;
                while (end < count && sorted[end] >> 32 == sorted[start] >> 32) end++;
                if (end - start > 1)
                {
                    for (int i = start; i < end; i++) part[i - start] = (int)(uint)sorted[i];
                    Add(part.AsSpan(0, end - start), end - start < block.Length ? splitters[(way + 1)..] : []);
                }
                start = end;
            }
        }
    }

    private void Emit(ReadOnlySpan<int> block, bool window)
    {
        if (_count + block.Length > _rows.Length) Array.Resize(ref _rows, Math.Max(_count + block.Length, _rows.Length * 2));
        block.CopyTo(_rows.AsSpan(_count));
        _count += block.Length;
        _ends.Add(window ? -_count : _count);
        long size = block.Length, reach = Math.Min(window ? Window : size, size - 1);
        Pairs += size * reach - reach * (reach + 1) / 2;
    }
}
