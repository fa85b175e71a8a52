using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Tests.Verification.Email;

/// <summary>Public test material beside the repository; tests that need it skip where it does not exist.</summary>
internal static class Corpora
{
    public static List<Dictionary<string, string>> Read(string path)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CrmHygiene.psd1"))) folder = Path.GetDirectoryName(folder);
        string file = Path.Combine(folder ?? ".", "..", "shared", "corpora", path);
        Skip.IfNot(File.Exists(file), $"There is no corpus {path} beside the repository.");
        List<List<string>> lines = Fields(File.ReadAllText(file));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(p => p.First, p => p.Second))];
    }

    /// <summary>The text of a JSON string that may hold lone surrogates, which a JSON reader refuses.</summary>
    public static string Unescape(string json)
    {
        StringBuilder text = new();
        for (int i = 1; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }
            char c = json[++i];
            if (c == 'u')
            {
                text.Append((char)ushort.Parse(json.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else text.Append(c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => c });
        }
        return text.ToString();
    }

    private static List<List<string>> Fields(string text)
    {
        List<List<string>> lines = [];
        List<string> line = [];
        StringBuilder field = new();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[i++]);
            else if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r')) field.Append(c);
            else if (c != '\r')
            {
                line.Add(field.ToString());
                field.Clear();
                if (c != '\n') continue;
                lines.Add(line);
                line = [];
            }
        }
        return lines;
    }
}
