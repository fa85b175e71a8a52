using System.Text;

namespace CrmHygiene.Core.Standards.Text;

/// <summary>UTF-8 that was read as Windows-1252 (MÃ¼ller for Müller), as a wrong guess of a file's encoding leaves it.</summary>
public static class Mojibake
{
    private const string HighHalf = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether the text reads as UTF-8 once more, and how; twice-garbled text is undone twice.</summary>
    /// <param name="text">The text as found.</param>
    /// <param name="repaired">What it was before; the text itself where it is sound.</param>
    public static bool TryRepair(string text, out string repaired)
    {
        ArgumentNullException.ThrowIfNull(text);
        repaired = text;
        while (TryOnce(repaired, out string once)) repaired = once;
        return !ReferenceEquals(repaired, text);
    }

    /// <summary>Whether UTF-8 text holds an accented letter of the kind a garbled one begins with, and behind it one of the characters that can follow.</summary>
    internal static bool MayHold(ReadOnlySpan<byte> utf8)
    {
        for (int at = utf8.IndexOf((byte)0xc3); at >= 0 && at + 2 < utf8.Length;)
        {
            if (utf8[at + 2] is 0xc2 or 0xc5 or 0xc6 or 0xcb or 0xe2) return true;
            int next = utf8[(at + 1)..].IndexOf((byte)0xc3);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return false;
    }

    private static bool TryOnce(string text, out string repaired)
    {
        repaired = text;
        if (!text.AsSpan().ContainsAnyInRange('\u00c2', '\u00f4')) return false;
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int value = text[i] <= 0xff ? text[i] : HighHalf.IndexOf(text[i]) is >= 0 and int at ? 0x80 + at : -1;
            if (value < 0) return false;
            bytes[i] = (byte)value;
        }
        try
        {
            repaired = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        foreach (char c in repaired)
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) return Keep(text, out repaired);
        return true;
    }

    private static bool Keep(string text, out string repaired)
    {
        repaired = text;
        return false;
    }
}
