using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>One piece of evidence: a column, or part of one, with its values folded and numbered.</summary>
internal sealed class MatchField
{
    public required string Name { get; init; }
    public required EvidenceKind Kind { get; init; }
    public required int Column { get; init; }
    public required FieldComparer Comparer { get; init; }

    /// <summary>The folded values; given and family names share one pool, so that reversed names are seen.</summary>
    public required ValuePool Values { get; init; }

    /// <summary>The number of the value in each row; 0 where it is missing.</summary>
    public required int[] Codes { get; init; }

    /// <summary>The words of the values, for kinds that are compared by words.</summary>
    public WordIndex? Words { get; init; }

    /// <summary>How many rows hold each value.</summary>
    public required int[] Frequencies { get; init; }

    /// <summary>Number of rows with a value.</summary>
    public required long Filled { get; init; }

    /// <summary>Chance that two rows with a value hold the same one.</summary>
    public required double Coincidence { get; init; }

    public static (int[] Frequencies, long Filled, double Coincidence) Count(int[] codes, int values)
    {
        int[] frequencies = new int[values];
        foreach (int code in codes) frequencies[code]++;
        frequencies[0] = 0;
        long filled = 0;
        double squares = 0;
        foreach (int f in frequencies)
        {
            filled += f;
            squares += (double)f * (f - 1);
        }
        return (frequencies, filled, filled < 2 ? 0 : squares / ((double)filled * (filled - 1)));
    }
}
