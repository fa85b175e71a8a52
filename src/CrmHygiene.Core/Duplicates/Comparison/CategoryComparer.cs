using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades one of few values, and names of places.</summary>
internal sealed class CategoryComparer(ValuePool values) : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "close", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.78, 0.07, 0.15];

    public override int Grade(int a, int b)
    {
        int longer = Math.Max(values.Length(a), values.Length(b));
        if (longer < 4) return 3;
        int limit = longer >= 8 ? 2 : 1;
        if (values.LeastEdits(a, b) > limit && (longer < 5 || values.MostAlike(a, b) < 0.92)) return 3;
        ReadOnlySpan<byte> left = values[a], right = values[b];
        return StringDistance.Edits(left, right, limit) <= limit || longer >= 5 && StringDistance.JaroWinkler(left, right) >= 0.92 ? 2 : 3;
    }
}
