using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Tables;

namespace CrmHygiene.Core.Changes.Plans;

/// <summary>Change sets as files that people edit: CSV with a byte order mark, Excel workbook, or JSON, by the file's extension.</summary>
public static partial class ChangeSetFile
{
    private static readonly string[] Columns = ["Action", "Source", "Line", "Id", "Email", "Field", "Before", "After", "Rule", "Reason", "MergeInto", "BeforeHash", "Suppress"];
    private static readonly int[] Needed = [0, 3, 4, 5, 7, 11];

    /// <summary>Writes a change set.</summary>
    /// <param name="path">The file, <c>.csv</c>, <c>.xlsx</c> or <c>.json</c>; replaced when the new one is complete.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ContactFileException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException">The extension is another, or the plan is too large for a workbook.</exception>
    public static void Write(string path, IReadOnlyList<ChangeSetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Action<Stream> write = KindOf(path) switch
        {
            ".json" => stream => JsonSerializer.Serialize(stream, rows, ChangeSetJson.Default.IReadOnlyListChangeSetRow),
            ".xlsx" => stream => WriteWorkbook(stream, rows),
            _ => stream => WriteCsv(stream, rows),
        };
        using var file = new AtomicFile(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Reads what is left of a change set.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ContactFileException">The file is missing or cannot be read.</exception>
    /// <exception cref="ArgumentException">The file is no change set, or a row of it lacks what it needs; file, row and column are named.</exception>
    public static IReadOnlyList<ChangeSetRow> Read(string path) => KindOf(path) switch
    {
        ".json" => ReadJson(path),
        ".xlsx" => ReadWorkbook(path),
        _ => ReadCsv(path),
    };

    /// <summary>The file's extension in lower case.</summary>
    private static string KindOf(string path)
    {
        string kind = Path.GetExtension(path).ToLowerInvariant();
        return kind is ".csv" or ".xlsx" or ".json" ? kind : throw new ArgumentException($"A change set is a .csv, .xlsx or .json file, not '{Path.GetFileName(path)}'.", nameof(path));
    }

    private static void WriteCsv(Stream stream, IReadOnlyList<ChangeSetRow> rows)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine(string.Join(',', Columns));
        foreach (ChangeSetRow row in rows) text.WriteLine(string.Join(',', Cells(row).Select(c => Quote(SpreadsheetCell.Protect(c)))));
    }

    /// <summary>Every cell is text, so that a spreadsheet leaves it as it is.</summary>
    private static void WriteWorkbook(Stream stream, IReadOnlyList<ChangeSetRow> rows)
    {
        if (rows.Count >= SpreadsheetWriter.MaxRows)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A workbook holds at most {SpreadsheetWriter.MaxRows - 1:N0} rows, and the plan has {rows.Count:N0}. Write it as .csv or .json."), nameof(rows));
        using var book = new SpreadsheetWriter(stream);
        book.StartSheet("Changes", Columns);
        foreach (ChangeSetRow row in rows) book.WriteRow(Cells(row));
        book.Complete();
    }

    private static List<ChangeSetRow> ReadWorkbook(string path)
    {
        using SpreadsheetReader book = SpreadsheetReader.Open(path);
        List<ChangeSetRow> rows = [];
        int[]? places = null;
        foreach ((int number, string[] values) in book.Rows())
        {
            if (places is null) places = PlacesOf(path, values);
            else if (CellsOf(places, i => i < values.Length ? values[i] : string.Empty) is { } cells) rows.Add(RowOf(path, number, Unguarded(cells)));
        }
        return rows;
    }

    private static int[] PlacesOf(string path, string[] headers)
    {
        int[] places = [.. Columns.Select(c => Array.FindIndex(headers, h => h.Trim().Equals(c, StringComparison.OrdinalIgnoreCase)))];
        string[] missing = [.. Needed.Where(i => places[i] < 0).Select(i => Columns[i])];
        return missing.Length == 0 ? places : throw new ArgumentException($"'{path}' is not a change set: it has no column {string.Join(", ", missing)}. Nothing was applied.");
    }

    /// <summary>The cells in our order; null for an empty row.</summary>
    private static string[]? CellsOf(int[] places, Func<int, string> cell)
    {
        string[] cells = [.. places.Select(p => p < 0 ? string.Empty : cell(p))];
        return cells.All(c => c.Length == 0) ? null : cells;
    }

    /// <summary>
    /// The cells without their guards. A plan may be saved as CSV that was none, or the other way: the number of the line,
    /// which a CSV file always guards, tells.
    /// </summary>
    private static string[] Unguarded(string[] cells) => SpreadsheetCell.IsGuarded(cells[2]) ? [.. cells.Select(SpreadsheetCell.Unprotect)] : cells;

    private static string[] Cells(ChangeSetRow row) =>
        [row.Action.ToString(), row.Source, row.Line.ToString(CultureInfo.InvariantCulture), row.Id, row.Email, row.Field, row.Before, row.After, row.Rule, row.Reason, row.MergeInto, row.BeforeHash, row.Suppress];

    private static List<ChangeSetRow> ReadCsv(string path)
    {
        List<ChangeSetRow> rows = [];
        ContactFile file;
        try
        {
            file = ContactFile.Open(path);
        }
        catch (ContactFileException exception) when (exception.Problem == ContactFileProblem.FileHasHeaderOnly)
        {
            // Every row was struck.
            return rows;
        }
        int[] places = PlacesOf(path, [.. file.Layout.Columns.Select(c => c.Header)]);
        long lost = 0;
        bool isUnicode = Encodings.TryGet(file.Layout.Dialect.EncodingName, out Encoding encoding) && encoding is UTF8Encoding or UnicodeEncoding;
        bool unicode = file.Layout.Dialect.ByteOrderMark;
        foreach (ReadItem item in file.Read())
        {
            if (item.Contact is not { } found) throw new ArgumentException($"'{path}' line {item.Reject!.Line}: {item.Reject.Message} Nothing was applied.");
            if (CellsOf(places, found.GetText) is not { } cells) continue;
            ChangeSetRow row = RowOf(path, found.GetLine(), places[2] < 0 ? [.. cells.Select(SpreadsheetCell.Unprotect)] : Unguarded(cells));
            if (lost == 0 && LostLetters(row)) lost = found.GetLine();
            unicode |= cells.Any(c => !System.Text.Ascii.IsValid(c)) && isUnicode;
            rows.Add(row);
        }
        if (lost > 0 && !unicode)
            throw new ArgumentException($"'{path}' line {lost}: there are question marks where letters may have been, and the file was not saved as UTF-8. Save it as CSV UTF-8, or as a workbook. Nothing was applied.");
        return rows;
    }

    /// <summary>Whether a spreadsheet may have written ? for letters that its encoding lacks: to set those would damage the list.</summary>
    private static bool LostLetters(ChangeSetRow row) => row.Action == ChangeSetAction.Change && row.After.Contains('?', StringComparison.Ordinal)
        && (row.After.Count(c => c == '?') > row.Before.Count(c => c == '?') || ChangeSetHash.Of(row.Before) != row.BeforeHash);

    private static ChangeSetRow RowOf(string path, long line, string[] cells, string place = "line")
    {
        if (cells[7].Length == SpreadsheetWriter.MaxCellLength) throw new ArgumentException($"'{path}' {place} {line}: After is as long as a cell of a spreadsheet can be, so that its end may be lost. Strike the row. Nothing was applied.");
        // Not by number, nor several at once: what a person mistyped must not become a removal.
        string? known = Array.Find(Enum.GetNames<ChangeSetAction>(), n => n.Equals(cells[0].Trim(), StringComparison.OrdinalIgnoreCase));
        if (known is null) throw new ArgumentException($"'{path}' {place} {line}: Action must be Change, Remove, Merge or Suggest. Nothing was applied.");
        if (cells[11].Length == 0) throw new ArgumentException($"'{path}' {place} {line}: BeforeHash is empty, so that it cannot be told whether the row still holds. Nothing was applied.");
        ChangeSetAction action = Enum.Parse<ChangeSetAction>(known);
        if (action is ChangeSetAction.Change or ChangeSetAction.Suggest && cells[5].Length == 0) throw new ArgumentException($"'{path}' {place} {line}: Field is empty. Nothing was applied.");
        if (!ChangeSetSuppression.TryParse(cells[12], out _)) throw new ArgumentException($"'{path}' {place} {line}: Suppress must be {string.Join(", ", ChangeSetSuppression.Words)}, or empty. Nothing was applied.");
        _ = long.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out long source);
        return new ChangeSetRow
        {
            Action = action,
            Source = cells[1],
            Line = source,
            Id = cells[3],
            Email = cells[4],
            Field = cells[5],
            Before = cells[6],
            After = cells[7],
            Rule = cells[8],
            Reason = cells[9],
            MergeInto = cells[10],
            BeforeHash = cells[11],
            Suppress = cells[12],
        };
    }

    private static IReadOnlyList<ChangeSetRow> ReadJson(string path)
    {
        try
        {
            using FileStream stream = ContactFileStream.Open(path, bufferSize: 64 * 1024);
            IReadOnlyList<ChangeSetRow?>? rows = JsonSerializer.Deserialize(stream, ChangeSetJson.Default.IReadOnlyListChangeSetRow);
            if (rows is null) throw new ArgumentException($"'{path}' is not a change set: it is null. Nothing was applied.");
            return [.. rows.Select((row, i) => row is null ? throw new ArgumentException($"'{path}' row {i + 1} is null. Nothing was applied.") : RowOf(path, i + 1, [.. Cells(row).Select(c => c ?? string.Empty)], "row"))];
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"'{path}' is not a change set (line {exception.LineNumber + 1}). Nothing was applied.", exception);
        }
    }

    private static string Quote(string text) => text.AsSpan().IndexOfAny("\",\r\n;") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    [JsonSerializable(typeof(IReadOnlyList<ChangeSetRow>))]
    [JsonSourceGenerationOptions(Converters = [typeof(ActionConverter)], WriteIndented = true, PropertyNameCaseInsensitive = true)]
    internal sealed partial class ChangeSetJson : JsonSerializerContext;

    internal sealed class ActionConverter() : JsonStringEnumConverter<ChangeSetAction>(namingPolicy: null, allowIntegerValues: false);
}
