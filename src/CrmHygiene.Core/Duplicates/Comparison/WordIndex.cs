using System.Numerics;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>The words of each distinct value of a field, and how much each word tells.</summary>
internal sealed class WordIndex
{
    private const int MostWords = 32;

    /// <param name="Id">Number of the word.</param>
    /// <param name="Letters">Which letters it has, and in the upper six bits how many.</param>
    /// <param name="Weight">Rare words tell more.</param>
    private readonly record struct Word(int Id, uint Letters, float Weight);

    private readonly ValuePool _pool;
    private readonly int[] _ends;
    private readonly Word[] _words;

    public WordIndex(ValuePool values)
    {
        TextPool pool = new();
        _ends = new int[values.Count];
        List<int> ids = new(values.Count * 2);
        for (int code = 1; code < values.Count; code++)
        {
            ReadOnlySpan<byte> text = values[code];
            int start = ids.Count;
            foreach (Range range in new WordRanges(text))
            {
                if (ids.Count - start == MostWords) break;
                ids.Add(pool.Add(text[range], values.Frequency(code)));
            }
            _ends[code] = ids.Count;
        }
        _pool = pool.Freeze();
        double rows = Math.Max(2, values.Total);
        Word[] distinct = new Word[_pool.Count];
        for (int i = 1; i < distinct.Length; i++)
        {
            uint letters = (uint)_pool.Bag(i) & ((1u << 26) - 1) | (uint)Math.Min(63, _pool.Length(i)) << 26;
            distinct[i] = new Word(i, letters, (float)Math.Max(0.2, Math.Log2(rows / _pool.Frequency(i))));
        }
        _words = new Word[ids.Count];
        for (int i = 0; i < _words.Length; i++) _words[i] = distinct[ids[i]];
    }

    /// <summary>The hash of a value's rarest word, or of the next rarest; 0 where there is none.</summary>
    public ulong Rarest(int code, int rank)
    {
        Word first = default, second = default;
        foreach (Word word in Of(code))
        {
            if (word.Id == first.Id || word.Id == second.Id) continue;
            if (first.Id == 0 || Rarer(word, first)) (first, second) = (word, first);
            else if (second.Id == 0 || Rarer(word, second)) second = word;
        }
        int chosen = rank == 0 ? first.Id : second.Id;
        return chosen == 0 ? 0 : Hash64.Of(_pool[chosen]);
    }

    /// <summary>Weight of the shared words over the weight of all words, 0 to 1 (weighted Dice, leaning to the shorter text).</summary>
    public double Shared(int a, int b)
    {
        ReadOnlySpan<Word> left = Of(a), right = Of(b);
        double shared = 0, totalLeft = 0, totalRight = 0;
        ulong used = 0;
        foreach (Word word in right) totalRight += word.Weight;
        foreach (Word word in left)
        {
            totalLeft += word.Weight;
            int at = -1;
            double best = 0;
            for (int j = 0; j < right.Length; j++)
            {
                if ((used >> j & 1) != 0) continue;
                if (right[j].Id == word.Id)
                {
                    (at, best) = (j, word.Weight);
                    break;
                }
                double near = Near(word, right[j]);
                if (near > best) (at, best) = (j, near);
            }
            if (at < 0) continue;
            used |= 1UL << at;
            shared += best;
        }
        double dice = 2 * shared / (totalLeft + totalRight);
        double contained = shared / Math.Min(totalLeft, totalRight);
        return 0.6 * dice + 0.4 * Math.Min(1, contained);
    }

    private ReadOnlySpan<Word> Of(int code) => code == 0 ? default : _words.AsSpan(_ends[code - 1].._ends[code]);

    private bool Rarer(Word word, Word than) => _pool.Frequency(word.Id) < _pool.Frequency(than.Id);

    private double Near(Word a, Word b)
    {
        // one edit changes at most one letter each way
        if (BitOperations.PopCount((a.Letters ^ b.Letters) & ((1u << 26) - 1)) > 2 || Math.Abs((int)(a.Letters >> 26) - (int)(b.Letters >> 26)) > 1) return 0;
        if (Math.Max(a.Letters, b.Letters) >> 26 < 4 || _pool.LeastEdits(a.Id, b.Id) > 1) return 0;
        ReadOnlySpan<byte> x = _pool[a.Id], y = _pool[b.Id];
        if (x[0] != y[0] && x[^1] != y[^1]) return 0;
        return StringDistance.Edits(x, y, 1) <= 1 ? 0.8 * Math.Min(a.Weight, b.Weight) : 0;
    }
}
