namespace CrmHygiene;

/// <summary>
/// Decides from a whole column whether its numbers have a decimal point or comma: feed it the values one by one. Values that
/// can be read one way only decide; where they contradict each other nothing is decided. Not thread-safe.
/// </summary>
public sealed class NumberStyleDetector
{
    /// <summary>Number of values that have a decimal point for certain, such as 1,234.5.</summary>
    public long DotCount { get; private set; }

    /// <summary>Number of values that have a decimal comma for certain, such as 1.234,5.</summary>
    public long CommaCount { get; private set; }

    /// <summary>Number of values that could be read both ways, such as 1.234.</summary>
    public long AmbiguousCount { get; private set; }

    /// <summary>Whether the values contradict each other.</summary>
    public bool IsContradictory => DotCount > 0 && CommaCount > 0;

    /// <summary>The style the values agree on; unknown where none decides or they contradict each other.</summary>
    public NumberStyle Style => IsContradictory ? NumberStyle.Unknown
        : DotCount > 0 ? NumberStyle.DotDecimal
        : CommaCount > 0 ? NumberStyle.CommaDecimal : NumberStyle.Unknown;

    /// <summary>Takes one more value into account.</summary>
    /// <param name="text">The text of one cell; what is no number is ignored.</param>
    public void Add(ReadOnlySpan<char> text) => Add(Classify(text));

    /// <summary>Takes one more value into account that was classified elsewhere.</summary>
    internal void Add(Evidence evidence)
    {
        if (evidence == Evidence.First) DotCount++;
        else if (evidence == Evidence.Second) CommaCount++;
        else if (evidence == Evidence.Ambiguous) AmbiguousCount++;
    }

    /// <summary>What one value shows: a decimal point is the first, a decimal comma the second way.</summary>
    internal static Evidence Classify(ReadOnlySpan<char> text)
    {
        if (!NumberText.IsNumber(text, out NumberStyle style, out bool ambiguous, out _)) return Evidence.None;
        return ambiguous ? Evidence.Ambiguous : style switch
        {
            NumberStyle.DotDecimal => Evidence.First,
            NumberStyle.CommaDecimal => Evidence.Second,
            _ => Evidence.None,
        };
    }
}
