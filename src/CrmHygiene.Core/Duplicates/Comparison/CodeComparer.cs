using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades numbers and codes: identifiers, postal codes.</summary>
internal sealed class CodeComparer(ValuePool values) : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "one typo", "two typos", "same start", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.80, 0.08, 0.03, 0.03, 0.06];

    public override int Grade(int a, int b)
    {
        ReadOnlySpan<byte> left = values[a], right = values[b];
        int edits = values.LeastEdits(a, b) > 2 ? 3 : StringDistance.Edits(left, right, 2);
        int longer = Math.Max(left.Length, right.Length);
        if (edits <= 1 && longer >= 3) return 2;
        if (edits == 2 && longer >= 6) return 3;
        int half = Math.Min(left.Length, right.Length) / 2;
        return half >= 2 && left[..half].SequenceEqual(right[..half]) ? 4 : 5;
    }
}
