using CrmHygiene.Core.Duplicates.Entities;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates;

/// <summary>What was found in a table.</summary>
public sealed class DuplicateResult
{
    private readonly Func<int, int, DuplicatePair> _explain;

    internal DuplicateResult(Func<int, int, DuplicatePair> explain) => _explain = explain;

    /// <summary>The groups in the order of their first rows.</summary>
    public required IReadOnlyList<DuplicateGroup> Groups { get; init; }

    /// <summary>What each column was taken for.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>Number of rows.</summary>
    public required int RowCount { get; init; }

    /// <summary>Number of pairs that were compared, each counted once; an estimate for large tables.</summary>
    public required long PairsCompared { get; init; }

    /// <summary>Share of all pairs of rows that blocking spared, 0 to 1.</summary>
    public required double ReductionRatio { get; init; }

    /// <summary>The keys that brought pairs together.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The probability from which rows were joined.</summary>
    public required double Threshold { get; init; }

    /// <summary>Estimated share of true pairs among the pairs inside groups.</summary>
    public required double EstimatedPrecision { get; init; }

    /// <summary>Estimated share of the true pairs that are inside groups, those that no key found included.</summary>
    public required double EstimatedRecall { get; init; }

    /// <summary>Estimated share of the true pairs that the keys brought together, 0 to 1 (Chao 1987, from how many keys found each).</summary>
    public required double PairsCompleteness { get; init; }

    /// <summary>The lowest and the highest precision the data allow for, about nine in ten.</summary>
    public required (double Low, double High) PrecisionInterval { get; init; }

    /// <summary>The lowest and the highest recall the data allow for, about nine in ten.</summary>
    public required (double Low, double High) RecallInterval { get; init; }

    /// <summary>Number of pairs that people have decided on.</summary>
    public int DecidedPairs { get; init; }

    /// <summary>The pairs whose answer would teach most, the first one most: unsure themselves, and like many others.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<DuplicatePair> GetQuestions(int count) => Ask(count);

    /// <summary>What a row is recognised by when it comes again.</summary>
    internal IReadOnlyList<string> PrintsOf(int row) => Prints(row);

    /// <summary>The e-mail address of a row, folded; null where it has none.</summary>
    internal string? AddressOf(int row) => Address(row);

    internal Func<int, string?> Address { get; init; } = static _ => null;

    internal EntityIds Entities { get; init; } = EntityIds.None;

    internal Func<int, IReadOnlyList<DuplicatePair>> Ask { get; init; } = static _ => [];

    internal Func<int, IReadOnlyList<string>> Prints { get; init; } = static _ => [];

    /// <summary>Whether a key brought a pair of rows together (oversized blocks aside).</summary>
    internal bool WasCompared(int left, int right) => Compared(left, right);

    /// <summary>What each level was found to be worth, a line a level.</summary>
    internal IEnumerable<string> DescribeModel() => Model?.Describe() ?? [];

    internal Func<int, int, bool> Compared { get; init; } = static (_, _) => false;

    internal Scoring.MatchModel? Model { get; init; }

    /// <summary>The evidence for a pair of rows.</summary>
    /// <param name="left">0-based.</param>
    /// <param name="right">0-based.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the table, or both are the same.</exception>
    public DuplicatePair Explain(int left, int right)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)left, (uint)RowCount, nameof(left));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)right, (uint)RowCount, nameof(right));
        if (left == right) throw new ArgumentOutOfRangeException(nameof(right), "A row is not compared with itself.");
        return _explain(left, right);
    }
}
