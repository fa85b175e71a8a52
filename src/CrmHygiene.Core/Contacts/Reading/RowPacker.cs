using System.Text;
using CrmHygiene.Core.Values;
using CsvHelper;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Makes contacts of the rows of a delimited list, as bytes; thread-safe.</summary>
/// <param name="layout">The columns of the contacts.</param>
/// <param name="headers">The headers of the list.</param>
/// <param name="kept">The columns of the list that are kept, in order; null keeps all.</param>
internal sealed class RowPacker(ContactLayout layout, IReadOnlyList<string> headers, int[]? kept)
{
    public const string Unterminated = "UnterminatedQuote";

    // Columns of a rejects file that must be empty again before its rows fit.
    private readonly int[] _extras = RejectColumns.IsRejectFile(headers) ? [.. Enumerable.Range(0, headers.Count).Where(i => RejectColumns.IsExtra(headers[i]))] : [];
    private readonly RejectRows? _rejects = RejectColumns.IsRejectFile(headers) ? new RejectRows(headers) : null;
    private long _recoded;

    /// <summary>Rows so far that were not valid UTF-8 and were read as Windows-1252.</summary>
    public long RecodedRows => Volatile.Read(ref _recoded);

    /// <summary>The contact of the reader's row, or why there is none.</summary>
    /// <param name="reader">Stands on the row.</param>
    /// <param name="lineOffset">Lines of the list before the reader's first.</param>
    public ReadItem Pack(CsvReader reader, long lineOffset)
    {
        int columns = headers.Count;
        int fields = reader.FieldCount;
        ReadOnlySpan<byte> raw = reader.RawRecord;
        long line = reader.LineNumber + lineOffset;
        if (IsUnterminated(reader.GetRawSpan(fields - 1))) return Rejected(reader, line, Unterminated, ColumnName(fields - 1), "A quoted field is never closed.");
        if (fields != columns) return Mismatch(reader, line, columns, fields);
        foreach (int extra in _extras)
            if (!reader.IsEmpty(extra)) return Rejected(reader, line, "TooManyFields", headers[extra], $"The row has text in '{headers[extra]}', beyond the columns of the list.");
        if (_rejects is not null && _rejects.IsUnmended(reader))
            return Rejected(reader, line, "NotMended", RejectColumns.Row, $"The row is still as it was rejected. Mend its fields, or clear '{RejectColumns.Reason}' to import it as it is.");
        if (!System.Text.Unicode.Utf8.IsValid(raw)) return PackRecoded(reader, line);
        if (kept is not null) return new ReadItem(new Contact(layout, PackKept(reader, kept), line), null);
        PackedRecord record = PackedRecord.Allocate(raw.Length, fields);
        raw.CopyTo(record.Row);
        int position = 0;
        for (int i = 0; i < fields; i++)
        {
            record.SetStart(i, position);
            position += reader.GetRawSpan(i).Length + 1;
        }
        return new ReadItem(new Contact(layout, record, line), null);
    }

    private PackedRecord PackKept(CsvReader reader, int[] columns)
    {
        int length = Math.Max(0, columns.Length - 1);
        foreach (int column in columns) length += reader.GetRawSpan(column).Length;
        PackedRecord record = PackedRecord.Allocate(length, columns.Length);
        int position = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0) record.Row[position++] = (byte)layout.Dialect.Delimiter;
            record.SetStart(i, position);
            ReadOnlySpan<byte> field = reader.GetRawSpan(columns[i]);
            field.CopyTo(record.Row[position..]);
            position += field.Length;
        }
        return record;
    }

    /// <summary>A row with Windows-1252 fields in a UTF-8 file, as pasted-together exports have; counted, so that it can be said.</summary>
    private ReadItem PackRecoded(CsvReader reader, long line)
    {
        Interlocked.Increment(ref _recoded);
        int count = kept?.Length ?? reader.FieldCount;
        byte[][] fields = new byte[count][];
        for (int i = 0; i < fields.Length; i++)
        {
            ReadOnlySpan<byte> raw = reader.GetRawSpan(kept?[i] ?? i);
            fields[i] = System.Text.Unicode.Utf8.IsValid(raw) ? raw.ToArray() : Encoding.Convert(Encodings.Windows1252, Encoding.UTF8, raw.ToArray());
        }
        PackedRecord record = PackedRecord.Allocate(fields.Sum(f => f.Length) + Math.Max(0, fields.Length - 1), fields.Length);
        int position = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) record.Row[position++] = (byte)layout.Dialect.Delimiter;
            record.SetStart(i, position);
            fields[i].CopyTo(record.Row[position..]);
            position += fields[i].Length;
        }
        return new ReadItem(new Contact(layout, record, line), null);
    }

    private ReadItem Mismatch(CsvReader reader, long line, int columns, int fields) => fields < columns
        ? Rejected(reader, line, "TooFewFields", ColumnName(fields), $"The row has {Counted.Of(fields, "field")}, the header {columns}.")
        : Rejected(reader, line, "TooManyFields", RejectColumns.Extra(1), $"The row has {Counted.Of(fields, "field")}, the header {columns}. A value with the delimiter in it may lack its quotes.");

    private ReadItem Rejected(CsvReader reader, long line, string problem, string column, string message)
    {
        string[] values = new string[reader.FieldCount];
        for (int i = 0; i < values.Length; i++) values[i] = reader.GetString(i);
        return new ReadItem(null, new RowReject(layout.SourceName, line, problem, message, Encoding.UTF8.GetString(reader.RawRecord))
        {
            Column = column,
            Headers = headers,
            Fields = values,
        });
    }

    private string ColumnName(int column) => column < headers.Count ? headers[column] : RejectColumns.Extra(column - headers.Count + 1);

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
}
