using System.Text;
using CrmHygiene.Core.Contacts.Headers;
using CsvHelper;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// A delimited file of contacts, opened: encoding, delimiter and columns are known, rows are read when enumerated.
/// </summary>
public sealed class ContactFile
{
    private const int SampleLength = 256 * 1024;
    private const int SampleRows = 2000;

    private readonly ContactReadOptions _options;
    private readonly Encoding _encoding;
    private long _read;
    private long _recoded;

    private ContactFile(string path, ContactReadOptions options, Encoding encoding, ContactLayout layout, long length)
    {
        Path = path;
        Layout = layout;
        Length = length;
        _options = options;
        _encoding = encoding;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The columns.</summary>
    public ContactLayout Layout { get; }

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; }

    /// <summary>Bytes parsed so far, about; for progress.</summary>
    public long BytesRead => Volatile.Read(ref _read);

    /// <summary>Rows so far that were not valid UTF-8 in a UTF-8 file and were read as Windows-1252.</summary>
    public long RecodedRows => Volatile.Read(ref _recoded);

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="ContactFileException">The file is missing, a folder, empty, binary, locked, has only a header, or the encoding is unknown.</exception>
    public static ContactFile Open(string path, ContactReadOptions? options = null)
    {
        options ??= ContactReadOptions.Default;
        string name = System.IO.Path.GetFileName(path);
        byte[] sample = ReadSample(path, out long length);
        if (length == 0) throw new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The file '{path}' is empty.");
        Encoding encoding = ChooseEncoding(path, sample, options, out bool mark);
        CsvReaderOptions csv = CsvOptions(path, options, encoding);
        using var reader = CsvReader.Create(new MemoryStream(sample), csv);
        string[] headers = ReadHeaders(reader, path);
        IReadOnlyList<ContactColumn> columns = (options.Recognize ?? (h => HeaderRecognizer.Recognize(h).Columns))(headers);
        DateOrder[] orders = SampleDateOrders(reader, columns, out bool anyRow);
        if (!anyRow && length <= sample.Length)
            throw new ContactFileException(ContactFileProblem.FileHasHeaderOnly, path, $"The file '{path}' has a header but no row (line 1).");
        var dialect = new ContactDialect
        {
            Delimiter = reader.Separator,
            EncodingName = encoding.WebName,
            ByteOrderMark = mark,
            NewLine = NewLineOf(encoding.GetString(sample.AsSpan(0, Math.Min(sample.Length, 64 * 1024)))),
            FinalNewLine = EndsWithNewLine(path, length),
            QuotedHeader = HeaderIsQuoted(sample, encoding, mark),
        };
        var layout = new ContactLayout(name, dialect, columns.Select((c, i) => c with { DateOrder = orders[i] == DateOrder.Unknown ? c.DateOrder : orders[i] }));
        return new ContactFile(path, options, encoding, layout, length);
    }

    /// <summary>Reads the rows, in order; parsing runs ahead on other threads.</summary>
    /// <exception cref="ContactFileException">Reading failed midway.</exception>
    public IEnumerable<ReadItem> Read()
    {
        CsvReaderOptions csv = CsvOptions(Path, _options, _encoding) with { Separator = Layout.Dialect.Delimiter };
        FileStream stream = OpenStream(Path);
        using CsvReader reader = CsvReader.Create(stream, csv);
        foreach (ReadItem item in reader.ParallelEnumerate(Pack, _options.Threads))
        {
            if (item.Contact is not null) Layout.CountContact();
            yield return item;
        }
    }

    private ReadItem Pack(CsvReader reader)
    {
        int columns = Layout.Columns.Count;
        int fields = reader.FieldCount;
        ReadOnlySpan<byte> raw = reader.RawRecord;
        Volatile.Write(ref _read, reader.ByteOffset);
        if (fields != columns) return Mismatch(reader, columns, fields);
        if (IsUnterminated(reader.GetRawSpan(fields - 1)))
            return Rejected(reader, "UnterminatedQuote", "A quoted field is never closed: the rest of the file was taken for its value.");
        if (!System.Text.Unicode.Utf8.IsValid(raw)) return PackRecoded(reader, raw);
        PackedRecord record = PackedRecord.Allocate(raw.Length, fields);
        raw.CopyTo(record.Row);
        int position = 0;
        for (int i = 0; i < fields; i++)
        {
            record.SetStart(i, position);
            position += reader.GetRawSpan(i).Length + 1;
        }
        return new ReadItem(new Contact(Layout, record, reader.LineNumber), null);
    }

    /// <summary>One Windows-1252 row in a UTF-8 file, as pasted-together exports have; counted, so that it can be said.</summary>
    private ReadItem PackRecoded(CsvReader reader, ReadOnlySpan<byte> raw)
    {
        Interlocked.Increment(ref _recoded);
        byte[] utf8 = Encoding.Convert(Encodings.Windows1252, Encoding.UTF8, raw.ToArray());
        PackedRecord record = PackedRecord.Allocate(utf8.Length, reader.FieldCount);
        utf8.CopyTo(record.Row);
        int position = 0;
        for (int i = 0; i < reader.FieldCount; i++)
        {
            record.SetStart(i, position);
            position += Encoding.UTF8.GetByteCount(Encodings.Windows1252.GetString(reader.GetRawSpan(i))) + 1;
        }
        return new ReadItem(new Contact(Layout, record, reader.LineNumber), null);
    }

    private ReadItem Mismatch(CsvReader reader, int columns, int fields)
    {
        if (IsUnterminated(reader.GetRawSpan(fields - 1)))
            return Rejected(reader, "UnterminatedQuote", "A quoted field is never closed: the rest of the file was taken for its value.");
        return fields < columns
            ? Rejected(reader, "TooFewFields", $"The row has {fields} fields, the header has {columns}.")
            : Rejected(reader, "TooManyFields", $"The row has {fields} fields, the header has {columns}. A value with the delimiter in it may lack its quotes.");
    }

    private ReadItem Rejected(CsvReader reader, string problem, string message) =>
        new(null, new RowReject(Layout.SourceName, reader.LineNumber, problem, message, Encoding.UTF8.GetString(reader.RawRecord)));

    private static bool IsUnterminated(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field[0] != (byte)'"') return false;
        for (int i = 1; i < field.Length; i++)
        {
            if (field[i] != (byte)'"') continue;
            if (i + 1 < field.Length && field[i + 1] == (byte)'"') i++;
            else return false;
        }
        return true;
    }

    private static CsvReaderOptions CsvOptions(string path, ContactReadOptions options, Encoding encoding) => CsvReaderOptions.Default with
    {
        Separator = options.Delimiter ?? (path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : null),
        Encoding = encoding,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = 64 * 1024 * 1024,
        BufferSize = 256 * 1024,
    };

    private static string[] ReadHeaders(CsvReader reader, string path)
    {
        try
        {
            reader.ReadHeader();
            string[] headers = reader.Headers.ToArray();
            if (headers.Length == 0 || headers.All(string.IsNullOrWhiteSpace))
                throw new ContactFileException(ContactFileProblem.HeaderInvalid, path, $"Line 1 of '{path}' has no column names.");
            return headers;
        }
        catch (CsvFormatException exception)
        {
            throw new ContactFileException(ContactFileProblem.HeaderInvalid, path, $"Line 1 of '{path}' cannot be read as a header: {exception.Message}", exception);
        }
    }

    private static DateOrder[] SampleDateOrders(CsvReader reader, IReadOnlyList<ContactColumn> columns, out bool anyRow)
    {
        var orders = new DateOrder[columns.Count];
        var detectors = new DateOrderSample?[columns.Count];
        for (int i = 0; i < detectors.Length; i++)
            if (ContactFields.KindOf(columns[i].Field) == FieldKind.Date) detectors[i] = new DateOrderSample();
        anyRow = false;
        for (int row = 0; row < SampleRows && reader.Read(); row++)
        {
            anyRow = true;
            for (int i = 0; i < Math.Min(columns.Count, reader.FieldCount); i++) detectors[i]?.Add(reader.GetString(i));
        }
        for (int i = 0; i < orders.Length; i++) orders[i] = detectors[i]?.Order ?? DateOrder.Unknown;
        return orders;
    }

    private static Encoding ChooseEncoding(string path, byte[] sample, ContactReadOptions options, out bool mark)
    {
        Encoding detected = Encodings.Detect(sample, out mark);
        if (options.Encoding is { } name)
        {
            if (!Encodings.TryGet(name, out Encoding chosen))
                throw new ContactFileException(ContactFileProblem.UnknownEncoding, path, $"The encoding '{name}' is not known. Examples: {string.Join(", ", Encodings.Names)}.");
            return chosen;
        }
        if (Encodings.LooksBinary(sample))
            throw new ContactFileException(ContactFileProblem.FileIsBinary, path, $"The file '{path}' is not text (line 1). Export the list as CSV and import that.");
        return detected;
    }

    private static string NewLineOf(string start)
    {
        bool quoted = false;
        for (int i = 0; i < start.Length; i++)
        {
            if (start[i] == '"') quoted = !quoted;
            if (quoted) continue;
            if (start[i] == '\n') return "\n";
            if (start[i] == '\r') return i + 1 < start.Length && start[i + 1] == '\n' ? "\r\n" : "\r";
        }
        return "\r\n";
    }

    private static bool HeaderIsQuoted(byte[] sample, Encoding encoding, bool mark)
    {
        string start = encoding.GetString(sample.AsSpan(0, Math.Min(sample.Length, 16)));
        return start.AsSpan(mark ? 1 : 0).StartsWith("\"", StringComparison.Ordinal);
    }

    private static bool EndsWithNewLine(string path, long length)
    {
        using FileStream stream = OpenStream(path);
        stream.Seek(Math.Max(0, length - 2), SeekOrigin.Begin);
        Span<byte> tail = stackalloc byte[2];
        int count = stream.ReadAtLeast(tail, 2, throwOnEndOfStream: false);
        return tail[..count].ContainsAny((byte)'\n', (byte)'\r');
    }

    private static byte[] ReadSample(string path, out long length)
    {
        using FileStream stream = OpenStream(path);
        length = stream.Length;
        byte[] sample = new byte[(int)Math.Min(length, SampleLength)];
        stream.ReadExactly(sample);
        return sample;
    }

    private static FileStream OpenStream(string path)
    {
        if (Directory.Exists(path)) throw new ContactFileException(ContactFileProblem.PathIsFolder, path, $"'{path}' is a folder, not a file. Name the files in it, for example with Get-ChildItem.");
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ContactFileException(ContactFileProblem.FileNotFound, path, $"There is no file '{path}'.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ContactFileException(ContactFileProblem.FileIsLocked, path, $"The file '{path}' cannot be opened: another program holds it, or access is denied.", exception);
        }
    }
}
