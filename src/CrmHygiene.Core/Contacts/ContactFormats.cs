namespace CrmHygiene.Core.Contacts;

/// <summary>Tells the format of a list from its name and its first bytes.</summary>
public static class ContactFormats
{
    /// <summary>The format a file's extension stands for; null where it stands for none.</summary>
    /// <param name="path">A path or file name.</param>
    public static ContactFormat? FromName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => ContactFormat.Csv,
        ".tsv" => ContactFormat.Tsv,
        ".json" => ContactFormat.Json,
        ".jsonl" or ".ndjson" => ContactFormat.JsonLines,
        ".xlsx" or ".xlsm" or ".xls" => ContactFormat.Xlsx,
        ".vcf" or ".vcard" => ContactFormat.VCard,
        ".zip" => ContactFormat.Zip,
        _ => null,
    };

    /// <summary>The format of a file: by its first bytes where they leave no doubt, else by its name, else delimited text.</summary>
    /// <param name="path">A path or file name.</param>
    /// <param name="start">The first bytes of the file.</param>
    public static ContactFormat Detect(string path, ReadOnlySpan<byte> start)
    {
        ContactFormat? named = FromName(path);
        if (start is [0xEF, 0xBB, 0xBF, ..]) start = start[3..];
        ReadOnlySpan<byte> text = start.TrimStart(" \t\r\n"u8);
        // What the name says is tried first: a broken workbook should be called one.
        if (named is ContactFormat.Xlsx or ContactFormat.Zip or ContactFormat.JsonLines) return named.Value;
        if (start.StartsWith("PK\x03\x04"u8)) return start.IndexOf("xl/"u8) >= 0 || start.IndexOf("[Content_Types].xml"u8) >= 0 ? ContactFormat.Xlsx : ContactFormat.Zip;
        if (start is [0xD0, 0xCF, 0x11, 0xE0, ..]) return ContactFormat.Xlsx;
        if (StartsWith(text, "BEGIN:VCARD"u8)) return ContactFormat.VCard;
        if (named is { } format) return format;
        return text is [(byte)'[', ..] or [(byte)'{', ..] ? ContactFormat.Json : ContactFormat.Csv;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(text[..word.Length], word);
}
