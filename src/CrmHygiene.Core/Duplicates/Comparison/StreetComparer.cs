using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades streets like other words, except that another number in the same street is another address.</summary>
internal sealed class StreetComparer(ValuePool values, WordIndex words) : FieldComparer
{
    private const int OtherNumber = 5;

    private readonly WordsComparer _words = new(values, words);

    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "close", "most words", "some words", "other number", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.66, 0.13, 0.07, 0.05, 0.02, 0.07];

    public override int Cost => _words.Cost;

    public override int Opposed => OtherNumber;

    public override int Grade(int a, int b)
    {
        int level = _words.Grade(a, b);
        if (level == _words.Different) return Different;
        return Contain(values[a], values[b]) || Contain(values[b], values[a]) ? level : OtherNumber;
    }

    // every number of the one stands in the other
    private static bool Contain(ReadOnlySpan<byte> outer, ReadOnlySpan<byte> inner)
    {
        int at = 0;
        while (Next(inner, ref at) is { Length: > 0 } number)
        {
            bool found = false;
            int from = 0;
            while (!found && Next(outer, ref from) is { Length: > 0 } other) found = other.SequenceEqual(number);
            if (!found) return false;
        }
        return true;
    }

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> text, ref int at)
    {
        int start = text[at..].IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0) return default;
        start += at;
        int length = text[start..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        at = length < 0 ? text.Length : start + length;
        return text[start..at];
    }
}
