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
    private const string Unterminated = "UnterminatedQuote";

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
    /// <exception cref="ArgumentException">There is no such profile, or the map names a header or field that does not exist.</exception>
    /// <exception cref="ContactFileException">The file is missing, a folder, empty, binary, locked, has only a header, or the encoding is unknown.</exception>
    public static ContactFile Open(string path, ContactReadOptions? options = null)
    {
        options ??= ContactReadOptions.Default;
        string name = System.IO.Path.GetFileName(path);
        byte[] sample = ReadSample(path, out long length);
        if (length == 0) throw new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The file '{path}' is empty.");
        Encoding encoding = ChooseEncoding(path, sample, sample.Length == length, options, out bool mark);
        CsvReaderOptions csv = CsvOptions(path, options, encoding);
        using var reader = CsvReader.Create(new MemoryStream(sample), csv);
        string[] headers = ReadHeaders(reader, path);
        RecognizedHeaders recognized = HeaderRecognizer.Recognize(headers, options.Headers);
        IReadOnlyList<ContactColumn> columns = recognized.Columns;
        DateOrder[] orders = SampleDateOrders(reader, columns, out bool anyRow);
        if (!anyRow && length <= sample.Length)
            throw new ContactFileException(ContactFileProblem.FileHasHeaderOnly, path, $"The file '{path}' has a header but no row (line 1).");
        var dialect = new ContactDialect
        {
            Delimiter = reader.Separator,
            EncodingName = encoding.WebName,
            ByteOrderMark = mark,
            NewLine = NewLineOf(encoding.GetString(sample.AsSpan(0, Math.Min(sample.Length, 64 * 1024)))),
            FinalNewLine = EndsWithNewLine(path, length, encoding),
            QuotedHeader = HeaderIsQuoted(sample, encoding, mark),
        };
        var layout = new ContactLayout(name, dialect, columns.Select((c, i) => orders[i] == DateOrder.Unknown ? c : c with { DateOrder = orders[i] }))
        {
            ProfileName = recognized.ProfileName,
        };
        return new ContactFile(path, options, encoding, layout, length);
    }

    /// <summary>Reads the rows, in order; parsing runs ahead on other threads.</summary>
    /// <remarks>
    /// A quote that is never closed would swallow the rest of the file: its line is rejected, and reading goes on behind it.
    /// </remarks>
    /// <exception cref="ContactFileException">Reading failed midway, or a record is longer than 64 MB.</exception>
    public IEnumerable<ReadItem> Read()
    {
        FileStream stream = ContactFileStream.Open(Path);
        using CsvReader reader = CsvReader.Create(stream, CsvOptions(Path, _options, _encoding) with { Separator = Layout.Dialect.Delimiter });
        using IEnumerator<ReadItem> items = reader.ParallelEnumerate(r => Pack(r, 0), _options.Threads).GetEnumerator();
        while (MoveNext(items))
        {
            if (items.Current.Reject is { Problem: Unterminated } tail)
            {
                foreach (ReadItem item in Resume(tail)) yield return Counted(item);
                yield break;
            }
            yield return Counted(items.Current);
        }
    }

    /// <summary>The lines behind an unclosed quote: the first is the reject, the others are read anew.</summary>
    private IEnumerable<ReadItem> Resume(RowReject tail)
    {
        while (true)
        {
            int end = tail.Row.AsSpan().IndexOfAny('\r', '\n');
            if (end < 0)
            {
                yield return new ReadItem(null, tail);
                yield break;
            }
            yield return new ReadItem(null, tail with { Row = tail.Row[..end] });
            int next = end + (tail.Row[end] == '\r' && end + 1 < tail.Row.Length && tail.Row[end + 1] == '\n' ? 2 : 1);
            long line = tail.Line;
            RowReject? further = null;
            CsvReaderOptions csv = CsvOptions(Path, _options, Encoding.UTF8) with { Separator = Layout.Dialect.Delimiter, HasHeader = false };
            using (CsvReader reader = CsvReader.FromText(tail.Row[next..], csv))
            {
                while (reader.Read())
                {
                    ReadItem item = Pack(reader, line);
                    if (item.Reject is { Problem: Unterminated }) further = item.Reject;
                    else yield return item;
                }
            }
            if (further is null) yield break;
            tail = further;
        }
    }

    private ReadItem Counted(ReadItem item)
    {
        if (item.Contact is not null) Layout.CountContact();
        return item;
    }

    private bool MoveNext(IEnumerator<ReadItem> items)
    {
        try
        {
            return items.MoveNext();
        }
        catch (CsvFormatException exception)
        {
            throw new ContactFileException(ContactFileProblem.InputOutput, Path, $"'{Path}' cannot be read on from line {exception.LineNumber}: {exception.Message}", exception);
        }
        catch (IOException exception) when (exception is not ContactFileException)
        {
            throw new ContactFileException(ContactFileProblem.InputOutput, Path, $"Reading '{Path}' failed: {exception.Message}", exception);
        }
    }

    private ReadItem Pack(CsvReader reader, long lineOffset)
    {
        int columns = Layout.Columns.Count;
        int fields = reader.FieldCount;
        ReadOnlySpan<byte> raw = reader.RawRecord;
        long line = reader.LineNumber + lineOffset;
        if (lineOffset == 0) Volatile.Write(ref _read, reader.ByteOffset);
        if (IsUnterminated(reader.GetRawSpan(fields - 1))) return Rejected(reader, line, Unterminated, "A quoted field is never closed.");
        if (fields != columns) return Mismatch(reader, line, columns, fields);
        if (!System.Text.Unicode.Utf8.IsValid(raw)) return PackRecoded(reader, line);
        PackedRecord record = PackedRecord.Allocate(raw.Length, fields);
        raw.CopyTo(record.Row);
        int position = 0;
        for (int i = 0; i < fields; i++)
        {
            record.SetStart(i, position);
            position += reader.GetRawSpan(i).Length + 1;
        }
        return new ReadItem(new Contact(Layout, record, line), null);
    }

    /// <summary>A row with Windows-1252 fields in a UTF-8 file, as pasted-together exports have; counted, so that it can be said.</summary>
    private ReadItem PackRecoded(CsvReader reader, long line)
    {
        Interlocked.Increment(ref _recoded);
        byte[][] fields = new byte[reader.FieldCount][];
        for (int i = 0; i < fields.Length; i++)
        {
            ReadOnlySpan<byte> raw = reader.GetRawSpan(i);
            fields[i] = System.Text.Unicode.Utf8.IsValid(raw) ? raw.ToArray() : Encoding.Convert(Encodings.Windows1252, Encoding.UTF8, raw.ToArray());
        }
        PackedRecord record = PackedRecord.Allocate(fields.Sum(f => f.Length) + fields.Length - 1, fields.Length);
        int position = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) record.Row[position++] = (byte)Layout.Dialect.Delimiter;
            record.SetStart(i, position);
            fields[i].CopyTo(record.Row[position..]);
            position += fields[i].Length;
        }
        return new ReadItem(new Contact(Layout, record, line), null);
    }

    private ReadItem Mismatch(CsvReader reader, long line, int columns, int fields) => fields < columns
        ? Rejected(reader, line, "TooFewFields", $"The row has {fields} fields, the header has {columns}.")
        : Rejected(reader, line, "TooManyFields", $"The row has {fields} fields, the header has {columns}. A value with the delimiter in it may lack its quotes.");

    private ReadItem Rejected(CsvReader reader, long line, string problem, string message) =>
        new(null, new RowReject(Layout.SourceName, line, problem, message, Encoding.UTF8.GetString(reader.RawRecord)));

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
        for (int row = 0; row < SampleRows && ReadSampleRow(reader); row++)
        {
            anyRow = true;
            for (int i = 0; i < Math.Min(columns.Count, reader.FieldCount); i++) detectors[i]?.Add(reader.GetString(i));
        }
        for (int i = 0; i < orders.Length; i++) orders[i] = detectors[i]?.Order ?? DateOrder.Unknown;
        return orders;
    }

    /// <summary>The sample may end within a quoted field; what is before that is enough.</summary>
    private static bool ReadSampleRow(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            return false;
        }
    }

    private static Encoding ChooseEncoding(string path, byte[] sample, bool isWhole, ContactReadOptions options, out bool mark)
    {
        Encoding detected = Encodings.Detect(sample, out mark, isWhole);
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

    private static bool EndsWithNewLine(string path, long length, Encoding encoding)
    {
        int unit = encoding.GetByteCount("\n");
        if (length < unit) return false;
        using FileStream stream = ContactFileStream.Open(path);
        stream.Seek(-unit, SeekOrigin.End);
        Span<byte> tail = stackalloc byte[unit];
        stream.ReadExactly(tail);
        return encoding.GetString(tail) is "\n" or "\r";
    }

    private static byte[] ReadSample(string path, out long length)
    {
        using FileStream stream = ContactFileStream.Open(path);
        length = stream.Length;
        byte[] sample = new byte[(int)Math.Min(length, SampleLength)];
        stream.ReadExactly(sample);
        return sample;
    }
}
