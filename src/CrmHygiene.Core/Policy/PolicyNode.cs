using System.Globalization;
using System.Text.Json;

namespace CrmHygiene.Core.Policy;

/// <summary>A JSON value that knows its line and its path, so that errors can say where.</summary>
internal sealed class PolicyNode
{
    private readonly List<PolicyNode> _items = [];

    private PolicyNode(string file, string path, int line, JsonTokenType kind, string text, List<PolicyException>? problems)
    {
        Problems = problems;
        File = file;
        Path = path;
        Line = line;
        Kind = kind;
        Text = text;
    }

    /// <summary>Where mistakes are collected; null throws the first.</summary>
    public List<PolicyException>? Problems { get; }

    public string File { get; }
    public string Path { get; }
    public int Line { get; }
    public JsonTokenType Kind { get; }

    /// <summary>The text of a string, number or literal.</summary>
    public string Text { get; }

    /// <summary>The member's name; empty in arrays.</summary>
    public string Name { get; private init; } = string.Empty;

    public IReadOnlyList<PolicyNode> Items => _items;

    public PolicyException Error(string problem, Exception? inner = null) => new(File, Line, Path, problem, inner);

    /// <exception cref="PolicyException">The text is not JSON (comments and trailing commas allowed) or names a key twice.</exception>
    public static PolicyNode Parse(string file, byte[] json, List<PolicyException>? problems = null)
    {
        ReadOnlySpan<byte> text = json.AsSpan().StartsWith("\uFEFF"u8) ? json.AsSpan(3) : json;
        Utf8JsonReader reader = new(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 });
        LineCounter lines = new();
        try
        {
            if (!reader.Read()) throw new PolicyException(file, 0, string.Empty, "The file is empty.");
            PolicyNode root = Read(ref reader, text, ref lines, file, string.Empty, string.Empty, problems);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            // The parser's own line counts from 0 and would contradict ours.
            int place = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            string message = System.Text.Encoding.UTF8.GetString(text).Trim().Length == 0 ? "The file is empty." : "This is not JSON: " + (place < 0 ? e.Message : e.Message[..place]);
            throw new PolicyException(file, (int)(e.LineNumber ?? 0) + 1, string.Empty, message, e);
        }
    }

    private static PolicyNode Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, ref LineCounter lines, string file, string path, string name, List<PolicyException>? problems)
    {
        int line = lines.At(text, (int)reader.TokenStartIndex);
        string value = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.StartObject or JsonTokenType.StartArray => string.Empty,
            _ => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        };
        PolicyNode node = new(file, path, line, reader.TokenType, value, problems) { Name = name };
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string key = reader.GetString()!;
                string childPath = path.Length == 0 ? key : path + "." + key;
                int keyLine = lines.At(text, (int)reader.TokenStartIndex);
                if (node._items.Any(i => i.Name == key)) throw new PolicyException(file, keyLine, childPath, $"The key '{key}' stands here a second time.");
                reader.Read();
                node._items.Add(Read(ref reader, text, ref lines, file, childPath, key, problems));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                node._items.Add(Read(ref reader, text, ref lines, file, string.Create(CultureInfo.InvariantCulture, $"{path}[{node._items.Count}]"), string.Empty, problems));
        }
        return node;
    }

    // Tokens come in order, so lines are counted once over the file.
    private struct LineCounter
    {
        private int _position;
        private int _line;

        public int At(ReadOnlySpan<byte> text, int position)
        {
            _line += text[_position..position].Count((byte)'\n');
            _position = position;
            return _line + 1;
        }
    }
}
