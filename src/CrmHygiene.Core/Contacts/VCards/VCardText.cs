using System.Text;

namespace CrmHygiene.Core.Contacts.VCards;

/// <summary>Builds the lines of a vCard: escaped (RFC 6350 §3.4) and folded at 75 octets (§3.2).</summary>
internal sealed class VCardText
{
    private const int MaxOctets = 75;
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    /// <summary>A property with one text; nothing where it is empty.</summary>
    public void Add(string name, string text)
    {
        if (text.Length > 0) Line(name + ":" + Escape(text));
    }

    /// <summary>A property that a card must have, also where it is empty.</summary>
    public void AddAlways(string name, string text) => Line(name + ":" + Escape(text));

    /// <summary>A property of components; nothing where all are empty.</summary>
    public void AddParts(string name, params string[] parts)
    {
        if (Array.Exists(parts, p => p.Length > 0)) Line(name + ":" + string.Join(';', parts.Select(Escape)));
    }

    /// <summary>A property of values; nothing where there is none.</summary>
    public void AddList(string name, IEnumerable<string> values)
    {
        string joined = string.Join(',', values.Where(v => v.Length > 0).Select(Escape));
        if (joined.Length > 0) Line(name + ":" + joined);
    }

    public void Line(string line)
    {
        int octets = 0;
        for (int i = 0; i < line.Length; i++)
        {
            int length = char.IsHighSurrogate(line[i]) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]) ? 2 : 1;
            int size = length == 2 ? 4 : line[i] < 0x80 ? 1 : line[i] < 0x800 ? 2 : 3;
            if (octets + size > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }
            _text.Append(line, i, length);
            octets += size;
            i += length - 1;
        }
        _text.Append("\r\n");
    }

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("\\;,\r\n") < 0) return text;
        return text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }
}
