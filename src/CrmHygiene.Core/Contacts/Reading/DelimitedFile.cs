using System.Text;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Values;
using CsvHelper;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>A delimited list of contacts, opened: encoding, delimiter and columns are known.</summary>
internal sealed class DelimitedFile : ContactFile
{
    private const int SampleRows = 2000;

    private readonly ContactReadOptions _options;
    private readonly ListSource _source;
    private readonly RowPacker _packer;
    private readonly DelimitedHead _head;
    private readonly Encoding _encoding;

    private DelimitedFile(ListSource source, ContactReadOptions options, Encoding encoding, DelimitedHead head, ContactLayout layout, RecognizedHeaders recognized, ColumnChoice choice)
        : base(source.Path, source.Length, layout, recognized, choice.Dropped)
    {
        _source = source;
        _options = options;
        _encoding = encoding;
        _head = head;
        _packer = new RowPacker(layout, [.. recognized.Columns.Select(c => c.Header)], choice.Kept);
    }

    /// <inheritdoc/>
    public override ContactFormat Format => Layout.Dialect.Delimiter == '\t' ? ContactFormat.Tsv : ContactFormat.Csv;

    /// <inheritdoc/>
    public override long RecodedRows => _packer.RecodedRows;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notices => RecodedRows == 0 ? []
        : [$"{Counted.Of(RecodedRows, "row")} not valid UTF-8, read as Windows-1252. Check their accents, or name the -Encoding."];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Details => [.. HowWritten()];

    public static DelimitedFile Open(ListSource source, ContactReadOptions options)
    {
        string path = source.Path;
        byte[] sample = source.Sample(SampleLength);
        if (sample.Length == 0) throw new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The file '{path}' is empty.");
        bool isWhole = sample.Length == source.Length;
        Encoding encoding = ChooseEncoding(path, sample, isWhole, options, out bool mark);
        char? delimiter = options.Delimiter ?? (source.Name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : null);
        DelimitedHead head = FindHead(path, sample, encoding, mark, delimiter);
        using var reader = CsvReader.Create(new MemoryStream(sample[(int)head.Offset..]), CsvOptions(encoding, head.Delimiter));
        string[] headers = ReadHeaders(reader, path, head.Lines + 1);
        RecognizedHeaders recognized = HeaderRecognizer.Recognize(headers, options.Headers);
        ColumnScan scan = Scan(reader, recognized.Columns, isWhole, out bool anyRow);
        if (!anyRow && isWhole)
            throw new ContactFileException(ContactFileProblem.FileHasHeaderOnly, path, $"The file '{path}' has a header but no row (line {head.Lines + 1}).");
        bool all = isWhole;
        if (scan.NeedsAll && !isWhole) (scan, all) = ScanAll(source, encoding, head, scan.OfAll(), options.Threads);
        recognized = recognized with { Columns = scan.Apply(recognized.Columns, all) };
        ColumnChoice choice = ColumnChoice.Of(recognized.Columns, options);
        (string newLine, string headerEnd) = HeaderEnd(encoding.GetString(sample.AsSpan((int)head.Offset, Math.Min(sample.Length - (int)head.Offset, 64 * 1024))));
        var dialect = new ContactDialect
        {
            Delimiter = head.Delimiter,
            EncodingName = encoding.WebName,
            ByteOrderMark = mark,
            NewLine = newLine,
            HeaderEnd = headerEnd,
            FinalNewLine = EndsWithNewLine(source, encoding),
            QuotedHeader = head.Header.StartsWith('"'),
            HeaderLine = choice.Kept is null ? head.Header : null,
            HeaderColumns = headers.Length,
            Preamble = head.Preamble,
            Disarmed = options.RestoreFormula || RejectColumns.IsRejectFile(headers),
        };
        var layout = new ContactLayout(options.SourceName ?? source.Name, dialect, choice.Columns) { ProfileName = recognized.ProfileName };
        return new DelimitedFile(source, options, encoding, head, layout, recognized, choice);
    }

    /// <summary>Reads the rows, in order; parsing runs ahead on other threads.</summary>
    /// <remarks>
    /// A quote that is never closed would swallow the rest of the file: its line is rejected, and reading goes on behind it.
    /// </remarks>
    public override IEnumerable<ReadItem> Read()
    {
        using var stream = new LineEndStream(OpenUtf8(), Layout.Dialect.NewLine);
        using CsvReader reader = CsvReader.Create(stream, CsvOptions(Encoding.UTF8, _head.Delimiter));
        using IEnumerator<ReadItem> items = reader.ParallelEnumerate(Pack, _options.Threads).GetEnumerator();
        // One row is held back: how it ends is known for sure once the next one was read.
        ReadItem held = default;
        bool holds = false;
        while (MoveNext(items))
        {
            if (holds) yield return Tallied(held, stream);
            (held, holds) = (items.Current, true);
            if (held.Reject is not { Problem: RowPacker.Unterminated } tail) continue;
            foreach (ReadItem item in Resume(tail)) yield return Tallied(item);
            yield break;
        }
        if (holds) yield return Tallied(held, stream);
    }

    private Stream OpenUtf8()
    {
        Stream stream = _source.OpenAt(_head.Offset);
        return _encoding is UTF8Encoding ? stream : Encoding.CreateTranscodingStream(stream, _encoding, Encoding.UTF8);
    }

    private IEnumerable<string> HowWritten()
    {
        if (_head.Lines > 0) yield return $"{Counted.Of(_head.Lines, "line")} above the header passed over, and written back by an export.";
        (int both, int feeds, int returns) = LineEnds(_encoding.GetString(_source.Sample(SampleLength).AsSpan((int)_head.Offset)));
        if ((both > 0 ? 1 : 0) + (feeds > 0 ? 1 : 0) + (returns > 0 ? 1 : 0) > 1) yield return $"Rows end in different ways (CR LF {both}, LF {feeds}, CR {returns} in the first part); an export writes each as it is.";
        bool quoted = _head.Header.Contains('"', StringComparison.Ordinal);
        if (quoted && _head.Header.Split(Layout.Dialect.Delimiter).Any(h => !h.StartsWith('"'))) yield return "Some headers are quoted, others not; an export writes them as they are.";
        if (Layout.Dialect.EncodingName == "windows-1252") yield return "The file is no UTF-8 and is read as Windows-1252. Where accents look wrong, name the -Encoding.";
    }

    private static (int Both, int Feeds, int Returns) LineEnds(string text)
    {
        int both = 0, feeds = 0, returns = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            if (quoted) continue;
            if (text[i] == '\n') feeds++;
            else if (text[i] == '\r' && i + 1 < text.Length)
            {
                if (text[i + 1] != '\n') returns++;
                else
                {
                    both++;
                    i++;
                }
            }
        }
        return (both, feeds, returns);
    }

    private ReadItem Pack(CsvReader reader)
    {
        BytesRead = reader.ByteOffset;
        return _packer.Pack(reader, _head.Lines) with { End = reader.ByteOffset + reader.RawRecord.Length };
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
            yield return new ReadItem(null, tail with { Row = tail.Row[..end], Fields = [tail.Row[..end]] });
            int next = end + (tail.Row[end] == '\r' && end + 1 < tail.Row.Length && tail.Row[end + 1] == '\n' ? 2 : 1);
            long line = tail.Line;
            RowReject? further = null;
            using (CsvReader reader = CsvReader.FromText(tail.Row[next..], CsvOptions(Encoding.UTF8, _head.Delimiter) with { HasHeader = false }))
            {
                while (reader.Read())
                {
                    ReadItem item = _packer.Pack(reader, line);
                    if (item.Reject is { Problem: RowPacker.Unterminated }) further = item.Reject;
                    else yield return item;
                }
            }
            if (further is null) yield break;
            tail = further;
        }
    }

    private ReadItem Tallied(ReadItem item, LineEndStream? ends = null)
    {
        if (item.Contact is not null) Layout.CountContact();
        if (ends?.At(item.End) is { } end and not 0 && item.Contact is not null) item.Contact.LineEnd = end;
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
            throw new ContactFileException(ContactFileProblem.InputOutput, Path, $"'{Path}' cannot be read on from line {exception.LineNumber + _head.Lines}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException && exception is not ContactFileException)
        {
            throw new ContactFileException(ContactFileProblem.InputOutput, Path, $"Reading '{Path}' failed: {exception.Message}", exception);
        }
    }

    private static CsvReaderOptions CsvOptions(Encoding encoding, char delimiter) => CsvReaderOptions.Default with
    {
        Separator = delimiter,
        Encoding = encoding,
        DetectSeparatorHint = false,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = 64 * 1024 * 1024,
        BufferSize = 256 * 1024,
    };

    private static DelimitedHead FindHead(string path, byte[] sample, Encoding encoding, bool mark, char? delimiter)
    {
        DelimitedHead? head = DelimitedHead.Find(sample, encoding, mark, delimiter);
        return head is not null && head.Header.AsSpan().Trim().Length > 0 ? head
            : throw new ContactFileException(ContactFileProblem.HeaderInvalid, path, $"Line 1 of '{path}' has no column names.");
    }

    private static string[] ReadHeaders(CsvReader reader, string path, int line)
    {
        try
        {
            reader.ReadHeader();
            string[] headers = reader.Headers.ToArray();
            if (headers.Length == 0 || headers.All(string.IsNullOrWhiteSpace))
                throw new ContactFileException(ContactFileProblem.HeaderInvalid, path, $"Line {line} of '{path}' has no column names.");
            return headers;
        }
        catch (CsvFormatException exception)
        {
            throw new ContactFileException(ContactFileProblem.HeaderInvalid, path, $"Line {line} of '{path}' cannot be read as a header: {exception.Message}", exception);
        }
    }

    private static ColumnScan Scan(CsvReader reader, IReadOnlyList<ContactColumn> columns, bool isWhole, out bool anyRow)
    {
        var scan = new ColumnScan(columns);
        anyRow = false;
        try
        {
            for (int row = 0; (isWhole || row < SampleRows) && reader.Read(); row++)
            {
                anyRow = true;
                Add(scan, reader);
            }
        }
        catch (CsvFormatException)
        {
            // The sample may end within a quoted field; what is before that is enough.
        }
        return scan;
    }

    private static (ColumnScan Scan, bool All) ScanAll(ListSource source, Encoding encoding, DelimitedHead head, ColumnScan scan, int threads)
    {
        try
        {
            using Stream stream = source.OpenAt(head.Offset);
            using CsvReader reader = CsvReader.Create(stream, CsvOptions(encoding, head.Delimiter));
            foreach (UInt128 row in reader.ParallelEnumerate(r => Look(scan, r), threads)) scan.Count(row);
            return (scan, true);
        }
        catch (Exception exception) when (exception is CsvFormatException or IOException or InvalidDataException)
        {
            // Reading the rows reports it, with its line.
            return (scan, false);
        }
    }

    private static void Add(ColumnScan scan, CsvReader reader)
    {
        Span<char> text = stackalloc char[96];
        for (int slot = 0; slot < scan.Columns.Length; slot++)
        {
            int column = scan.Columns[slot];
            if (column >= reader.FieldCount) break;
            ReadOnlySpan<byte> value = reader.GetSpan(column);
            if (value.Length > text.Length) scan.AddLong(slot);
            else scan.Add(slot, text[..Encoding.UTF8.GetChars(value, text)]);
        }
    }

    private static UInt128 Look(ColumnScan scan, CsvReader reader)
    {
        UInt128 row = 0;
        Span<char> text = stackalloc char[96];
        for (int slot = 0; slot < scan.Columns.Length; slot++)
        {
            int column = scan.Columns[slot];
            if (column >= reader.FieldCount) break;
            ReadOnlySpan<byte> value = reader.GetSpan(column);
            if (value.IsEmpty) continue;
            row |= value.Length > text.Length ? scan.LookLong(slot) : scan.Look(slot, text[..Encoding.UTF8.GetChars(value, text)]);
        }
        return row;
    }

    private static Encoding ChooseEncoding(string path, byte[] sample, bool isWhole, ContactReadOptions options, out bool mark)
    {
        Encoding detected = Encodings.Detect(sample, out mark, isWhole);
        if (options.Encoding is { } name)
        {
            if (!Encodings.TryGet(name, out Encoding chosen))
                throw new ContactFileException(ContactFileProblem.UnknownEncoding, path, $"The encoding '{name}' is not known. Examples: {string.Join(", ", Encodings.Names)}.");
            mark = mark && detected.CodePage == chosen.CodePage;
            return chosen;
        }
        if (Encodings.LooksBinary(sample))
            throw new ContactFileException(ContactFileProblem.FileIsBinary, path, $"The file '{path}' is not text (line 1). Export the list as CSV and import that.");
        return detected;
    }

    /// <summary>The line break of the header, and all of them where empty lines follow it.</summary>
    private static (string NewLine, string All) HeaderEnd(string start)
    {
        bool quoted = false;
        for (int i = 0; i < start.Length; i++)
        {
            if (start[i] == '"') quoted = !quoted;
            if (quoted || start[i] is not ('\r' or '\n')) continue;
            string newLine = start[i] == '\r' && i + 1 < start.Length && start[i + 1] == '\n' ? "\r\n" : start[i].ToString();
            int end = i + newLine.Length;
            while (end < start.Length && (start[end] is '\r' or '\n')) end++;
            return (newLine, end == i + newLine.Length ? string.Empty : start[i..end]);
        }
        return ("\r\n", string.Empty);
    }

    private static bool EndsWithNewLine(ListSource source, Encoding encoding)
    {
        byte[] tail = source.Tail(encoding.GetByteCount("\n"));
        return encoding.GetString(tail) is "\n" or "\r";
    }
}
