using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades phone numbers, digits only: the country or trunk prefix may be missing on one side.</summary>
internal sealed class PhoneComparer : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "same number", "one typo", "two typos", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.72, 0.08, 0.05, 0.03, 0.12];

    public override int Grade(int a, int b, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int shorter = Math.Min(left.Length, right.Length);
        int tail = Math.Min(8, shorter);
        if (tail >= 7 && left[^tail..].SequenceEqual(right[^tail..])) return 2;
        int edits = StringDistance.Edits(left, right, 2);
        return edits == 1 ? 3 : edits == 2 ? 4 : 5;
    }
}
