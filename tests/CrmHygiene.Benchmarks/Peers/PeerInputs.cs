using System.Globalization;
using System.Text;

namespace CrmHygiene.Benchmarks.Peers;

/// <summary>What we and the peers are asked: generated lists for the speed, public corpora beside the repository for the agreement.</summary>
internal sealed class PeerInputs
{
    public required string[] Addresses { get; init; }

    public required string[] Typed { get; init; }

    public required string[][] Numbers { get; init; }

    public required List<Dictionary<string, string>> SyntaxRows { get; init; }

    public required List<Dictionary<string, string>> TypoRows { get; init; }

    public required List<Dictionary<string, string>> PhoneRows { get; init; }

    /// <summary>The address of a row of the syntax corpus. The JSON may hold lone surrogates, which JSON readers refuse.</summary>
    public static string AddressOf(Dictionary<string, string> row)
    {
        string json = row["email_json"];
        StringBuilder text = new();
        for (int i = 1; i < json.Length - 1; i++)
        {
            char c = json[i];
            if (c != '\\') text.Append(c);
            else if (json[++i] == 'u')
            {
                text.Append((char)ushort.Parse(json.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else text.Append(json[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', char other => other });
        }
        return text.ToString();
    }

    public static PeerInputs Make(int count, string[] addresses)
    {
        Random random = new(11);
        (string Region, string Shape)[] shapes = [("US", "(212) 5##-####"), ("DE", "030 ########"), ("GB", "020 7### ####"), ("AT", "+43 1 #######"), ("FR", "06 12 ## ## ##"), ("ES", "0034 91 ### ## ##")];
        string[][] numbers = new string[count / 5][];
        for (int i = 0; i < numbers.Length; i++)
        {
            (string region, string shape) = shapes[random.Next(shapes.Length)];
            numbers[i] = [string.Create(shape.Length, shape, (span, s) =>
            {
                for (int k = 0; k < span.Length; k++) span[k] = s[k] == '#' ? (char)('0' + random.Next(10)) : s[k];
            }), region];
        }
        return new PeerInputs
        {
            Addresses = addresses,
            Typed = addresses[..Math.Min(count, 20_000)],
            Numbers = numbers,
            SyntaxRows = [.. Read("email/email_syntax.csv").Where(r => r["options"].Length == 0)],
            TypoRows = Read("typo/domain_typos.csv"),
            PhoneRows = Read("phones/phones.csv"),
        };
    }

    private static List<Dictionary<string, string>> Read(string path)
    {
        string file = Path.Combine(Path.GetDirectoryName(ChildProcess.Module())!, "..", "shared", "corpora", path);
        if (!File.Exists(file)) return [];
        List<List<string>> lines = [];
        List<string> line = [];
        StringBuilder field = new();
        bool quoted = false;
        string text = File.ReadAllText(file);
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
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }
}
