using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrmHygiene.Core.Values;

/// <summary>
/// Texts of JSON as others write them: services cut texts in the middle of an emoji, and exports hold bytes that are no
/// UTF-8. Such a place reads as U+FFFD, where the framework's reader would give up the whole file.
/// </summary>
internal static class JsonText
{
    /// <summary>The text of a string; of another value what is written.</summary>
    public static string Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? string.Empty : value.GetRawText();
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText().AsSpan(1..^1));
        }
    }

    /// <summary>A file's bytes as UTF-8 that is valid throughout.</summary>
    public static Stream ValidUtf8(Stream stream) => Encoding.CreateTranscodingStream(stream, new UTF8Encoding(false), new UTF8Encoding(false));

    // RFC 8259 §7; halves of surrogate pairs (§8.2) are what the framework refuses.
    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            char escape = raw[++i];
            if (escape == 'u')
            {
                text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }
            text.Append(escape switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escape });
        }
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else text[i] = '\uFFFD';
        }
        return text.ToString();
    }
}
