using System.Buffers;
using System.Text;
using CsvHelper;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>
/// Writes contacts to a delimited file. A row that was not changed is written byte for byte as it was found; contacts
/// of several lists with different columns share one file, columns being matched by standard field, else by name.
/// </summary>
public sealed class ContactWriter : IContactWriter
{
    private const int FlushAt = 1 << 20;

    private readonly ContactWriteOptions _options;
    private readonly AtomicFile _file;
    private readonly List<ContactColumn> _columns = [];
    private readonly List<(long Row, int Columns)> _segments = [];
    private readonly Dictionary<ContactLayout, int[]> _maps = new(ReferenceEqualityComparer.Instance);
    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt + (64 * 1024));
    private ContactDialect _dialect = ContactDialect.Default;
    private ContactLayout? _lastLayout;
    private int[] _lastMap = [];
    private bool _lastMapIsIdentity;
    private byte[] _newLine = [];
    private byte[] _quoteWorthy = [];
    private string? _headerLine;
    private readonly ProfileForm? _form;
    private ProfileColumns? _profile;
    private object? _source;
    private int _lastEnd;
    private bool _started;

    /// <summary>Starts a file; it appears when <see cref="Complete"/> is called.</summary>
    /// <param name="path">The destination.</param>
    /// <param name="options">How to write it.</param>
    /// <exception cref="ContactFileException">The destination cannot be written.</exception>
    public ContactWriter(string path, ContactWriteOptions? options = null)
    {
        _options = options ?? ContactWriteOptions.Default;
        if (_options.Encoding is { } name && !Encodings.TryGet(name, out _))
            throw new ContactFileException(ContactFileProblem.UnknownEncoding, path, $"The encoding '{name}' is not known. Examples: {string.Join(", ", Encodings.Names)}.");
        _form = _options.Profile is null ? null : new ProfileForm(_options.Profile);
        _file = new AtomicFile(path, _options.Overwrite);
    }

    /// <summary>The destination's full path.</summary>
    public string Path => _file.Path;

    /// <summary>Whether the file is UTF-8 because the source's encoding cannot write all characters of the list.</summary>
    public bool EncodingWidened { get; private set; }

    /// <summary>Rows written so far, the header not counted.</summary>
    public long Rows { get; private set; }

    /// <summary>Cells so far that a spreadsheet would run when it opens the file; disarmed with <see cref="ContactWriteOptions.NeutralizeFormula"/>.</summary>
    public long FormulaCells { get; private set; }

    /// <summary>Writes a contact.</summary>
    /// <param name="contact">A contact of any list.</param>
    public void Write(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (_form is not null) contact = _form.Of(contact);
        ContactLayout layout = contact.GetLayout();
        if (!ReferenceEquals(layout, _lastLayout))
        {
            _lastMap = MapOf(layout);
            _lastMapIsIdentity = IsIdentity(_lastMap);
            _lastLayout = layout;
        }
        if (CanCopy(contact, layout)) CopyRow(contact);
        else WriteFields(contact, layout);
        WriteLineEnd(contact, layout);
        Rows++;
        if (_buffer.WrittenCount >= FlushAt) Flush();
    }

    /// <summary>Completes the file and moves it into place. A list without a contact gets the header only.</summary>
    /// <param name="layout">The columns to write a header of when there was no contact.</param>
    /// <param name="beforeMove">Called with the complete content, before the file takes its place; where it throws, the old file stays.</param>
    public void Complete(ContactLayout? layout = null, Action<Stream>? beforeMove = null)
    {
        if (!_started && layout is not null) MapOf(_form?.LayoutOf(layout) ?? layout);
        Flush();
        if (_segments.Count > 1) Rewrite();
        TrimFinalNewLine();
        Encoding encoding = TargetEncoding();
        if (encoding is not UTF8Encoding) Transcode(encoding);
        _file.Stream.Flush();
        beforeMove?.Invoke(_file.Stream);
        _file.Commit();
    }

    /// <summary>Drops the file unless completed.</summary>
    public void Dispose() => _file.Dispose();

    private int[] MapOf(ContactLayout layout)
    {
        if (_maps.TryGetValue(layout, out int[]? map)) return map;
        if (!_started) Start(layout);
        map = new int[_columns.Count];
        Array.Fill(map, -1);
        List<int> rest = [];
        for (int i = 0; i < layout.Columns.Count; i++)
        {
            int target = Find(layout.Columns[i], map);
            if (target >= 0) map[target] = i;
            else if (_options.Columns is null) rest.Add(i);
        }
        if (rest.Count > 0) map = Extend(layout, map, rest);
        return _maps[layout] = map;
    }

    private void Start(ContactLayout layout)
    {
        _started = true;
        bool file = layout.Dialect.Delimiter != '\0';
        bool tsv = _options.Format == ContactFormat.Tsv || _file.Path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);
        ContactDialect source = file && _options.Profile is null ? layout.Dialect : ContactDialect.Default;
        _dialect = source with { Delimiter = _options.Delimiter ?? (tsv ? '\t' : source.Delimiter), ByteOrderMark = _options.ByteOrderMark ?? source.ByteOrderMark };
        _newLine = Encoding.UTF8.GetBytes(_dialect.NewLine);
        if (file && _options.Profile is null) _source = layout.SourceIdentity;
        _quoteWorthy = [(byte)'"', (byte)'\r', (byte)'\n', (byte)_dialect.Delimiter];
        IEnumerable<ContactColumn> columns = layout.Columns;
        if (_options.Columns is { } names)
            columns = names.Select(name => layout.IndexOf(name) is >= 0 and int index ? layout.Columns[index] : StandIn(name));
        else if (_dialect.Delimiter == source.Delimiter && _options.Profile is null && _dialect.HeaderColumns <= layout.Columns.Count)
            _headerLine = _dialect.HeaderLine;
        if (_options.Profile is { } profile)
        {
            _profile = new ProfileColumns(profile);
            columns = _profile.Arrange(columns, ordered: _options.Columns is not null);
            _dialect = _profile.Apply(_dialect, _options);
        }
        _columns.AddRange(columns);
        _segments.Add((0, _columns.Count));
    }

    private static ContactColumn StandIn(string name) => ContactFields.TryParse(name, out ContactField field)
        ? new ContactColumn(ContactFields.NameOf(field), name, field)
        : new ContactColumn(name, name, ContactField.None);

    private int Find(ContactColumn column, int[] map)
    {
        for (int i = 0; i < _columns.Count; i++)
        {
            if (map[i] >= 0) continue;
            bool same = column.Field != ContactField.None ? _columns[i].Field == column.Field
                : _columns[i].Field == ContactField.None && _columns[i].Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase);
            if (same) return i;
        }
        return -1;
    }

    private int[] Extend(ContactLayout layout, int[] map, List<int> rest)
    {
        rest.RemoveAll(column => _profile?.Drops(layout.Columns[column]) ?? false);
        if (rest.Count == 0) return map;
        foreach (int column in rest) _columns.Add(_profile?.Rename(layout.Columns[column]) ?? layout.Columns[column]);
        if (Rows == 0) _segments[0] = (0, _columns.Count);
        else _segments.Add((Rows, _columns.Count));
        // Maps of earlier lists lack the new columns; they are made again when next needed.
        _maps.Clear();
        return [.. map, .. rest];
    }

    private bool CanCopy(Contact contact, ContactLayout layout)
    {
        if (contact.IsChanged() || layout.Dialect.Delimiter != _dialect.Delimiter || layout.Dialect.Disarmed || _profile is not null) return false;
        if (!_lastMapIsIdentity || contact.FoundFieldCount > _columns.Count) return false;
        long formulas = 0;
        for (int i = 0; i < contact.FoundFieldCount; i++)
        {
            if (!MayRun(contact.RawField(i))) continue;
            string text = contact.GetFoundText(i);
            if (_options.NeutralizeFormula && !ReferenceEquals(FormulaText.Disarm(text), text)) return false;
            if (FormulaText.Runs(text)) formulas++;
        }
        FormulaCells += formulas;
        return true;
    }

    private void CopyRow(Contact contact)
    {
        _buffer.Write(contact.RawRecord);
        for (int i = contact.FoundFieldCount; i < _columns.Count; i++)
        {
            WriteDelimiter();
            if (_lastLayout!.Columns.Count > i) WriteText(contact.GetText(i));
        }
    }

    /// <summary>Ends a row: as it was found in the list the file is written like, else as most rows of that list.</summary>
    private void WriteLineEnd(Contact contact, ContactLayout layout)
    {
        byte[] end = contact.LineEnd != 0 && ReferenceEquals(layout.SourceIdentity, _source) ? Encoding.ASCII.GetBytes(LineEnd.TextOf(contact.LineEnd)) : _newLine;
        _buffer.Write(end);
        _lastEnd = end.Length;
    }

    /// <summary>Whether the first byte allows a formula; most cells are passed over by it.</summary>
    private static bool MayRun(ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty) return false;
        byte first = raw[0] == (byte)'"' && raw.Length > 1 ? raw[1] : raw[0];
        return first is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'D' or (byte)'d' or (byte)'\'' or 0xE2 or 0xEF;
    }

    /// <summary>Whether every column of the list stands where it stood, with nothing but added columns behind.</summary>
    private static bool IsIdentity(int[] map)
    {
        for (int i = 0; i < map.Length; i++)
            if (map[i] != i) return false;
        return true;
    }

    private void WriteFields(Contact contact, ContactLayout layout)
    {
        bool sameDialect = layout.Dialect.Delimiter == _dialect.Delimiter;
        for (int i = 0; i < _lastMap.Length; i++)
        {
            if (i > 0) WriteDelimiter();
            int column = _lastMap[i];
            if (column < 0) continue;
            bool found = !contact.IsChanged(column) && column < contact.FoundFieldCount;
            if (_profile is not null) WriteCell(_profile.Text(contact, column));
            else if (!found || MayRun(contact.RawField(column))) WriteCell(contact.GetText(column), found && sameDialect ? column : -1, contact, WasQuoted(contact, column));
            else if (sameDialect) _buffer.Write(contact.RawField(column));
            else WriteForeign(contact, layout, column);
        }
        for (int i = _lastMap.Length; i < _columns.Count; i++) WriteDelimiter();
    }

    /// <summary>Writes a cell that a spreadsheet may run; one that it does not is copied as found where it can be.</summary>
    private void WriteCell(string text, int column = -1, Contact? contact = null, bool quoted = false)
    {
        bool runs = FormulaText.Runs(text);
        if (runs) FormulaCells++;
        string written = _options.NeutralizeFormula ? FormulaText.Disarm(text) : text;
        bool copy = column >= 0 && ReferenceEquals(written, text) && !contact!.GetLayout().Dialect.Disarmed;
        if (copy) _buffer.Write(contact!.RawField(column));
        else WriteText(written, quoted);
    }

    /// <summary>Whether a field stood in quotes, so that its new text is written in quotes too.</summary>
    private static bool WasQuoted(Contact contact, int column) =>
        column < contact.FoundFieldCount && contact.GetLayout().Dialect.Delimiter != '\0' && contact.RawField(column) is [(byte)'"', ..];

    private void WriteForeign(Contact contact, ContactLayout layout, int column)
    {
        ReadOnlySpan<byte> raw = contact.RawField(column);
        bool quoted = layout.Dialect.Delimiter != '\0' && raw.Length > 0 && raw[0] == (byte)'"';
        if (quoted || raw.IndexOfAny(_quoteWorthy) < 0) _buffer.Write(raw);
        else WriteText(contact.GetText(column));
    }

    private void WriteDelimiter()
    {
        _buffer.GetSpan(1)[0] = (byte)_dialect.Delimiter;
        _buffer.Advance(1);
    }

    private void WriteText(string text, bool quoted = false)
    {
        // A line with nothing in it would be no row.
        bool alone = _columns.Count == 1;
        if (text.Length == 0 && !quoted && !alone) return;
        bool quote = quoted || (alone && text.Length == 0) || text.AsSpan().IndexOfAny('"', '\r', '\n') >= 0 || text.Contains(_dialect.Delimiter, StringComparison.Ordinal);
        if (quote) text = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        int length = Encoding.UTF8.GetBytes(text, _buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));
        _buffer.Advance(length);
    }

    private void Flush()
    {
        if (_file.Stream.Position == 0 && _started) WriteHeaderTo(_file.Stream);
        _file.Stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private void WriteHeaderTo(Stream stream)
    {
        if (_dialect.ByteOrderMark) stream.Write(Encoding.UTF8.Preamble);
        var header = new StringBuilder();
        if (_headerLine is not null) header.Append(_dialect.Preamble).Append(_headerLine);
        for (int i = _headerLine is null ? 0 : _dialect.HeaderColumns; i < _columns.Count; i++)
        {
            if (i > 0) header.Append(_dialect.Delimiter);
            string text = _columns[i].Header;
            bool quote = (_dialect.QuotedHeader && _profile is null) || text.AsSpan().IndexOfAny('"', '\r', '\n') >= 0 || text.Contains(_dialect.Delimiter, StringComparison.Ordinal);
            header.Append(quote ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        }
        header.Append(_headerLine is not null && _dialect.HeaderEnd.Length > 0 ? _dialect.HeaderEnd : _dialect.NewLine);
        stream.Write(Encoding.UTF8.GetBytes(header.ToString()));
    }

    /// <summary>Columns came after rows were written: write the whole header, and give earlier rows their empty fields.</summary>
    private void Rewrite() => Respool(copy =>
    {
        WriteHeaderTo(_file.Stream);
        copy.Position = (_dialect.ByteOrderMark ? Encoding.UTF8.Preamble.Length : 0) + (_headerLine is null ? 0 : Encoding.UTF8.GetByteCount(_dialect.Preamble));
        using CsvReader reader = CsvReader.Create(copy, CsvReaderOptions.Default with { Separator = _dialect.Delimiter, DetectSeparatorHint = false }, leaveOpen: true);
        for (long row = 0; reader.Read(); row++)
        {
            _file.Stream.Write(reader.RawRecord);
            for (int i = ColumnsAt(row); i < _columns.Count; i++) _file.Stream.WriteByte((byte)_dialect.Delimiter);
            _file.Stream.Write(_newLine);
        }
        _lastEnd = _newLine.Length;
    });

    private int ColumnsAt(long row)
    {
        int columns = _segments[0].Columns;
        foreach ((long start, int count) in _segments)
            if (row >= start) columns = count;
        return columns;
    }

    private void TrimFinalNewLine()
    {
        int end = Rows > 0 ? _lastEnd : _newLine.Length;
        if (_started && !_dialect.FinalNewLine && _file.Stream.Position > end) _file.Stream.SetLength(_file.Stream.Position - end);
    }

    private Encoding TargetEncoding()
    {
        Encodings.TryGet(_options.Encoding ?? _dialect.EncodingName, out Encoding encoding);
        if (encoding is UTF8Encoding || CanEncode(encoding)) return encoding;
        if (_options.Encoding is { } name)
            throw new ContactFileException(ContactFileProblem.UnknownEncoding, Path, $"The list has characters that {name} cannot write. Use utf-8. Nothing was changed.");
        EncodingWidened = true;
        return Encoding.UTF8;
    }

    private bool CanEncode(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.EncoderFallback = EncoderFallback.ExceptionFallback;
        _file.Stream.Position = 0;
        try
        {
            using Stream transcoded = Encoding.CreateTranscodingStream(_file.Stream, Encoding.UTF8, strict, leaveOpen: true);
            transcoded.CopyTo(Stream.Null);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
        finally
        {
            _file.Stream.Seek(0, SeekOrigin.End);
        }
    }

    private void Transcode(Encoding encoding) => Respool(copy =>
    {
        copy.Position = _dialect.ByteOrderMark ? Encoding.UTF8.Preamble.Length : 0;
        if (_dialect.ByteOrderMark) _file.Stream.Write(encoding.Preamble);
        using Stream transcoded = Encoding.CreateTranscodingStream(copy, Encoding.UTF8, encoding, leaveOpen: true);
        transcoded.CopyTo(_file.Stream);
    });

    /// <summary>Moves what was written to a second file and lets <paramref name="write"/> write it again from there.</summary>
    private void Respool(Action<FileStream> write)
    {
        using var copy = new FileStream(_file.TemporaryPath + ".spool", new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
        });
        _file.Stream.Position = 0;
        _file.Stream.CopyTo(copy);
        copy.Position = 0;
        _file.Stream.SetLength(0);
        write(copy);
    }
}
