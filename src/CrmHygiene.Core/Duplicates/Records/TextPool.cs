using System.Text;

namespace CrmHygiene.Core.Duplicates.Records;

/// <summary>Distinct texts as UTF-8 in one array, numbered from 1 in order of arrival; 0 is "no value".</summary>
internal sealed class TextPool
{
    private byte[] _bytes = new byte[256];
    private int[] _ends = new int[16];
    private uint[] _hashes = new uint[16];
    private int[] _counts = new int[16];
    private int[] _table = new int[32];
    private int _count = 1;
    private long _total;

    /// <summary>Number of distinct texts, the missing one included.</summary>
    public int Count => _count;

    /// <summary>How often texts were added, the missing one not counted.</summary>
    public long Total => _total;

    public ReadOnlySpan<byte> this[int code] => code == 0 ? default : _bytes.AsSpan(_ends[code - 1].._ends[code]);

    public int Frequency(int code) => _counts[code];

    public string GetText(int code) => Encoding.UTF8.GetString(this[code]);

    /// <summary>Adds a text and returns its number; empty text is 0.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return 0;
        int max = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        Span<byte> buffer = max <= 512 ? stackalloc byte[max] : rented = new byte[max];
        return Add(buffer[..Encoding.UTF8.GetBytes(text, buffer)], 1);
    }

    /// <summary>Adds a text that stands for <paramref name="count"/> rows.</summary>
    public int Add(ReadOnlySpan<byte> text, int count)
    {
        if (text.IsEmpty) return 0;
        _total += count;
        uint hash = (uint)Hash64.Of(text);
        int mask = _table.Length - 1;
        int slot = (int)hash & mask;
        while (_table[slot] is int code && code != 0)
        {
            if (_hashes[code] == hash && this[code].SequenceEqual(text))
            {
                _counts[code] += count;
                return code;
            }
            slot = (slot + 1) & mask;
        }
        return Insert(text, hash, slot, count);
    }

    /// <summary>The texts for comparing; nothing can be added any more.</summary>
    public ValuePool Freeze()
    {
        Array.Resize(ref _bytes, _ends[_count - 1]);
        Array.Resize(ref _counts, _count);
        ValuePool pool = new(_bytes, _ends.AsSpan(0, _count), _counts, _total);
        (_table, _hashes, _ends, _bytes, _counts) = ([], [], [], [], []);
        return pool;
    }

    private int Insert(ReadOnlySpan<byte> text, uint hash, int slot, int count)
    {
        int id = _count++;
        if (id == _ends.Length)
        {
            Array.Resize(ref _ends, id * 2);
            Array.Resize(ref _hashes, id * 2);
            Array.Resize(ref _counts, id * 2);
        }
        int start = _ends[id - 1];
        if (start + text.Length > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(start + (long)text.Length, _bytes.Length * 2L)));
        text.CopyTo(_bytes.AsSpan(start));
        _ends[id] = start + text.Length;
        _hashes[id] = hash;
        _counts[id] = count;
        _table[slot] = id;
        if (_count * 3L > _table.Length * 2L) Grow();
        return id;
    }

    private void Grow()
    {
        int[] table = new int[_table.Length * 2];
        int mask = table.Length - 1;
        for (int id = 1; id < _count; id++)
        {
            int slot = (int)_hashes[id] & mask;
            while (table[slot] != 0) slot = (slot + 1) & mask;
            table[slot] = id;
        }
        _table = table;
    }
}
