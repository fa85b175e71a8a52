using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Contacts.VCards;

/// <summary>Takes one unfolded line of a vCard apart: <c>group.NAME;PARAM=a,"b":value</c>.</summary>
internal static class VCardLine
{
    private static readonly string[] BinaryNames = ["PHOTO", "LOGO", "SOUND", "KEY"];

    public static bool IsQuotedPrintable(string line)
    {
        int colon = ValueAt(line);
        return colon > 0 && line[..colon].Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);
    }

    public static VCardProperty? Parse(string line)
    {
        int colon = ValueAt(line);
        if (colon <= 0) return null;
        List<string> parts = SplitParameters(line[..colon]);
        string name = parts[0][(parts[0].LastIndexOf('.') + 1)..].Trim().ToUpperInvariant();
        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))) return null;
        string value = line[(colon + 1)..];
        List<string> types = [];
        int preference = 101;
        bool base64 = false;
        Encoding charset = Encoding.UTF8;
        bool quoted = false;
        foreach (string parameter in parts.Skip(1))
        {
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? "TYPE" : parameter[..equals].Trim().ToUpperInvariant();
            string text = parameter[(equals + 1)..].Replace("\"", string.Empty, StringComparison.Ordinal).Trim();
            // Version 2.1 writes bare parameters: TEL;CELL;PREF, NOTE;QUOTED-PRINTABLE.
            if (equals < 0 && text.ToUpperInvariant() is "BASE64" or "QUOTED-PRINTABLE" or "B") key = "ENCODING";
            switch (key)
            {
                case "TYPE": types.AddRange(text.ToUpperInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)); break;
                case "PREF" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n): preference = Math.Clamp(n, 1, 100); break;
                case "ENCODING": (base64, quoted) = (text.ToUpperInvariant() is "BASE64" or "B", text.Equals("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase)); break;
                case "CHARSET" when Encodings.TryGet(text, out Encoding named): charset = named; break;
            }
        }
        if (types.Contains("PREF")) preference = Math.Min(preference, 1);
        if (quoted) value = Decode(value, charset);
        bool binary = base64 || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || (BinaryNames.Contains(name) && value.Length > 1024);
        return new VCardProperty(name, types, value, binary, preference);
    }

    /// <summary>The colon before the value; one within quotes is not it.</summary>
    private static int ValueAt(string line)
    {
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ':' && !quoted) return i;
        }
        // An unbalanced quote: the first colon is the likeliest.
        return line.IndexOf(':', StringComparison.Ordinal);
    }

    private static List<string> SplitParameters(string head)
    {
        List<string> parts = [];
        bool quoted = false;
        int start = 0;
        for (int i = 0; i < head.Length; i++)
        {
            if (head[i] == '"') quoted = !quoted;
            else if (head[i] == ';' && !quoted)
            {
                parts.Add(head[start..i]);
                start = i + 1;
            }
        }
        parts.Add(head[start..]);
        return parts;
    }

    /// <summary>Quoted-printable (RFC 2045 §6.7); what is not hexadecimal stays as it is.</summary>
    private static string Decode(string value, Encoding charset)
    {
        List<byte> bytes = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && byte.TryParse(value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte b))
            {
                bytes.Add(b);
                i += 2;
            }
            else if (char.IsSurrogate(value[i]) && i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1])) bytes.AddRange(charset.GetBytes(value.Substring(i++, 2)));
            else bytes.AddRange(charset.GetBytes(value[i].ToString()));
        }
        return charset.GetString([.. bytes]);
    }
}
