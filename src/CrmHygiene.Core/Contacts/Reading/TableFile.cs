using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>A list of a format that is no delimited text, opened.</summary>
internal sealed class TableFile : ContactFile
{
    private const int SampleRows = 2000;

    private readonly ListTable _table;
    private readonly int[]? _kept;

    private TableFile(string path, long length, ListTable table, ContactLayout layout, RecognizedHeaders recognized, ColumnChoice choice)
        : base(path, length, layout, recognized, choice.Dropped)
    {
        _table = table;
        _kept = choice.Kept;
    }

    /// <inheritdoc/>
    public override ContactFormat Format => _table.Format;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notices => _table.Notices;

    public static TableFile Open(string path, long length, ListTable table, ContactReadOptions options)
    {
        RecognizedHeaders recognized = HeaderRecognizer.Recognize(table.Headers, options.Headers);
        recognized = recognized with { Columns = Scan(table, recognized.Columns, out bool all).Apply(recognized.Columns, all) };
        ColumnChoice choice = ColumnChoice.Of(recognized.Columns, options);
        var dialect = ContactDialect.None with { Disarmed = options.RestoreFormula };
        var layout = new ContactLayout(options.SourceName ?? System.IO.Path.GetFileName(path), dialect, choice.Columns) { ProfileName = recognized.ProfileName };
        return new TableFile(path, length, table, layout, recognized, choice);
    }

    /// <inheritdoc/>
    public override IEnumerable<ReadItem> Read()
    {
        foreach (ListRow row in _table.Rows(bytes => BytesRead = bytes))
        {
            if (row.Problem is { } problem)
            {
                yield return new ReadItem(null, new RowReject(Layout.SourceName, row.Line, problem, row.Message, row.Raw)
                {
                    Column = row.Column,
                    Headers = _table.Headers,
                    Fields = [.. row.Values.Select(v => v ?? string.Empty)],
                });
                continue;
            }
            Layout.CountContact();
            IReadOnlyList<string?> values = _kept is null ? Padded(row.Values) : [.. _kept.Select(i => i < row.Values.Count ? row.Values[i] : null)];
            yield return new ReadItem(new Contact(Layout, PackedRecord.FromText(values), row.Line), null);
        }
    }

    /// <summary>A row shorter than the header has empty fields, not those an import stamps.</summary>
    private IReadOnlyList<string?> Padded(IReadOnlyList<string?> values) =>
        values.Count >= _table.Headers.Count ? values : [.. values, .. new string?[_table.Headers.Count - values.Count]];

    private static ColumnScan Scan(ListTable table, IReadOnlyList<ContactColumn> columns, out bool all)
    {
        all = true;
        var scan = new ColumnScan(columns);
        if (scan.Columns.Length == 0) return scan;
        int rows = 0;
        foreach (ListRow row in table.Rows(_ => { }))
        {
            if (++rows > SampleRows && !scan.NeedsAll)
            {
                all = false;
                break;
            }
            for (int slot = 0; slot < scan.Columns.Length; slot++)
                if (scan.Columns[slot] < row.Values.Count) scan.Add(slot, row.Values[scan.Columns[slot]]);
        }
        return scan;
    }
}
