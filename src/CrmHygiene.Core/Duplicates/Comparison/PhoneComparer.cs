using System.Buffers.Binary;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades phone numbers, digits only: the country or trunk prefix may be missing on one side.</summary>
internal sealed class PhoneComparer : FieldComparer
{
    private readonly ValuePool _values;
    private readonly ulong[] _tails;

    public PhoneComparer(ValuePool values)
    {
        _values = values;
        _tails = new ulong[values.Count];
        for (int code = 1; code < _tails.Length; code++)
            if (values[code] is { Length: >= 8 } digits) _tails[code] = BinaryPrimitives.ReadUInt64LittleEndian(digits[^8..]);
    }

    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "same number", "one typo", "two typos", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.72, 0.08, 0.05, 0.03, 0.12];

    public override int Grade(int a, int b)
    {
        ulong x = _tails[a], y = _tails[b];
        if (x != 0 && x == y) return 2;
        if (x == 0 || y == 0)
        {
            int tail = Math.Min(8, Math.Min(_values.Length(a), _values.Length(b)));
            if (tail >= 7 && _values[a][^tail..].SequenceEqual(_values[b][^tail..])) return 2;
        }
        if (_values.LeastEdits(a, b) > 2) return 5;
        int edits = StringDistance.Edits(_values[a], _values[b], 2);
        return edits == 1 ? 3 : edits == 2 ? 4 : 5;
    }
}
