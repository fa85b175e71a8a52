using System.Buffers.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades quantities such as an age or a year.</summary>
internal sealed class NumberComparer : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "near", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.82, 0.08, 0.10];

    public override int Grade(int a, int b, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Utf8Parser.TryParse(left, out double x, out _) && Utf8Parser.TryParse(right, out double y, out _)
        && Math.Abs(x - y) <= Math.Max(1, 0.02 * Math.Max(Math.Abs(x), Math.Abs(y))) ? 2 : 3;
}
