using System.Globalization;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// Writes rejected rows to a CSV file for people: where they stood, what is wrong, the row as found, and its fields in the
/// columns of the list. Mended there, the file can be imported as it is. Cells a spreadsheet would run are disarmed. The
/// file is created with the first reject.
/// </summary>
/// <param name="path">The destination.</param>
public sealed class RejectWriter(string path) : IDisposable
{
    private const int MostExtraFields = 5;
    private readonly Dictionary<string, ContactLayout> _layouts = new(StringComparer.Ordinal);
    private ContactWriter? _writer;

    /// <summary>Rows written.</summary>
    public long Count { get; private set; }

    /// <summary>Writes one rejected row.</summary>
    /// <param name="reject">The row and its reason.</param>
    /// <exception cref="ContactFileException">The destination cannot be written.</exception>
    public void Write(RowReject reject)
    {
        ArgumentNullException.ThrowIfNull(reject);
        _writer ??= new ContactWriter(path, new ContactWriteOptions { NeutralizeFormula = true, ByteOrderMark = true, Encoding = "utf-8", Delimiter = ',' });
        Count++;
        IReadOnlyList<string> headers = [.. reject.Headers.Where(h => !RejectColumns.IsMark(h) && !RejectColumns.IsExtra(h))];
        string?[] fields = new string?[headers.Count + MostExtraFields];
        int at = 0;
        int extra = headers.Count;
        for (int i = 0; i < reject.Fields.Count; i++)
        {
            string header = i < reject.Headers.Count ? reject.Headers[i] : string.Empty;
            if (header.Length > 0 && RejectColumns.IsMark(header)) continue;
            int target = i < reject.Headers.Count && !RejectColumns.IsExtra(header) ? at++ : extra++;
            // What does not fit into the further columns stands together in the last.
            if (target < fields.Length) fields[target] = reject.Fields[i];
            else fields[^1] += "," + reject.Fields[i];
        }
        string line = reject.Line.ToString(CultureInfo.InvariantCulture);
        _writer.Write(Contact.Create(LayoutOf(headers), [reject.SourceName, line, reject.Column, reject.Problem, reject.Message, reject.Row, .. fields]));
    }

    /// <summary>Moves the file into place.</summary>
    /// <param name="beforeMove">Called with the complete content before that, or null; not called where nothing was rejected.</param>
    public void Complete(Action<Stream>? beforeMove = null) => _writer?.Complete(null, beforeMove);

    /// <summary>Drops the file unless completed.</summary>
    public void Dispose() => _writer?.Dispose();

    private ContactLayout LayoutOf(IReadOnlyList<string> headers)
    {
        string key = string.Join('\u001f', headers);
        if (_layouts.TryGetValue(key, out ContactLayout? layout)) return layout;
        List<ContactColumn> columns = [.. RejectColumns.All.Select(Column)];
        HashSet<string> taken = new(RejectColumns.All, StringComparer.OrdinalIgnoreCase);
        foreach (string header in headers)
        {
            string name = header.Trim();
            for (int n = 2; !taken.Add(name); n++) name = string.Create(CultureInfo.InvariantCulture, $"{header.Trim()} ({n})");
            columns.Add(new ContactColumn(name, header, ContactField.None));
        }
        for (int n = 1; n <= MostExtraFields; n++) columns.Add(Column(RejectColumns.Extra(n)));
        return _layouts[key] = new ContactLayout("rejects", ContactDialect.None, columns);
    }

    private static ContactColumn Column(string name) => new(name, name, ContactField.None);
}
