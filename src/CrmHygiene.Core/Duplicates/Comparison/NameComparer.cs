using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades given or family names.</summary>
internal sealed class NameComparer : FieldComparer
{
    public const int Nickname = 2, Close = 3, Variant = 4, Similar = 5, Part = 6, Crossed = 7, Other = 8;

    private const int RareSpelling = 3, UsualShare = 100;

    private readonly ValuePool _values;
    private readonly ushort[]? _nicknames;

    /// <param name="values">The folded names.</param>
    /// <param name="nicknames">Whether short forms count as the same name.</param>
    public NameComparer(ValuePool values, bool nicknames)
    {
        _values = values;
        if (!nicknames) return;
        _nicknames = new ushort[values.Count];
        for (int code = 1; code < _nicknames.Length; code++) _nicknames[code] = Nicknames.Number(values[code]);
    }

    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "nickname", "close", "variant", "similar", "part", "crossed", "different"];

    public override int Cost => 2;

    public override bool Reaches(int level) => level != Nickname || _nicknames is not null;

    public override IReadOnlyList<double> Expected { get; } = [0.72, 0.03, 0.06, 0.02, 0.04, 0.04, 0.03, 0.06];

    public override int Grade(int a, int b) => Grade(a, b, _nicknames is not null);

    /// <summary>The level of two names; never <see cref="Crossed"/>.</summary>
    public int Grade(int a, int b, bool nicknames)
    {
        if (a == b) return 1;
        int lengthA = _values.Length(a), lengthB = _values.Length(b), shorter = Math.Min(lengthA, lengthB), longer = Math.Max(lengthA, lengthB);
        if (shorter == 1) return _values[a][0] == _values[b][0] ? Part : Other;
        ulong bagA = _values.Bag(a), bagB = _values.Bag(b);
        ulong small = lengthA <= lengthB ? bagA : bagB, large = lengthA <= lengthB ? bagB : bagA;
        bool near = _values.LeastEdits(a, b) <= 2, inside = (small & ~large) == 0, blanks = ((bagA | bagB) & LetterBag.Blank) != 0;
        bool same = nicknames && _nicknames is not null && Nicknames.Same(_nicknames[a], _nicknames[b]);
        bool alike = _values.MostAlike(a, b) >= 0.86;
        if (!near && !inside && !blanks && !same && !alike) return Other;
        ReadOnlySpan<byte> left = _values[a], right = _values[b];
        if (blanks) SkipArticle(ref left, ref right, ref shorter, ref longer);
        int edits = near ? StringDistance.Edits(left, right, 2) : 3;
        if (same) return Nickname;
        if (edits == 1 && longer >= 4 || edits == 2 && longer >= 9) return Typo(a, b);
        double similarity = alike ? StringDistance.JaroWinkler(left, right) : 0;
        if (similarity >= 0.94) return Typo(a, b);
        if (similarity >= 0.86 || edits <= 2 && longer >= 6) return Similar;
        if (shorter >= 3 && (left[..shorter].SequenceEqual(right[..shorter]) || edits <= 1)) return Part;
        return blanks ? Words(left, right, nicknames) : Other;
    }

    // a misspelling is rare beside the name it was meant to be; two names that many bear are two names
    private int Typo(int a, int b)
    {
        int x = _values.Frequency(a), y = _values.Frequency(b);
        return Math.Min(x, y) <= RareSpelling + Math.Max(x, y) / UsualShare ? Close : Variant;
    }

    // Al-Farsi and Al-Rashi have two letters in common, not four
    private static void SkipArticle(ref ReadOnlySpan<byte> left, ref ReadOnlySpan<byte> right, ref int shorter, ref int longer)
    {
        int blank = left.IndexOf((byte)' ');
        if (blank is < 1 or > 3 || !right.StartsWith(left[..(blank + 1)]) || Math.Min(left.Length, right.Length) < blank + 3) return;
        left = left[(blank + 1)..];
        right = right[(blank + 1)..];
        (shorter, longer) = (shorter - blank - 1, longer - blank - 1);
    }

    // double names: one word of one stands in the other
    private static int Words(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool nicknames)
    {
        int best = Other;
        foreach (Range a in new WordRanges(left))
        {
            foreach (Range b in new WordRanges(right))
            {
                ReadOnlySpan<byte> x = left[a], y = right[b];
                if (x.Length < 3 || y.Length < 3) continue;
                if (x.SequenceEqual(y)) return Similar;
                if (x.Length >= 5 && StringDistance.Edits(x, y, 1) <= 1 || nicknames && Nicknames.Same(Nicknames.Number(x), Nicknames.Number(y))) best = Part;
            }
        }
        return best;
    }
}
