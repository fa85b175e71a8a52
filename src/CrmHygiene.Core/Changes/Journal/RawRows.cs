using System.Text;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>Rows made of raw fields, so that what was not changed is written as it stood.</summary>
internal static class RawRows
{
    public static PackedRecord Pack(IReadOnlyList<byte[]> fields, char delimiter)
    {
        PackedRecord record = PackedRecord.Allocate(fields.Sum(f => f.Length) + Math.Max(0, fields.Count - 1), fields.Count);
        int position = 0;
        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0) record.Row[position++] = (byte)delimiter;
            record.SetStart(i, position);
            fields[i].CopyTo(record.Row[position..]);
            position += fields[i].Length;
        }
        return record;
    }

    /// <summary>A text as a field of a file (RFC 4180), quoted where it needs to be.</summary>
    public static byte[] Quote(string text, char delimiter)
    {
        bool quote = text.AsSpan().IndexOfAny('"', '\r', '\n') >= 0 || (delimiter != '\0' && text.Contains(delimiter, StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(quote && delimiter != '\0' ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
    }

    /// <summary>A raw field of one file as a field of another.</summary>
    public static byte[] Convert(byte[] raw, char from, char to)
    {
        if (from == to) return raw;
        bool quoted = from != '\0' && raw.Length > 0 && raw[0] == (byte)'"';
        if (quoted && to != '\0') return raw;
        return Quote(quoted ? PackedRecord.Unquote(raw) : Encoding.UTF8.GetString(raw), to);
    }
}
