namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>A growing list of pairs in chunks, so that nothing large is copied.</summary>
internal sealed class PairBuffer
{
    private const int ChunkSize = 1 << 16;

    private readonly List<ulong[]> _chunks = [];
    private int _used = ChunkSize;

    public void Add(int a, int b)
    {
        if (_used == ChunkSize)
        {
            _chunks.Add(new ulong[ChunkSize]);
            _used = 0;
        }
        _chunks[^1][_used++] = a < b ? (ulong)(uint)a << 32 | (uint)b : (ulong)(uint)b << 32 | (uint)a;
    }

    private IEnumerable<ArraySegment<ulong>> Segments()
    {
        for (int i = 0; i < _chunks.Count; i++) yield return new ArraySegment<ulong>(_chunks[i], 0, i == _chunks.Count - 1 ? _used : ChunkSize);
    }

    /// <summary>All pairs of several buffers, each once, ascending. Empties the buffers.</summary>
    public static ulong[] Merge(PairBuffer[] buffers, int rows, ParallelOptions parallel)
    {
        const int Parts = 64;
        int span = Math.Max(1, (rows + Parts - 1) / Parts);
        long[] sizes = new long[Parts];
        foreach (PairBuffer buffer in buffers)
            foreach (ArraySegment<ulong> segment in buffer.Segments())
                foreach (ulong pair in segment) sizes[(int)(pair >> 32) / span]++;
        ulong[][] parts = sizes.Select(s => new ulong[s]).ToArray();
        int[] filled = new int[Parts];
        foreach (PairBuffer buffer in buffers)
        {
            foreach (ArraySegment<ulong> segment in buffer.Segments())
            {
                foreach (ulong pair in segment)
                {
                    int part = (int)(pair >> 32) / span;
                    parts[part][filled[part]++] = pair;
                }
            }
            buffer._chunks.Clear();
        }
        int[] unique = new int[Parts];
        Parallel.For(0, Parts, parallel, i =>
        {
            ulong[] part = parts[i];
            Array.Sort(part);
            int n = 0;
            for (int k = 0; k < part.Length; k++)
                if (k == 0 || part[k] != part[k - 1]) part[n++] = part[k];
            unique[i] = n;
        });
        ulong[] all = new ulong[unique.Sum(n => (long)n)];
        long at = 0;
        for (int i = 0; i < Parts; i++)
        {
            Array.Copy(parts[i], 0, all, at, unique[i]);
            at += unique[i];
            parts[i] = [];
        }
        return all;
    }
}
