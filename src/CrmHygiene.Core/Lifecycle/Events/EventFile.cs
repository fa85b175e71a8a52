using System.Text;
using System.Text.Json;
using CrmHygiene.Core.Lifecycle.Bounces;
using CrmHygiene.Core.Lifecycle.Events.Json;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>
/// Reads events of any file: bounce mail (.eml, mbox), JSON, JSON lines, delimited text. The form is told by content;
/// endings only help. What is not understood comes out as a reject, so events + rejects = what was in the file.
/// </summary>
public static class EventFile
{
    private const int MostDocument = 512 * 1024 * 1024;
    private const int MostLine = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32, AllowTrailingCommas = true };

    private static readonly string[] EventEndings = [".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".log"];

    /// <summary>The files of a folder that may hold events or mail.</summary>
    /// <param name="folder">The folder; its folders count too.</param>
    public static IEnumerable<string> InFolder(string folder)
    {
        var mail = new HashSet<string>(MailFiles.InFolder(folder), StringComparer.Ordinal);
        return MailFiles.All(folder).Where(f => f.IsClosed || mail.Contains(f.Path) || Array.IndexOf(EventEndings, Path.GetExtension(f.Path).ToLowerInvariant()) >= 0).Select(f => f.Path);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ArgumentException">The map does not fit the file.</exception>
    public static IEnumerable<EventItem> Read(string path, EventReadOptions? options = null)
    {
        options ??= new EventReadOptions();
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1024);
        if (stream.Length == 0)
        {
            yield return new EventItem(null, new EventReject(path, 1, "The file is empty."));
            yield break;
        }
        byte[] head = new byte[4096];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (head.AsSpan().StartsWith("\u001f"u8) && head[1] == 0x8B || head.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            yield return new EventItem(null, new EventReject(path, 1, "The file is compressed; unpack it first."));
            yield break;
        }
        IEnumerable<EventItem> items = FormOf(path, head.AsSpan(0, length)) switch
        {
            Form.Json => ReadJson(path, stream, options),
            Form.Mail => ReadMail(path, options),
            _ => CsvEventReader.Read(path, stream, options),
        };
        foreach (EventItem item in items) yield return item;
    }

    private enum Form { Text, Json, Mail }

    private static Form FormOf(string path, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\u00EF\u00BB\u00BF"u8) || head.StartsWith(Encoding.UTF8.Preamble)) head = head[3..];
        int start = 0;
        while (start < head.Length && head[start] <= ' ') start++;
        ReadOnlySpan<byte> text = head[start..];
        if (text.Length > 0 && text[0] is (byte)'{' or (byte)'[') return Form.Json;
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is ".eml" or ".mbox" or ".mbx") return Form.Mail;
        if (text.StartsWith("From "u8)) return Form.Mail;
        // A mail begins with fields; a header of columns has separators and no colon in its first word.
        int end = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        int colon = line.IndexOf((byte)':');
        return ending is not (".csv" or ".tsv") && colon > 1 && line[..colon].IndexOfAny(" ,;\t\""u8) < 0 ? Form.Mail : Form.Text;
    }

    private static IEnumerable<EventItem> ReadMail(string path, EventReadOptions options)
    {
        var parser = new BounceParser(options.Bounces);
        foreach (RawMail mail in MailFiles.Read(path, options.Bounces.MaxMessageBytes))
        {
            if (!parser.TryParse(mail.Bytes, out IReadOnlyList<ContactEvent> events, out string problem)) yield return new EventItem(null, new EventReject(path, mail.Number, problem));
            foreach (ContactEvent e in events) yield return new EventItem(e with { Source = path, Position = mail.Number }, null);
        }
    }

    private const int MostRow = 32_000;

    private static IEnumerable<EventItem> ReadJson(string path, Stream stream, EventReadOptions options)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 256 * 1024);
        string? first = reader.ReadLine();
        while (first is not null && first.Trim().Length == 0) first = reader.ReadLine();
        if (first is null) yield break;
        if (TryParse(first, out JsonElement root, out _))
        {
            long line = 1;
            for (string? text = first; text is not null; text = reader.ReadLine(), line++)
            {
                if (string.IsNullOrWhiteSpace(text)) continue;
                if (text.Length > MostLine && line > 1) yield return Reject(path, line, "The line is longer than 4 MB.");
                else if (!TryParse(text, out root, out string problem)) yield return Reject(path, line, problem, text);
                else
                    foreach (EventItem item in Events(path, line, root, options)) yield return item;
            }
            yield break;
        }
        if (stream.Length > MostDocument)
        {
            yield return Reject(path, 1, "The document is longer than 512 MB; export it as JSON lines.");
            yield break;
        }
        string whole = first + "\n" + reader.ReadToEnd();
        if (!TryParse(whole, out root, out string wrong)) yield return Reject(path, 1, wrong);
        else
            foreach (EventItem item in Events(path, 1, root, options)) yield return item;
    }

    private static IEnumerable<EventItem> Events(string path, long line, JsonElement root, EventReadOptions options)
    {
        // In a list the position is the number of the event, in lines that of the line.
        long number = line;
        bool list = root.ValueKind == JsonValueKind.Array;
        foreach (JsonElement each in JsonSplitter.Events(root))
        {
            IReadOnlyList<ContactEvent> events = JsonEventReader.Read(each, options.Kind, options.DateOrder, out string problem);
            if (events.Count == 0) yield return Reject(path, number, problem, each.GetRawText());
            foreach (ContactEvent e in events)
                yield return new EventItem(e with { Source = path, Position = number, Proof = options.Proof, Provider = options.Provider.Length > 0 && e.Provider == "Service" ? options.Provider : e.Provider }, null);
            if (list) number++;
        }
    }

    private static bool TryParse(string text, out JsonElement root, out string problem)
    {
        root = default;
        problem = string.Empty;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Json);
            root = document.RootElement.Clone();
            return true;
        }
        catch (JsonException exception)
        {
            problem = $"It is no JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}).";
            return false;
        }
    }

    private static EventItem Reject(string path, long position, string reason, string row = "") =>
        new(null, new EventReject(path, position, reason) { Row = row.Length > MostRow ? row[..MostRow] : row });
}
