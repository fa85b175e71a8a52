using System.Text;

namespace CrmHygiene.Core.Contacts;

/// <summary>The text encodings of contact lists: detection, names, byte order marks.</summary>
public static class Encodings
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Windows-1252, what Excel writes as plain CSV in western Europe and the Americas.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Names for tab completion.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "utf-32", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1256", "iso-8859-1", "iso-8859-15", "us-ascii"];

    /// <summary>Finds an encoding by its web name or code page number.</summary>
    /// <param name="name">Such as <c>utf-8</c>, <c>utf8</c>, <c>ansi</c>, <c>windows-1252</c> or <c>1252</c>.</param>
    /// <param name="encoding">The encoding; without a byte order mark.</param>
    /// <returns>Whether it is known.</returns>
    public static bool TryGet(string name, out Encoding encoding)
    {
        encoding = Utf8;
        switch (name.Trim().ToLowerInvariant())
        {
            case "utf8" or "utf-8" or "utf-8-bom" or "utf8bom" or "utf8nobom": return true;
            case "ansi": encoding = Windows1252; return true;
            case "unicode": encoding = Encoding.Unicode; return true;
        }
        try
        {
            Encoding? found = int.TryParse(name, out int page)
                ? CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page)
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            encoding = found;
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Detects the encoding from the first bytes: byte order mark, else UTF-16 by its zero bytes, else UTF-8 where valid, else Windows-1252.</summary>
    /// <param name="sample">The start of the file, cut anywhere.</param>
    /// <param name="byteOrderMark">Whether the sample starts with a byte order mark.</param>
    /// <param name="isWhole">Whether the sample is the whole file, so that its end is no cut.</param>
    public static Encoding Detect(ReadOnlySpan<byte> sample, out bool byteOrderMark, bool isWhole = false)
    {
        byteOrderMark = true;
        if (sample is [0xEF, 0xBB, 0xBF, ..]) return Utf8;
        if (sample is [0xFF, 0xFE, 0, 0, ..]) return Encoding.UTF32;
        if (sample is [0xFF, 0xFE, ..]) return Encoding.Unicode;
        if (sample is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode;
        byteOrderMark = false;
        if (LooksLikeUtf16(sample, zeroAt: 1)) return Encoding.Unicode;
        if (LooksLikeUtf16(sample, zeroAt: 0)) return Encoding.BigEndianUnicode;
        return IsUtf8(sample, isWhole) ? Utf8 : Windows1252;
    }

    /// <summary>Whether the start of a file is not text: zero bytes, or the mark of an archive, PDF or picture.</summary>
    /// <param name="sample">The start of the file.</param>
    public static bool LooksBinary(ReadOnlySpan<byte> sample)
    {
        if (sample.StartsWith("PK\x03\x04"u8) || sample.StartsWith("%PDF-"u8) || sample.StartsWith("\x89PNG"u8)
            || sample is [0x1F, 0x8B, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..]) return true;
        Detect(sample, out bool mark);
        if (mark || LooksLikeUtf16(sample, 0) || LooksLikeUtf16(sample, 1)) return false;
        int control = 0;
        foreach (byte b in sample)
        {
            if (b == 0) return true;
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0B or 0x0C or 0x1A)) control++;
        }
        return control > sample.Length / 20;
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> sample, int zeroAt)
    {
        int pairs = Math.Min(sample.Length / 2, 2048);
        if (pairs < 2) return false;
        int zeros = 0, others = 0;
        for (int i = 0; i < pairs; i++)
        {
            if (sample[(i * 2) + zeroAt] == 0) zeros++;
            if (sample[(i * 2) + 1 - zeroAt] == 0) others++;
        }
        return zeros > pairs * 7 / 10 && others == 0;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> sample, bool isWhole)
    {
        // A cut sample may end within a character: up to three bytes are no evidence.
        int most = isWhole ? 0 : 3;
        for (int cut = 0; cut <= most && cut <= sample.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(sample[..^cut])) return true;
        return false;
    }
}
