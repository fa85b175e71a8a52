using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades texts of one or more words by their spelling and by the rare words they share, typos allowed.</summary>
internal sealed class WordsComparer(WordIndex words) : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "close", "most words", "some words", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.66, 0.14, 0.08, 0.05, 0.07];

    public override int Grade(int a, int b, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int longer = Math.Max(left.Length, right.Length);
        int limit = 1 + longer / 10;
        if (longer >= 4 && longer <= 128 && StringDistance.Edits(left, right, limit) <= limit) return 2;
        double shared = words.Shared(a, b);
        if (shared >= 0.85) return 2;
        if (shared >= 0.6) return 3;
        if (longer <= 40 && StringDistance.JaroWinkler(left, right) >= 0.9) return 3;
        return shared >= 0.35 ? 4 : 5;
    }
}
