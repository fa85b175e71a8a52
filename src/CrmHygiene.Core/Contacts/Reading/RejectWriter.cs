using System.Globalization;
using System.Text;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Writes rejected rows to a CSV file for people: file, line, reason, message, and the row as found. The file is created with the first reject.</summary>
/// <param name="path">The destination.</param>
public sealed class RejectWriter(string path) : IDisposable
{
    private AtomicFile? _file;

    /// <summary>Rows written.</summary>
    public long Count { get; private set; }

    /// <summary>Writes one rejected row.</summary>
    /// <param name="reject">The row and its reason.</param>
    /// <exception cref="ContactFileException">The destination cannot be written.</exception>
    public void Write(RowReject reject)
    {
        ArgumentNullException.ThrowIfNull(reject);
        if (_file is null)
        {
            _file = new AtomicFile(path);
            _file.Stream.Write(Encoding.UTF8.Preamble);
            WriteLine("Source", "Line", "Reason", "Message", "Row");
        }
        Count++;
        WriteLine(reject.SourceName, reject.Line.ToString(CultureInfo.InvariantCulture), reject.Problem, reject.Message, reject.Row);
    }

    /// <summary>Moves the file into place.</summary>
    public void Complete() => _file?.Commit();

    /// <summary>Drops the file unless completed.</summary>
    public void Dispose() => _file?.Dispose();

    private void WriteLine(params string[] values)
    {
        string line = string.Join(',', values.Select(v => $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
        _file!.Stream.Write(Encoding.UTF8.GetBytes(line));
    }
}
