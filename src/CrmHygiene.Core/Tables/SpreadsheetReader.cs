using System.Globalization;
using System.Text;
using CrmHygiene.Core.Contacts;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CrmHygiene.Core.Tables;

/// <summary>
/// Reads the rows of one sheet of an Excel workbook (.xlsx, .xls) as text: dates as ISO 8601, numbers invariant, codes
/// with the leading zeros their number format shows. Not thread-safe.
/// </summary>
public sealed class SpreadsheetReader : IDisposable
{
    private readonly FileStream _stream;
    private readonly IExcelDataReader _reader;
    private readonly string _path;

    static SpreadsheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private SpreadsheetReader(string path, FileStream stream, IExcelDataReader reader, IReadOnlyList<string> sheets)
    {
        _path = path;
        _stream = stream;
        _reader = reader;
        SheetNames = sheets;
    }

    /// <summary>The names of the sheets, in order.</summary>
    public IReadOnlyList<string> SheetNames { get; }

    /// <summary>The name of the sheet that is read.</summary>
    public string SheetName => _reader.Name ?? string.Empty;

    /// <summary>Numbers of more than 15 digits seen so far: a workbook keeps no more, their last digits may be lost.</summary>
    public long LongNumbers { get; private set; }

    /// <summary>Opens a workbook.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sheet">The sheet's name, ignoring case; null takes the first that has a cell.</param>
    /// <exception cref="ContactFileException">The file is missing, locked, no workbook, protected by a password, or has no such sheet.</exception>
    public static SpreadsheetReader Open(string path, string? sheet = null)
    {
        FileStream stream = ContactFileStream.Open(path);
        try
        {
            IExcelDataReader reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = Encodings.Windows1252 });
            List<string> names = [];
            int chosen = -1;
            do
            {
                if (sheet is null ? chosen < 0 && reader.RowCount > 0 && reader.FieldCount > 0 : string.Equals(reader.Name, sheet, StringComparison.OrdinalIgnoreCase)) chosen = names.Count;
                names.Add(reader.Name);
            }
            while (reader.NextResult());
            if (chosen < 0)
                throw sheet is null
                    ? new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The workbook '{path}' has no cell.")
                    : new ContactFileException(ContactFileProblem.HeaderInvalid, path, $"The workbook '{path}' has no sheet '{sheet}'. It has: {string.Join(", ", names)}.");
            reader.Reset();
            for (int i = 0; i < chosen; i++) reader.NextResult();
            return new SpreadsheetReader(path, stream, reader, names);
        }
        catch (Exception exception)
        {
            stream.Dispose();
            if (exception is InvalidPasswordException) throw new ContactFileException(ContactFileProblem.FileIsBinary, path, $"The workbook '{path}' is protected by a password. Save it without one.", exception);
            if (exception is ContactFileException || !IsBroken(exception)) throw;
            throw new ContactFileException(ContactFileProblem.FileIsBinary, path, $"The file '{path}' cannot be read as a workbook.", exception);
        }
    }

    /// <summary>Reads the rows from the first that has a cell; every row has as many values as the sheet has columns, or more.</summary>
    /// <returns>The 1-based row number and the texts; empty cells, and those that show an error such as #N/A, are empty. The array is the caller's.</returns>
    /// <exception cref="ContactFileException">Reading failed midway.</exception>
    public IEnumerable<(int Row, string[] Values)> Rows()
    {
        for (int row = 1; Next(row); row++)
        {
            string[] values = new string[_reader.FieldCount];
            for (int i = 0; i < values.Length; i++) values[i] = Text(i);
            yield return (row, values);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private bool Next(int row)
    {
        try
        {
            return _reader.Read();
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw new ContactFileException(ContactFileProblem.InputOutput, _path, string.Create(CultureInfo.InvariantCulture, $"'{_path}' cannot be read on from row {row}."), exception);
        }
    }

    private string Text(int column)
    {
        return _reader.GetValue(column) switch
        {
            null => string.Empty,
            string text => text,
            bool yes => yes ? "true" : "false",
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
            IConvertible number => Number(number.ToDouble(CultureInfo.InvariantCulture), _reader.GetNumberFormatString(column)),
            { } other => other.ToString() ?? string.Empty,
        };
    }

    private string Number(double number, string? format)
    {
        if (Math.Abs(number) >= 1e15) LongNumbers++;
        bool whole = Math.Floor(number) == number && Math.Abs(number) < 1e28;
        if (!whole) return number.ToString("R", CultureInfo.InvariantCulture);
        string digits = ((decimal)number).ToString(CultureInfo.InvariantCulture);
        // A format of zeros only (00000) is how people keep the leading zeros of codes.
        bool zeros = number >= 0 && format is { Length: > 1 and <= 20 } && format.AsSpan().IndexOfAnyExcept('0') < 0;
        return zeros ? digits.PadLeft(format!.Length, '0') : digits;
    }

    private static bool IsBroken(Exception exception) =>
        exception is ExcelReaderException or InvalidDataException or System.Xml.XmlException or IOException or FormatException or OverflowException
            or ArgumentException or IndexOutOfRangeException or InvalidOperationException or NotSupportedException or NullReferenceException or KeyNotFoundException;
}
