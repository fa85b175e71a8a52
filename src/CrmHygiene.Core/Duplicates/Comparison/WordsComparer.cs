using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades texts of one or more words by their spelling and by the rare words they share, typos allowed.</summary>
internal sealed class WordsComparer(ValuePool values, WordIndex words, bool acronyms = false) : FieldComparer
{
    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "close", "most words", "some words", "different"];

    public override int Cost => 5;

    public override IReadOnlyList<double> Expected { get; } = [0.66, 0.14, 0.08, 0.05, 0.07];

    public override int Grade(int a, int b)
    {
        int longer = Math.Max(values.Length(a), values.Length(b));
        int limit = 1 + longer / 10;
        if (longer is >= 4 and <= 128 && values.LeastEdits(a, b) <= limit && StringDistance.Edits(values[a], values[b], limit) <= limit) return 2;
        double shared = words.Shared(a, b);
        if (shared >= 0.85) return 2;
        if (shared >= 0.6) return 3;
        if (longer <= 40 && values.MostAlike(a, b) >= 0.9 && StringDistance.JaroWinkler(values[a], values[b]) >= 0.9) return 3;
        if (acronyms && (IsAcronym(values[a], values[b]) || IsAcronym(values[b], values[a]))) return 3;
        return shared >= 0.35 ? 4 : 5;
    }

    // IBM and International Business Machines
    private static bool IsAcronym(ReadOnlySpan<byte> initials, ReadOnlySpan<byte> words)
    {
        if (initials.Length is < 3 or > 8 || initials.Contains((byte)' ')) return false;
        int at = 0;
        foreach (Range word in new WordRanges(words))
            if (at == initials.Length || words[word][0] != initials[at++]) return false;
        return at == initials.Length;
    }
}
