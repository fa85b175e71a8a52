using System.Numerics;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Records;

/// <summary>Distinct texts that do not change any more, each with a sketch that tells unlike ones apart unread.</summary>
internal sealed class ValuePool
{
    private readonly record struct Entry(ulong Bag, int Start, uint Head);

    private readonly byte[] _bytes;
    private readonly Entry[] _entries;
    private readonly int[] _counts;

    public ValuePool(byte[] bytes, ReadOnlySpan<int> ends, int[] counts, long total)
    {
        (_bytes, _counts, Total) = (bytes, counts, total);
        _entries = new Entry[ends.Length + 1];
        for (int code = 1; code < ends.Length; code++)
        {
            ReadOnlySpan<byte> text = bytes.AsSpan(ends[code - 1]..ends[code]);
            uint head = 0;
            for (int i = 0; i < 4 && i < text.Length; i++) head |= (uint)text[i] << (8 * i);
            _entries[code] = new Entry(LetterBag.Of(text), ends[code - 1], head);
        }
        _entries[^1] = new Entry(0, ends[^1], 0);
    }

    /// <summary>Number of distinct texts, the missing one included.</summary>
    public int Count => _entries.Length - 1;

    /// <summary>How often texts were added, the missing one not counted.</summary>
    public long Total { get; }

    public ReadOnlySpan<byte> this[int code] => _bytes.AsSpan(_entries[code].Start.._entries[code + 1].Start);

    public int Length(int code) => _entries[code + 1].Start - _entries[code].Start;

    public ulong Bag(int code) => _entries[code].Bag;

    public int Frequency(int code) => _counts[code];

    /// <summary>The least number of edits two values are apart, unread.</summary>
    public int LeastEdits(int a, int b) => Math.Max(Math.Abs(Math.Min(128, Length(a)) - Math.Min(128, Length(b))), LetterBag.Edits(_entries[a].Bag, _entries[b].Bag));

    /// <summary>The greatest Jaro-Winkler similarity two values can have, unread.</summary>
    public double MostAlike(int a, int b) => LetterBag.JaroWinkler(_entries[a].Bag, _entries[b].Bag, Length(a), Length(b), Prefix(a, b));

    private int Prefix(int a, int b) => BitOperations.TrailingZeroCount(_entries[a].Head ^ _entries[b].Head) / 8;
}
