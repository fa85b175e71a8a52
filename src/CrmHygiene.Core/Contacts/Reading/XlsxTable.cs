using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Tables;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>A sheet of a workbook: the first row that names columns is the header; title rows above it are passed over.</summary>
internal sealed class XlsxTable : ListTable
{
    private const int MostTitleRows = 25;
    private readonly string _path;
    private readonly string? _sheet;
    private readonly int _headerRow;
    private long _longNumbers;

    private XlsxTable(string path, string? sheet, int headerRow, string[] headers)
    {
        _path = path;
        _sheet = sheet;
        _headerRow = headerRow;
        Headers = headers;
    }

    public override ContactFormat Format => ContactFormat.Xlsx;

    public override IReadOnlyList<string> Headers { get; }

    public override IReadOnlyList<string> Notices => _longNumbers == 0 ? []
        : [$"{Counted.Of(_longNumbers, "cell")} {Counted.Verb(_longNumbers, "holds a number", "hold numbers")} of more than 15 digits. A workbook keeps no more: their last digits may be lost. Ask for an export as CSV, or with these columns as text."];

    public static XlsxTable Open(string path, string? sheet)
    {
        using SpreadsheetReader reader = SpreadsheetReader.Open(path, sheet);
        List<(int Row, string[] Values)> first = [.. reader.Rows().Where(r => Filled(r.Values) > 0).Take(MostTitleRows)];
        if (first.Count == 0) throw new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The workbook '{path}' has no cell.");
        int most = first.Max(r => Filled(r.Values));
        // Title rows have one or two cells; the header has about as many as the widest row.
        (int Row, string[] Values) head = first.FirstOrDefault(r => Filled(r.Values) >= Math.Max(1, most * 2 / 3) && r.Values.Any(IsKnown));
        if (head.Values is null || Filled(first[0].Values) >= Math.Max(1, most * 2 / 3)) head = first[0];
        if (first[^1].Row == head.Row) throw new ContactFileException(ContactFileProblem.FileHasHeaderOnly, path, $"The workbook '{path}' has a header but no row (row {head.Row}).");
        int width = Array.FindLastIndex(head.Values, v => v.Length > 0) + 1;
        return new XlsxTable(path, reader.SheetName, head.Row, head.Values[..width]);
    }

    public override IEnumerable<ListRow> Rows(Action<long> progress)
    {
        using SpreadsheetReader reader = SpreadsheetReader.Open(_path, _sheet);
        foreach ((int row, string[] values) in reader.Rows())
        {
            if (row <= _headerRow || Filled(values) == 0) continue;
            int beyond = Array.FindIndex(values, Math.Min(Headers.Count, values.Length), v => v.Length > 0);
            if (beyond < 0) yield return new ListRow(row, values.Length > Headers.Count ? values[..Headers.Count] : values);
            else
            {
                yield return new ListRow(row, values)
                {
                    Problem = "TooManyFields",
                    Column = RejectColumns.Extra(beyond - Headers.Count + 1),
                    Message = $"The row has a cell in column {beyond + 1}, the header has {Headers.Count} columns.",
                    Raw = string.Join('\t', values),
                };
            }
        }
        _longNumbers = reader.LongNumbers;
    }

    private static int Filled(string[] values) => values.Count(v => !string.IsNullOrWhiteSpace(v));

    private static bool IsKnown(string text) => text.Length is > 0 and < 80 && HeaderAliases.BuiltIn.Match(text).Any();
}
