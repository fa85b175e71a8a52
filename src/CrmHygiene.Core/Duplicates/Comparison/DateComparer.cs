using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades dates written as eight digits, year first.</summary>
internal sealed class DateComparer(ValuePool values) : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "one typo", "two typos", "same year", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.80, 0.09, 0.03, 0.03, 0.05];

    public override int Grade(int a, int b)
    {
        ReadOnlySpan<byte> left = values[a], right = values[b];
        if (left.Length == 8 && right.Length == 8)
        {
            if (left[..4].SequenceEqual(right[..4]) && left[4..6].SequenceEqual(right[6..]) && left[6..].SequenceEqual(right[4..6])) return 2;
            int same = 0;
            for (int i = 0; i < 8; i++) same += left[i] == right[i] ? 1 : 0;
            if (same == 7) return 2;
        }
        int edits = values.LeastEdits(a, b) > 2 ? 3 : StringDistance.Edits(left, right, 2);
        if (edits <= 2) return edits + 1;
        return left.Length >= 4 && right.Length >= 4 && left[..4].SequenceEqual(right[..4]) ? 4 : 5;
    }
}
