namespace CrmHygiene;

/// <summary>
/// Decides from a whole column whether its dates are day-first or month-first: feed it the values one by one. Values that can
/// be read one way only decide; where they contradict each other nothing is decided. Not thread-safe.
/// </summary>
public sealed class DateOrderDetector
{
    /// <summary>Number of values that are day-first for certain, such as 31/12/2026.</summary>
    public long DayFirstCount { get; private set; }

    /// <summary>Number of values that are month-first for certain, such as 12/31/2026.</summary>
    public long MonthFirstCount { get; private set; }

    /// <summary>Number of values that could be read both ways, such as 03/04/2026.</summary>
    public long AmbiguousCount { get; private set; }

    /// <summary>Whether some values are day-first for certain and others month-first.</summary>
    public bool IsContradictory => DayFirstCount > 0 && MonthFirstCount > 0;

    /// <summary>The order the values agree on; unknown where none decides or they contradict each other.</summary>
    public DateOrder Order => IsContradictory ? DateOrder.Unknown
        : DayFirstCount > 0 ? DateOrder.DayFirst
        : MonthFirstCount > 0 ? DateOrder.MonthFirst : DateOrder.Unknown;

    /// <summary>Takes one more value into account.</summary>
    /// <param name="text">The text of one cell; what is no date in numbers is ignored.</param>
    public void Add(ReadOnlySpan<char> text) => Add(Classify(text));

    /// <summary>Takes one more value into account that was classified elsewhere.</summary>
    internal void Add(Evidence evidence)
    {
        if (evidence == Evidence.First) DayFirstCount++;
        else if (evidence == Evidence.Second) MonthFirstCount++;
        else if (evidence == Evidence.Ambiguous) AmbiguousCount++;
    }

    /// <summary>What one value shows: day-first is the first, month-first the second way.</summary>
    internal static Evidence Classify(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is < 6 or > 80) return Evidence.None;
        Span<char> buffer = stackalloc char[80];
        if (!new DateReader(DateText.Plain(text, buffer), DateOrder.Unknown).TryNumeric(out int first, out int second, out _)) return Evidence.None;
        if (first is < 1 or > 31 || second is < 1 or > 31 || first == second) return Evidence.None;
        if (first > 12) return second <= 12 ? Evidence.First : Evidence.None;
        return second > 12 ? Evidence.Second : Evidence.Ambiguous;
    }
}
