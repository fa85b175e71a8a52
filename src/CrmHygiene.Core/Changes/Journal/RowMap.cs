namespace CrmHygiene.Core.Changes.Journal;

/// <summary>
/// Which line of which source each row of an exported file is. Rows mostly follow their source, so that a stretch of
/// following rows takes a few bytes.
/// </summary>
internal sealed class RowMap
{
    private readonly List<(int Source, long First, long Step, int Count)> _stretches = [];
    private int _source = -1;
    private long _first, _last, _step;
    private int _count;

    /// <summary>Rows noted.</summary>
    public long Rows { get; private set; }

    public void Add(int source, long line)
    {
        Rows++;
        if (_count == 1 && source == _source) _step = line - _last;
        if (_count > 0 && source == _source && line - _last == _step)
        {
            _last = line;
            _count++;
            return;
        }
        FlushStretch();
        (_source, _first, _last, _step, _count) = (source, line, line, 1, 1);
    }

    /// <param name="numberOf">The number to write for a source; sources are numbered by the caller until then.</param>
    public byte[] ToBytes(Func<int, int> numberOf)
    {
        FlushStretch();
        var packed = new PackedWriter();
        foreach ((int source, long first, long step, int count) in _stretches)
        {
            packed.Number(numberOf(source));
            packed.Number(first);
            packed.Number(Fold(step));
            packed.Number(count);
        }
        return packed.Take();
    }

    /// <summary>The rows in order.</summary>
    public static List<(int Source, long Line)> Read(byte[] bytes)
    {
        var reader = new PackedReader(bytes);
        List<(int, long)> rows = [];
        while (!reader.AtEnd)
        {
            int source = (int)reader.Number();
            long line = reader.Number(), step = Unfold(reader.Number()), count = reader.Number();
            for (long i = 0; i < count; i++) rows.Add((source, line + (i * step)));
        }
        return rows;
    }

    private void FlushStretch()
    {
        if (_count == 0) return;
        _stretches.Add((_source, _first, _step, _count));
        _count = 0;
    }

    private static long Fold(long value) => value < 0 ? (-value << 1) - 1 : value << 1;

    private static long Unfold(long value) => (value & 1) == 1 ? -((value + 1) >> 1) : value >> 1;
}
