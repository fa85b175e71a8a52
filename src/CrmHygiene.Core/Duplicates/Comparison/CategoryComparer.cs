using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades one of few values, and names of places.</summary>
internal sealed class CategoryComparer : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "close", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.78, 0.07, 0.15];

    public override int Grade(int a, int b, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int longer = Math.Max(left.Length, right.Length);
        if (longer < 4) return 3;
        int limit = longer >= 8 ? 2 : 1;
        return StringDistance.Edits(left, right, limit) <= limit || longer >= 5 && StringDistance.JaroWinkler(left, right) >= 0.92 ? 2 : 3;
    }
}
