using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades given or family names.</summary>
/// <param name="nicknames">Whether short forms count as the same name.</param>
internal sealed class NameComparer(bool nicknames) : FieldComparer
{
    public const int Close = 2, Similar = 3, Part = 4, Crossed = 5, Other = 6;

    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "close", "similar", "part", "crossed", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.72, 0.10, 0.05, 0.04, 0.03, 0.06];

    public override int Grade(int a, int b, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Grade(left, right, nicknames);

    /// <summary>The level of two names; never <see cref="Crossed"/>.</summary>
    public static int Grade(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool nicknames)
    {
        if (left.SequenceEqual(right)) return 1;
        if (left.Length == 1 || right.Length == 1) return left[0] == right[0] ? Part : Other;
        int longer = Math.Max(left.Length, right.Length);
        int edits = StringDistance.Edits(left, right, 2);
        if (edits == 1 && longer >= 4 || edits == 2 && longer >= 9) return Close;
        if (nicknames && Nicknames.Same(left, right)) return Close;
        double similarity = StringDistance.JaroWinkler(left, right);
        if (similarity >= 0.94) return Close;
        if (similarity >= 0.86 || edits <= 2 && longer >= 6) return Similar;
        int shorter = Math.Min(left.Length, right.Length);
        if (shorter >= 3 && (left[..shorter].SequenceEqual(right[..shorter]) || edits <= 1)) return Part;
        if (left.IndexOf((byte)' ') > 0 || right.IndexOf((byte)' ') > 0) return Words(left, right, nicknames);
        return Other;
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
                if (StringDistance.Edits(x, y, 1) <= 1 && x.Length >= 5 || nicknames && Nicknames.Same(x, y)) best = Part;
            }
        }
        return best;
    }
}
