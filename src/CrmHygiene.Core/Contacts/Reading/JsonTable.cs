using System.Text.Json;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// Objects of a JSON array, of an API's answer that holds one, or one a line. The columns are those of all objects, in the
/// order they are first met, so the file is read twice.
/// </summary>
internal sealed class JsonTable : ListTable
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private readonly string _path;
    private readonly Kind _kind;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<string> _headers = [];

    private JsonTable(string path, Kind kind)
    {
        _path = path;
        _kind = kind;
        bool any = false;
        foreach ((_, JsonElement? item, _) in Items(_ => { }))
        {
            if (item is not { ValueKind: JsonValueKind.Object } found) continue;
            any = true;
            JsonFlattener.Flatten(found, (name, _) =>
            {
                if (_columns.TryAdd(name, _headers.Count)) _headers.Add(name);
            });
        }
        if (!any || _headers.Count == 0) throw new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The file '{path}' holds no JSON object with a member.");
    }

    private enum Kind
    {
        Array,
        Lines,
        Answer,
    }

    public override ContactFormat Format => _kind == Kind.Lines ? ContactFormat.JsonLines : ContactFormat.Json;

    public override IReadOnlyList<string> Headers => _headers;

    public static JsonTable Open(string path, ReadOnlySpan<byte> start)
    {
        if (start is [0xEF, 0xBB, 0xBF, ..]) start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        if (start is not [(byte)'{', ..]) return new JsonTable(path, Kind.Array);
        int end = start.IndexOf((byte)'\n');
        bool lines = end > 0 && IsObject(start[..end].ToArray()) && start[end..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
        return new JsonTable(path, lines ? Kind.Lines : Kind.Answer);
    }

    public static JsonTable OpenLines(string path) => new(path, Kind.Lines);

    public override IEnumerable<ListRow> Rows(Action<long> progress)
    {
        foreach ((long line, JsonElement? item, string raw) in Items(progress))
        {
            if (item is not { ValueKind: JsonValueKind.Object } found)
            {
                yield return new ListRow(line, []) { Problem = "NotAnObject", Message = "This is no JSON object.", Raw = raw };
                continue;
            }
            string?[] values = new string?[_headers.Count];
            JsonFlattener.Flatten(found, (name, text) =>
            {
                // A name that stands twice in an object keeps both texts.
                ref string? value = ref values[_columns[name]];
                value = string.IsNullOrEmpty(value) || value == text ? text : value + ";" + text;
            });
            yield return new ListRow(line, values);
        }
    }

    private IEnumerable<(long Line, JsonElement? Item, string Raw)> Items(Action<long> progress) => _kind switch
    {
        Kind.Array => ArrayItems(progress),
        Kind.Lines => LineItems(progress),
        _ => AnswerItems(),
    };

    private IEnumerable<(long Line, JsonElement? Item, string Raw)> ArrayItems(Action<long> progress)
    {
        using var items = new JsonItems(JsonText.ValidUtf8(ContactFileStream.Open(_path)));
        while (Next(items) is { } document)
        {
            using (document)
            {
                JsonElement item = document.RootElement;
                yield return (items.Line, item, item.ValueKind == JsonValueKind.Object ? string.Empty : item.GetRawText());
            }
            progress(items.Position);
        }
    }

    private JsonDocument? Next(JsonItems items)
    {
        try
        {
            return items.Next();
        }
        catch (JsonException exception)
        {
            throw Broken(Math.Max(items.Line, 1), exception);
        }
    }

    private IEnumerable<(long Line, JsonElement? Item, string Raw)> LineItems(Action<long> progress)
    {
        using FileStream stream = ContactFileStream.Open(_path);
        using var reader = new StreamReader(stream);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            using JsonDocument? document = TryParse(line);
            yield return (number, document?.RootElement, document?.RootElement.ValueKind == JsonValueKind.Object ? string.Empty : line);
            if (number % 1024 == 0) progress(stream.Position);
        }
    }

    /// <summary>The first member that is a list of objects; an answer without one is a single contact.</summary>
    private IEnumerable<(long Line, JsonElement? Item, string Raw)> AnswerItems()
    {
        using JsonDocument document = ParseAnswer();
        JsonElement list = document.RootElement.EnumerateObject().Select(m => m.Value)
            .FirstOrDefault(v => v.ValueKind == JsonValueKind.Array && v.GetArrayLength() > 0 && v[0].ValueKind == JsonValueKind.Object && v[0].EnumerateObject().Count() > 1);
        if (list.ValueKind != JsonValueKind.Array)
        {
            yield return (1, document.RootElement, string.Empty);
            yield break;
        }
        long position = 0;
        foreach (JsonElement item in list.EnumerateArray())
            yield return (++position, item, item.ValueKind == JsonValueKind.Object ? string.Empty : item.GetRawText());
    }

    private JsonDocument ParseAnswer()
    {
        try
        {
            using Stream stream = JsonText.ValidUtf8(ContactFileStream.Open(_path));
            return JsonDocument.Parse(stream, Options);
        }
        catch (JsonException exception)
        {
            throw Broken((exception.LineNumber ?? 0) + 1, exception);
        }
    }

    private ContactFileException Broken(long line, JsonException exception) =>
        new(ContactFileProblem.InputOutput, _path, $"'{_path}' is not JSON at or after line {line}.", exception);

    private static JsonDocument? TryParse(string line)
    {
        try
        {
            return JsonDocument.Parse(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsObject(byte[] text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
