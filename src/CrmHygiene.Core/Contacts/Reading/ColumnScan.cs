namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// Decides from all values of a column what none of them shows alone: the order of day and month of dates, the decimal
/// separator of numbers, and whether a column that is no standard field holds numbers, percentages or dates at all.
/// </summary>
internal sealed class ColumnScan
{
    private const int BitsASlot = 5;
    private const int MostSlots = 128 / BitsASlot;

    private readonly IReadOnlyList<ContactColumn> _columns;
    private readonly DateOrderDetector?[] _dates;
    private readonly NumberStyleDetector?[] _numbers;
    private readonly OwnColumn?[] _own;

    public ColumnScan(IReadOnlyList<ContactColumn> columns) : this(columns, _ => true)
    {
    }

    private ColumnScan(IReadOnlyList<ContactColumn> columns, Func<int, bool> chosen)
    {
        _columns = columns;
        _dates = new DateOrderDetector?[columns.Count];
        _numbers = new NumberStyleDetector?[columns.Count];
        _own = new OwnColumn?[columns.Count];
        for (int i = 0; i < columns.Count; i++)
        {
            if (!chosen(i)) continue;
            FieldKind kind = ContactFields.KindOf(columns[i].Field);
            if (kind == FieldKind.Date) _dates[i] = new DateOrderDetector();
            else if (kind == FieldKind.Number) _numbers[i] = new NumberStyleDetector();
            else if (columns[i].Field == ContactField.None) _own[i] = new OwnColumn(columns[i].Header);
        }
        Columns = [.. Enumerable.Range(0, columns.Count).Where(i => _dates[i] is not null || _numbers[i] is not null || _own[i] is not null)];
    }

    /// <summary>The columns to look at.</summary>
    public int[] Columns { get; }

    /// <summary>Whether any value shows a way or could be read both ways, so that all values must be seen.</summary>
    public bool NeedsAll => Array.Exists(_dates, d => d is { } x && x.DayFirstCount + x.MonthFirstCount + x.AmbiguousCount > 0)
        || Array.Exists(_numbers, n => n is { } x && x.DotCount + x.CommaCount + x.AmbiguousCount > 0)
        || Array.Exists(_own, o => o is { IsPromising: true });

    /// <summary>A scan of all values, after this one of some: of the standard fields, and of the other columns that look like numbers or dates so far.</summary>
    public ColumnScan OfAll()
    {
        int[] chosen = [.. Columns.Where(i => _own[i] is null).Concat(Columns.Where(i => _own[i] is { IsPromising: true })).Take(MostSlots)];
        return new ColumnScan(_columns, i => Array.IndexOf(chosen, i) >= 0);
    }

    /// <summary>Takes one value into account.</summary>
    /// <param name="slot">The position in <see cref="Columns"/>.</param>
    /// <param name="text">The value.</param>
    public void Add(int slot, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && _own[Columns[slot]] is not { IsText: true }) Count(Columns[slot], Classify(Columns[slot], text));
    }

    /// <summary>Takes a value into account that is too long for a date or number.</summary>
    /// <param name="slot">The position in <see cref="Columns"/>.</param>
    public void AddLong(int slot) => _own[Columns[slot]]?.Add(OwnValue.Other);

    /// <summary>What a value says. Thread-safe.</summary>
    /// <param name="slot">The position in <see cref="Columns"/>, of a scan of all values.</param>
    /// <param name="text">The value.</param>
    /// <returns>Bits to be joined with those of the row's other values and given to <see cref="Count(UInt128)"/>.</returns>
    public UInt128 Look(int slot, ReadOnlySpan<char> text) => text.IsEmpty ? 0 : (UInt128)Classify(Columns[slot], text) << (slot * BitsASlot);

    /// <summary>What a value says that is too long for a date or number. Thread-safe.</summary>
    /// <param name="slot">The position in <see cref="Columns"/>.</param>
    public UInt128 LookLong(int slot) => _own[Columns[slot]] is null ? 0 : (UInt128)(byte)OwnValue.Other << (slot * BitsASlot);

    /// <summary>Counts what the values of a row said.</summary>
    public void Count(UInt128 row)
    {
        for (int slot = 0; row != 0; slot++, row >>= BitsASlot)
            if ((byte)(row & ((1 << BitsASlot) - 1)) is var code and not 0) Count(Columns[slot], code);
    }

    /// <summary>The columns with what their values agree on. A profile's order holds where the values say nothing, not where they contradict each other.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="all">Whether all values were seen; columns that are no standard field are known only then.</param>
    public IReadOnlyList<ContactColumn> Apply(IReadOnlyList<ContactColumn> columns, bool all) => [.. columns.Select((c, i) => Apply(c, i, all))];

    private byte Classify(int column, ReadOnlySpan<char> text) =>
        _own[column] is not null ? (byte)OwnValues.Of(text) : (byte)(_dates[column] is not null ? DateOrderDetector.Classify(text) : NumberStyleDetector.Classify(text));

    private void Count(int column, byte code)
    {
        if (code == 0) return;
        _own[column]?.Add((OwnValue)code);
        _dates[column]?.Add((Evidence)code);
        _numbers[column]?.Add((Evidence)code);
    }

    private ContactColumn Apply(ContactColumn column, int index, bool all)
    {
        if (_dates[index] is { } dates)
            return column with { DateOrder = dates.IsContradictory ? DateOrder.Unknown : dates.Order != DateOrder.Unknown ? dates.Order : column.DateOrder };
        if (_numbers[index] is { } numbers) return column with { NumberStyle = numbers.Style };
        return all && _own[index] is { } own ? own.Apply(column) : column;
    }
}
