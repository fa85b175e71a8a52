using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CrmHygiene.Core.Tables;

/// <summary>
/// Writes Excel workbooks (Office Open XML, ECMA-376) row by row. Every cell is text in the number format Text, so that
/// ids, phone numbers and leading zeros stay as they are, also when a person edits the cell, and nothing is a formula.
/// The same rows give the same bytes. Not thread-safe.
/// </summary>
public sealed class SpreadsheetWriter : IDisposable
{
    /// <summary>The most characters a cell holds.</summary>
    public const int MaxCellLength = 32_767;

    /// <summary>The most rows a sheet holds, the header included.</summary>
    public const int MaxRows = 1_048_576;

    private static readonly DateTimeOffset FixedTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = true };

    private readonly ZipArchive _archive;
    private readonly List<string> _sheets = [];
    private Stream? _part;
    private XmlWriter? _xml;
    private int _row;
    private bool _completed;

    /// <summary>Starts a workbook.</summary>
    /// <param name="stream">Where it is written; left open.</param>
    public SpreadsheetWriter(Stream stream) => _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Rows written to the current sheet, the header included.</summary>
    public int Rows => _row;

    /// <summary>Starts a sheet with a bold header row that stays in view.</summary>
    /// <param name="name">The sheet's name; what Excel does not allow in it is replaced, and it is cut to 31 characters.</param>
    /// <param name="headers">The column headers.</param>
    /// <param name="choices">By 0-based column: the values Excel offers and accepts for it; null for none.</param>
    public void StartSheet(string name, IReadOnlyList<string> headers, IReadOnlyDictionary<int, IReadOnlyList<string>>? choices = null)
    {
        ArgumentNullException.ThrowIfNull(headers);
        EndSheet();
        _sheets.Add(SheetName(name));
        _choices = choices;
        _part = Entry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{_sheets.Count}.xml"));
        _xml = XmlWriter.Create(_part, Settings);
        _xml.WriteStartDocument(standalone: true);
        _xml.WriteStartElement("worksheet", SpreadsheetParts.Main);
        _xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        if (headers.Count > 0)
            _xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<cols><col min=\"1\" max=\"{headers.Count}\" width=\"20\" style=\"1\" customWidth=\"1\"/></cols>"));
        _xml.WriteStartElement("sheetData");
        _row = 0;
        Write(headers, style: "2");
    }

    /// <summary>Writes a row.</summary>
    /// <param name="values">The texts; null and empty leave the cell empty.</param>
    /// <exception cref="InvalidOperationException">There is no sheet yet, or it is full.</exception>
    /// <exception cref="ArgumentException">A value is longer than <see cref="MaxCellLength"/>; the message names row and column.</exception>
    public void WriteRow(IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Write(values, style: "1");
    }

    /// <summary>Completes the workbook. Without it the file is no workbook.</summary>
    /// <exception cref="InvalidOperationException">There is no sheet.</exception>
    public void Complete()
    {
        if (_completed) return;
        if (_sheets.Count == 0) throw new InvalidOperationException("A workbook needs a sheet.");
        EndSheet();
        foreach ((string path, string content) in SpreadsheetParts.Of(_sheets))
        {
            using Stream stream = Entry(path);
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
        _completed = true;
        _archive.Dispose();
    }

    /// <summary>Ends writing; the workbook is usable only when completed.</summary>
    public void Dispose()
    {
        _xml?.Dispose();
        _part?.Dispose();
        _archive.Dispose();
    }

    private IReadOnlyDictionary<int, IReadOnlyList<string>>? _choices;

    private void Write(IReadOnlyList<string?> values, string style)
    {
        if (_xml is null) throw new InvalidOperationException("Start a sheet first.");
        if (_row == MaxRows) throw new InvalidOperationException("A sheet holds at most 1,048,576 rows.");
        _row++;
        _xml.WriteStartElement("row");
        _xml.WriteAttributeString("r", _row.ToString(CultureInfo.InvariantCulture));
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is not { Length: > 0 } text) continue;
            if (text.Length > MaxCellLength)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row {_row}, column {i + 1}: a cell of a workbook holds at most 32,767 characters, the value has {text.Length}."), nameof(values));
            _xml.WriteStartElement("c");
            _xml.WriteAttributeString("r", Reference(i, _row));
            _xml.WriteAttributeString("s", style);
            _xml.WriteAttributeString("t", "inlineStr");
            _xml.WriteStartElement("is");
            _xml.WriteStartElement("t");
            if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(SpreadsheetText.Escape(text));
            _xml.WriteEndElement();
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private void EndSheet()
    {
        if (_xml is null) return;
        _xml.WriteEndElement();
        WriteChoices(_xml);
        _xml.WriteEndElement();
        _xml.Dispose();
        _part!.Dispose();
        _xml = null;
    }

    /// <summary>Drop-down lists; Excel takes lists of at most 255 characters without a comma in a value, others are left out.</summary>
    private void WriteChoices(XmlWriter xml)
    {
        var lists = _choices?.Where(c => c.Value.Count > 0 && string.Join(',', c.Value).Length <= 255 && c.Value.All(v => !v.Contains(',', StringComparison.Ordinal)))
            .OrderBy(c => c.Key).ToList();
        if (lists is null or { Count: 0 }) return;
        xml.WriteStartElement("dataValidations");
        foreach ((int column, IReadOnlyList<string> values) in lists)
        {
            xml.WriteStartElement("dataValidation");
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("sqref", $"{Reference(column, 2)}:{Reference(column, MaxRows)}");
            xml.WriteElementString("formula1", $"\"{string.Join(',', values).Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private Stream Entry(string path)
    {
        ZipArchiveEntry entry = _archive.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = FixedTime;
        return entry.Open();
    }

    private string SheetName(string name)
    {
        string clean = string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c)).Trim().Trim('\'');
        if (clean.Length == 0) clean = "Sheet";
        if (clean.Length > 31) clean = clean[..31];
        string unique = clean;
        for (int n = 2; _sheets.Contains(unique, StringComparer.OrdinalIgnoreCase); n++)
        {
            string suffix = string.Create(CultureInfo.InvariantCulture, $" ({n})");
            unique = clean[..Math.Min(clean.Length, 31 - suffix.Length)] + suffix;
        }
        return unique;
    }

    private static string Reference(int column, int row)
    {
        Span<char> letters = stackalloc char[4];
        int start = letters.Length;
        for (int n = column + 1; n > 0; n = (n - 1) / 26) letters[--start] = (char)('A' + ((n - 1) % 26));
        return string.Create(CultureInfo.InvariantCulture, $"{letters[start..]}{row}");
    }
}
