using CsvHelper;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Tells rows of a rejects file that nobody mended: importing them would move values into wrong columns unseen. Thread-safe.</summary>
internal sealed class RejectRows
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];
    private readonly int _reason;
    private readonly int _row;
    private readonly int[] _fields;

    public RejectRows(IReadOnlyList<string> headers)
    {
        _reason = IndexOf(headers, RejectColumns.Reason);
        _row = IndexOf(headers, RejectColumns.Row);
        _fields = [.. Enumerable.Range(0, headers.Count).Where(i => !RejectColumns.IsMark(headers[i]))];
    }

    /// <summary>Whether the fields are those of the row as it was rejected.</summary>
    /// <param name="reader">Stands on a row of the rejects file.</param>
    public bool IsUnmended(CsvReader reader)
    {
        if (reader.IsEmpty(_reason)) return false;
        string row = FormulaText.Restore(reader.GetString(_row));
        List<string> fields = Trimmed(_fields.Select(i => FormulaText.Restore(reader.GetString(i))));
        if (fields.Count == 0 || (fields.Count == 1 && fields[0] == row)) return true;
        foreach (char delimiter in Delimiters)
        {
            using CsvReader found = CsvReader.FromText(row, CsvReaderOptions.Default with { Separator = delimiter, HasHeader = false, DetectSeparatorHint = false, IncludeValuesInExceptions = false });
            if (found.Read() && Trimmed(Enumerable.Range(0, found.FieldCount).Select(found.GetString)).SequenceEqual(fields, StringComparer.Ordinal)) return true;
        }
        return false;
    }

    private static List<string> Trimmed(IEnumerable<string> fields)
    {
        List<string> list = [.. fields];
        while (list.Count > 0 && list[^1].Length == 0) list.RemoveAt(list.Count - 1);
        return list;
    }

    private static int IndexOf(IReadOnlyList<string> headers, string name)
    {
        for (int i = 0; i < headers.Count; i++)
            if (headers[i].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
