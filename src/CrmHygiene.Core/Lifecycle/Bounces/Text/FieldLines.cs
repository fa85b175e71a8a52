using System.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Text;

/// <summary>Header fields: the first value of each name, unfolded.</summary>
internal sealed class FieldLines
{
    private const int MostFields = 500;
    private const int MostValue = 8000;

    private readonly Dictionary<string, List<string>> _fields = new(StringComparer.OrdinalIgnoreCase);
    private int _count;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The first value of a field; empty where it is missing.</summary>
    public string this[string name] => _fields.TryGetValue(name, out List<string>? values) ? values[0] : string.Empty;

    /// <summary>All values of a field.</summary>
    public IReadOnlyList<string> All(string name) => _fields.TryGetValue(name, out List<string>? values) ? values : [];

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Adds a field; beyond 500 they are ignored.</summary>
    public void Add(string name, string value)
    {
        if (_count++ >= MostFields) return;
        if (!_fields.TryGetValue(name, out List<string>? values)) _fields[name] = values = [];
        values.Add(value.Length > MostValue ? value[..MostValue] : value);
    }

    /// <summary>Reads lines until the first that is no field.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="at">Where to begin; afterwards, behind the last field.</param>
    public static FieldLines Read(IReadOnlyList<string> lines, ref int at)
    {
        var fields = new FieldLines();
        string name = string.Empty;
        var value = new StringBuilder();
        for (; at < lines.Count; at++)
        {
            string line = lines[at];
            if (line.Length > 0 && line[0] is ' ' or '\t' && name.Length > 0)
            {
                if (line.AsSpan().Trim().Length == 0) break;
                if (value.Length < MostValue) value.Append(' ').Append(line.AsSpan().Trim());
                continue;
            }
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon is < 2 or > 60 || line.AsSpan(0, colon).IndexOfAny(' ', '\t', '<') >= 0) break;
            if (name.Length > 0) fields.Add(name, value.ToString());
            name = line[..colon];
            value.Clear().Append(line.AsSpan(colon + 1).Trim());
        }
        if (name.Length > 0) fields.Add(name, value.ToString());
        return fields;
    }

    /// <summary>The same of a text.</summary>
    public static FieldLines Read(string text)
    {
        int at = 0;
        return Read(Lines(text), ref at);
    }

    /// <summary>The lines of a text, without ends.</summary>
    public static List<string> Lines(string text, int most = 5000)
    {
        List<string> lines = [];
        using var reader = new StringReader(text);
        while (lines.Count < most && reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    }
}
