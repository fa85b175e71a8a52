using System.Buffers.Text;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades quantities such as an age or a year.</summary>
internal sealed class NumberComparer(ValuePool values) : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "near", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.82, 0.08, 0.10];

    public override int Grade(int a, int b) =>
        Utf8Parser.TryParse(values[a], out double x, out _) && Utf8Parser.TryParse(values[b], out double y, out _)
        && Math.Abs(x - y) <= Math.Max(1, 0.02 * Math.Max(Math.Abs(x), Math.Abs(y))) ? 2 : 3;
}
