using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>A list of contacts, opened: format and columns are known, rows are read when enumerated.</summary>
public abstract class ContactFile
{
    private protected const int SampleLength = 256 * 1024;

    private long _read;

    private protected ContactFile(string path, long length, ContactLayout layout, RecognizedHeaders recognized, IReadOnlyList<string> dropped)
    {
        Path = path;
        Length = length;
        Layout = layout;
        Recognized = recognized;
        DroppedColumns = dropped;
    }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The columns.</summary>
    public ContactLayout Layout { get; }

    /// <summary>What the headers were recognised as, before columns were dropped or added.</summary>
    public RecognizedHeaders Recognized { get; }

    /// <summary>The headers of the columns that were dropped on purpose.</summary>
    public IReadOnlyList<string> DroppedColumns { get; }

    /// <summary>The format.</summary>
    public abstract ContactFormat Format { get; }

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; }

    /// <summary>Bytes parsed so far, about; for progress.</summary>
    public long BytesRead
    {
        get => Volatile.Read(ref _read);
        private protected set => Volatile.Write(ref _read, value);
    }

    /// <summary>Rows so far that were not valid UTF-8 in a UTF-8 file and were read as Windows-1252.</summary>
    public virtual long RecodedRows => 0;

    /// <summary>What a person should know about the list, such as numbers a workbook had shortened; complete when all rows were read.</summary>
    public virtual IReadOnlyList<string> Notices => [];

    /// <summary>What a format check tells besides: how the list is written.</summary>
    internal virtual IReadOnlyList<string> Details => [];

    /// <summary>Opens a list and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="ArgumentException">There is no such profile or column, or the map names a header or field that does not exist.</exception>
    /// <exception cref="ContactFileException">The file is missing, a folder, empty, binary, locked, has only a header, or the encoding is unknown.</exception>
    public static ContactFile Open(string path, ContactReadOptions? options = null)
    {
        options ??= ContactReadOptions.Default;
        byte[] start = ReadStart(path, out long length);
        if (length == 0) throw new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The file '{path}' is empty.");
        return (options.Format ?? ContactFormats.Detect(path, start)) switch
        {
            ContactFormat.Json => TableFile.Open(path, length, JsonTable.Open(path, start), options),
            ContactFormat.JsonLines => TableFile.Open(path, length, JsonTable.OpenLines(path), options),
            ContactFormat.Xlsx => TableFile.Open(path, length, XlsxTable.Open(path, options.Sheet), options),
            ContactFormat.VCard => TableFile.Open(path, length, VCardTable.Open(path, options.Encoding), options),
            ContactFormat.Zip => ZipFile.Open(path, length, options),
            ContactFormat.Tsv => DelimitedFile.Open(ListSource.OfFile(path, length), options with { Delimiter = options.Delimiter ?? '\t' }),
            _ => DelimitedFile.Open(ListSource.OfFile(path, length), options),
        };
    }

    /// <summary>Reads the rows, in order.</summary>
    /// <exception cref="ContactFileException">Reading failed midway, or a record is longer than 64 MB.</exception>
    public abstract IEnumerable<ReadItem> Read();

    private static byte[] ReadStart(string path, out long length)
    {
        using FileStream stream = ContactFileStream.Open(path);
        length = stream.Length;
        byte[] start = new byte[(int)Math.Min(length, 4096)];
        stream.ReadExactly(start);
        return start;
    }
}
