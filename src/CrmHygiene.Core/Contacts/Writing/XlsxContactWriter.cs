using System.Globalization;
using CrmHygiene.Core.Tables;
using CsvHelper;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>
/// Writes contacts to a workbook, every cell as text. The rows are spooled beside the destination first: the header of a
/// workbook stands before its rows, and contacts of another list may bring further columns.
/// </summary>
public sealed class XlsxContactWriter : IContactWriter
{
    private readonly string _spool;
    private readonly ContactWriter _rows;
    private readonly AtomicFile _file;

    /// <summary>Starts a file; it appears when <see cref="Complete"/> is called.</summary>
    /// <param name="path">The destination.</param>
    /// <param name="options">How to write it.</param>
    /// <exception cref="ContactFileException">The destination cannot be written.</exception>
    public XlsxContactWriter(string path, ContactWriteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _file = new AtomicFile(path, options.Overwrite);
        _spool = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(_file.Path)!, $".{System.IO.Path.GetFileName(_file.Path)}.{Environment.ProcessId:x}{Environment.TickCount64:x}.rows");
        _rows = new ContactWriter(_spool, options with { Format = ContactFormat.Csv, Delimiter = ',', Encoding = "utf-8", NeutralizeFormula = false, ByteOrderMark = false });
    }

    /// <inheritdoc/>
    public string Path => _file.Path;

    /// <inheritdoc/>
    public long Rows => _rows.Rows;

    /// <inheritdoc/>
    public bool EncodingWidened => false;

    /// <inheritdoc/>
    public long FormulaCells => 0;

    /// <inheritdoc/>
    public void Write(Contact contact) => Spooled(() => _rows.Write(contact));

    /// <inheritdoc/>
    public void Complete(ContactLayout? layout = null, Action<Stream>? beforeMove = null)
    {
        if (Rows >= SpreadsheetWriter.MaxRows)
            throw new ContactFileException(ContactFileProblem.InputOutput, Path, $"A sheet holds at most {SpreadsheetWriter.MaxRows - 1:N0} contacts, the list has {Rows:N0}. Export to .csv. Nothing was changed.");
        Spooled(() => _rows.Complete(layout));
        using (FileStream spool = ContactFileStream.Open(_spool))
        using (CsvReader reader = CsvReader.Create(spool, CsvReaderOptions.Default with { Separator = ',', DetectSeparatorHint = false, HasHeader = false, IncludeValuesInExceptions = false }))
        using (var writer = new SpreadsheetWriter(_file.Stream))
        {
            string?[] values = [];
            while (reader.Read())
            {
                // Report lines above a header have fewer fields; a sheet starts with its header.
                if (values.Length != reader.FieldCount) values = new string?[reader.FieldCount];
                for (int i = 0; i < values.Length; i++) values[i] = reader.GetString(i);
                WriteRow(writer, values!);
            }
            writer.Complete();
        }
        _file.Stream.Flush();
        beforeMove?.Invoke(_file.Stream);
        _file.Commit();
        File.Delete(_spool);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _file.Dispose();
        File.Delete(_spool);
    }

    /// <summary>What fails beside the destination is told with the destination's name.</summary>
    private void Spooled(Action work)
    {
        try
        {
            work();
        }
        catch (ContactFileException exception)
        {
            throw new ContactFileException(exception.Problem, Path, exception.Message.Replace(_rows.Path, Path, StringComparison.Ordinal), exception);
        }
    }

    private void WriteRow(SpreadsheetWriter writer, string[] values)
    {
        try
        {
            if (writer.Rows == 0) writer.StartSheet("Contacts", values);
            else writer.WriteRow(values);
        }
        catch (ArgumentException exception)
        {
            throw new ContactFileException(ContactFileProblem.InputOutput, Path, string.Create(CultureInfo.InvariantCulture, $"{exception.Message} Export to .csv. Nothing was changed."), exception);
        }
    }
}
