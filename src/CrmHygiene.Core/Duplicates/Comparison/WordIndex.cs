using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>The words of each distinct value of a field, and how much each word tells.</summary>
internal sealed class WordIndex
{
    private readonly ValuePool _words;
    private readonly int[] _ends;
    private readonly int[] _ids;
    private readonly float[] _weights;

    public WordIndex(ValuePool values)
    {
        TextPool words = new();
        _ends = new int[values.Count];
        List<int> ids = new(values.Count * 2);
        for (int code = 1; code < values.Count; code++)
        {
            ReadOnlySpan<byte> text = values[code];
            int start = ids.Count;
            foreach (Range range in new WordRanges(text))
            {
                if (ids.Count - start == 32) break;
                ids.Add(words.Add(text[range], values.Frequency(code)));
            }
            _ends[code] = ids.Count;
        }
        _ids = ids.ToArray();
        _words = words.Freeze();
        _weights = new float[_words.Count];
        double rows = Math.Max(2, values.Total);
        for (int i = 1; i < _weights.Length; i++) _weights[i] = (float)Math.Max(0.2, Math.Log2(rows / _words.Frequency(i)));
    }

    public ReadOnlySpan<int> Of(int code) => code == 0 ? default : _ids.AsSpan(_ends[code - 1].._ends[code]);

    public int Frequency(int word) => _words.Frequency(word);

    public ulong HashOf(int word) => Hash64.Of(_words[word]);

    /// <summary>Weight of the shared words over the weight of all words, 0 to 1 (weighted Dice, leaning to the shorter text).</summary>
    public double Shared(int a, int b)
    {
        ReadOnlySpan<int> left = Of(a), right = Of(b);
        double shared = 0, totalLeft = 0, totalRight = 0;
        ulong used = 0;
        foreach (int word in right) totalRight += _weights[word];
        foreach (int word in left)
        {
            totalLeft += _weights[word];
            int at = right.IndexOf(word);
            double best = _weights[word];
            if (at < 0 || (used >> at & 1) != 0)
            {
                at = -1;
                best = 0;
                for (int j = 0; j < right.Length; j++)
                {
                    if ((used >> j & 1) != 0) continue;
                    double near = right[j] == word ? _weights[word] : Near(word, right[j]);
                    if (near > best) (at, best) = (j, near);
                }
            }
            if (at < 0) continue;
            used |= 1UL << at;
            shared += best;
        }
        double dice = 2 * shared / (totalLeft + totalRight);
        double contained = shared / Math.Min(totalLeft, totalRight);
        return 0.6 * dice + 0.4 * Math.Min(1, contained);
    }

    private double Near(int a, int b)
    {
        if (_words.LeastEdits(a, b) > 1 || Math.Max(_words.Length(a), _words.Length(b)) < 4) return 0;
        ReadOnlySpan<byte> x = _words[a], y = _words[b];
        if (x[0] != y[0] && x[^1] != y[^1]) return 0;
        return StringDistance.Edits(x, y, 1) <= 1 ? 0.8 * Math.Min(_weights[a], _weights[b]) : 0;
    }
}
