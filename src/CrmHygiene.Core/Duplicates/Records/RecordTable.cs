namespace CrmHygiene.Core.Duplicates.Records;

/// <summary>
/// A table of text that duplicates are looked for in, filled row by row. Each column keeps its distinct texts once, as
/// UTF-8, and four bytes a cell. Not thread-safe while it is filled.
/// </summary>
public sealed class RecordTable
{
    private readonly List<RecordColumn> _columns = [];
    private readonly List<TextPool> _pools = [];
    private readonly List<int[]> _cells = [];
    private int _capacity = 64;

    /// <summary>Creates an empty table.</summary>
    /// <param name="columns">The columns; more can be added later.</param>
    public RecordTable(IEnumerable<RecordColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (RecordColumn column in columns) AddColumn(column);
    }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<RecordColumn> Columns => _columns;

    /// <summary>Number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>The text of a cell; null where it is empty.</summary>
    /// <param name="row">0-based.</param>
    /// <param name="column">0-based.</param>
    public string? this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)RowCount, nameof(row));
            int code = _cells[column][row];
            return code == 0 ? null : _pools[column].GetText(code);
        }
    }

    /// <summary>Adds a column; the rows so far have no value in it.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Its 0-based index.</returns>
    public int AddColumn(RecordColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        _columns.Add(column);
        _pools.Add(new TextPool());
        _cells.Add(new int[_capacity]);
        return _columns.Count - 1;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="values">One text a column, in order; missing ones at the end are empty.</param>
    /// <returns>The 0-based index of the row.</returns>
    /// <exception cref="ArgumentException">There are more values than columns.</exception>
    public int Add(IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count > _columns.Count) throw new ArgumentException("There are more values than columns.", nameof(values));
        int row = AddRow();
        for (int i = 0; i < values.Count; i++) Set(row, i, values[i]);
        return row;
    }

    /// <summary>Adds an empty row to be filled with <see cref="Set"/>.</summary>
    /// <returns>The 0-based index of the row.</returns>
    public int AddRow()
    {
        if (RowCount == _capacity)
        {
            _capacity = _capacity < 1 << 20 ? _capacity * 2 : _capacity + _capacity / 2;
            for (int i = 0; i < _cells.Count; i++)
            {
                int[] cells = _cells[i];
                Array.Resize(ref cells, _capacity);
                _cells[i] = cells;
            }
        }
        return RowCount++;
    }

    /// <summary>Fills a cell of the last row, once.</summary>
    /// <param name="row">0-based.</param>
    /// <param name="column">0-based.</param>
    /// <param name="text">The text; empty text is no value.</param>
    public void Set(int row, int column, ReadOnlySpan<char> text) => _cells[column][row] = _pools[column].Add(text.Trim());

    internal TextPool Pool(int column) => _pools[column];

    internal ReadOnlySpan<int> Cells(int column) => _cells[column].AsSpan(0, RowCount);
}
