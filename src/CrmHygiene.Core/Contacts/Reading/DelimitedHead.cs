using System.Text;
using CrmHygiene.Core.Contacts.Headers;
using CsvHelper;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// Where the header of a delimited list stands: below a <c>sep=;</c> line, empty lines, or the title lines of a report.
/// A line is passed over only where a later one is a better header beyond doubt.
/// </summary>
/// <param name="Preamble">The text above the header, with its line ends.</param>
/// <param name="Offset">Bytes of the file before the header, the byte order mark included.</param>
/// <param name="Lines">Lines above the header.</param>
/// <param name="Header">The header line as found, without its line end.</param>
/// <param name="Delimiter">The delimiter.</param>
internal sealed record DelimitedHead(string Preamble, long Offset, int Lines, string Header, char Delimiter)
{
    private const int MostLines = 25;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    public static DelimitedHead? Find(byte[] sample, Encoding encoding, bool mark, char? delimiter)
    {
        int markLength = mark ? encoding is UTF8Encoding ? Encoding.UTF8.Preamble.Length : encoding.Preamble.Length : 0;
        byte[] text = encoding is UTF8Encoding ? sample[markLength..] : Encoding.Convert(encoding, Encoding.UTF8, sample[markLength..]);
        int start = SeparatorLine(text, ref delimiter);
        while (start < text.Length && text[start] is (byte)'\r' or (byte)'\n') start++;
        List<Candidate> rows = Parse(text, start, delimiter, out char found);
        if (rows.Count == 0) return null;
        Candidate head = rows[0];
        if (Better(rows) is { } better) head = better;
        else if (delimiter is null && rows[0].Fields.Length < 2)
        {
            foreach (char other in Delimiters)
            {
                if (other == found || Better(Parse(text, start, other, out _)) is not { } candidate) continue;
                (head, found) = (candidate, other);
                break;
            }
        }
        string preamble = Encoding.UTF8.GetString(text, 0, head.Offset);
        long bytes = encoding is UTF8Encoding ? head.Offset : encoding.GetByteCount(preamble);
        return new DelimitedHead(preamble, markLength + bytes, LineCount(preamble), head.Raw, found);
    }

    /// <summary>The first row that fits the rows below it, where the rows above it do not; null keeps the first row.</summary>
    private static Candidate? Better(List<Candidate> rows)
    {
        if (rows.Count < 3) return null;
        int width = rows.Skip(1).GroupBy(r => r.Fields.Length).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
        if (width < 2 || (rows[0].Fields.Length == width && rows[0].Filled >= 2)) return null;
        for (int i = 1; i < rows.Count - 1; i++)
        {
            Candidate row = rows[i];
            if (row.Fields.Length != width || row.Filled < Math.Max(2, width / 2)) continue;
            bool titles = rows.Take(i).All(r => r.Fields.Length < width || r.Filled <= Math.Max(1, width / 4));
            return titles && row.Known > 0 && row.Known > rows[0].Known && !row.HasAddress ? row : null;
        }
        return null;
    }

    private static List<Candidate> Parse(byte[] text, int start, char? delimiter, out char found)
    {
        List<Candidate> rows = [];
        using CsvReader reader = CsvReader.Create(text.AsMemory(start), CsvReaderOptions.Default with { Separator = delimiter, HasHeader = false, DetectSeparatorHint = false, IncludeValuesInExceptions = false });
        try
        {
            while (rows.Count < MostLines && reader.Read())
            {
                string[] fields = new string[reader.FieldCount];
                for (int i = 0; i < fields.Length; i++) fields[i] = reader.GetString(i);
                rows.Add(new Candidate(start + (int)reader.ByteOffset, Encoding.UTF8.GetString(reader.RawRecord), fields));
            }
        }
        catch (CsvFormatException)
        {
            // What is before the broken record is enough to find the header in; reading reports the record itself.
        }
        found = delimiter ?? reader.Separator;
        return rows;
    }

    private static int SeparatorLine(byte[] text, ref char? delimiter)
    {
        int end = text.AsSpan().IndexOfAny((byte)'\r', (byte)'\n');
        if (end is < 5 or > 8) return 0;
        string line = Encoding.UTF8.GetString(text, 0, end).Trim('"');
        if (line.Length != 5 || !line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || !char.IsAscii(line[4])) return 0;
        delimiter ??= line[4];
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private static int LineCount(string text)
    {
        int lines = 0;
        for (int i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) lines++;
        return lines;
    }

    private sealed record Candidate(int Offset, string Raw, string[] Fields)
    {
        public int Filled => Fields.Count(f => !string.IsNullOrWhiteSpace(f));
        public int Known => Fields.Count(f => f.Length is > 0 and < 80 && (HeaderAliases.BuiltIn.Match(f).Any() || HeaderAliases.BuiltIn.IsGenericName(f)));
        public bool HasAddress => Fields.Any(f => f.Contains('@', StringComparison.Ordinal) && f.Contains('.', StringComparison.Ordinal));
    }
}
