namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// Decides from all values of a column what none of them shows alone: the order of day and month of dates, the decimal
/// separator of numbers.
/// </summary>
internal sealed class ColumnScan
{
    private readonly DateOrderDetector?[] _dates;
    private readonly NumberStyleDetector?[] _numbers;

    public ColumnScan(IReadOnlyList<ContactColumn> columns)
    {
        _dates = new DateOrderDetector?[columns.Count];
        _numbers = new NumberStyleDetector?[columns.Count];
        for (int i = 0; i < columns.Count; i++)
        {
            FieldKind kind = ContactFields.KindOf(columns[i].Field);
            if (kind == FieldKind.Date) _dates[i] = new DateOrderDetector();
            else if (kind == FieldKind.Number) _numbers[i] = new NumberStyleDetector();
        }
        // Two bits a column in one word; there are fewer standard fields of these kinds than that.
        Columns = [.. Enumerable.Range(0, columns.Count).Where(i => _dates[i] is not null || _numbers[i] is not null).Take(32)];
    }

    /// <summary>The columns to look at.</summary>
    public int[] Columns { get; }

    /// <summary>Whether any value shows a way or could be read both ways, so that all values must be seen.</summary>
    public bool NeedsAll => Array.Exists(_dates, d => d is { } x && x.DayFirstCount + x.MonthFirstCount + x.AmbiguousCount > 0)
        || Array.Exists(_numbers, n => n is { } x && x.DotCount + x.CommaCount + x.AmbiguousCount > 0);

    /// <summary>What a value says. Thread-safe.</summary>
    /// <param name="slot">The position in <see cref="Columns"/>.</param>
    /// <param name="text">The value.</param>
    /// <returns>Bits to be joined with those of the row's other values and given to <see cref="Count"/>.</returns>
    public ulong Look(int slot, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return 0;
        Evidence evidence = _dates[Columns[slot]] is not null ? DateOrderDetector.Classify(text) : NumberStyleDetector.Classify(text);
        return (ulong)evidence << (slot * 2);
    }

    /// <summary>Counts what the values of a row said.</summary>
    public void Count(ulong row)
    {
        for (int slot = 0; row != 0; slot++, row >>= 2)
        {
            var evidence = (Evidence)(row & 3);
            if (evidence == Evidence.None) continue;
            _dates[Columns[slot]]?.Add(evidence);
            _numbers[Columns[slot]]?.Add(evidence);
        }
    }

    /// <summary>The columns with what their values agree on. A profile's order holds where the values say nothing, not where they contradict each other.</summary>
    public IReadOnlyList<ContactColumn> Apply(IReadOnlyList<ContactColumn> columns) => [.. columns.Select(Apply)];

    private ContactColumn Apply(ContactColumn column, int index)
    {
        if (_dates[index] is { } dates)
            return column with { DateOrder = dates.IsContradictory ? DateOrder.Unknown : dates.Order != DateOrder.Unknown ? dates.Order : column.DateOrder };
        return _numbers[index] is { } numbers ? column with { NumberStyle = numbers.Style } : column;
    }
}
