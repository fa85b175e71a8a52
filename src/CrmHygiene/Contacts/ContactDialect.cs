namespace CrmHygiene;

/// <summary>How a delimited file is written, so that an export can be written the same way.</summary>
public sealed record ContactDialect
{
    /// <summary>Comma, CRLF, UTF-8 without BOM: what RFC 4180 describes.</summary>
    public static ContactDialect Default { get; } = new();

    /// <summary>Values that never stood in a file: nothing is quoted or escaped.</summary>
    public static ContactDialect None { get; } = new() { Delimiter = '\0' };

    /// <summary>The field delimiter, an ASCII character; NUL where the values never stood in a file.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The line end: CR LF, LF or CR.</summary>
    public string NewLine { get; init; } = "\r\n";

    /// <summary>The line breaks below the header where they are more than <see cref="NewLine"/>, such as an empty line; empty where they are not.</summary>
    public string HeaderEnd { get; init; } = string.Empty;

    /// <summary>The web name of the encoding, such as <c>utf-8</c> or <c>windows-1252</c>.</summary>
    public string EncodingName { get; init; } = "utf-8";

    /// <summary>Whether the file starts with a byte order mark.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Whether the last record ends with a line end.</summary>
    public bool FinalNewLine { get; init; } = true;

    /// <summary>Whether every header is quoted even where it need not be.</summary>
    public bool QuotedHeader { get; init; }

    /// <summary>The header line as found, without its line end, so that it can be written back with its own quotes; null builds it from the columns.</summary>
    public string? HeaderLine { get; init; }

    /// <summary>Number of columns in <see cref="HeaderLine"/>; columns added since stand behind them.</summary>
    public int HeaderColumns { get; init; }

    /// <summary>Lines above the header (a title, <c>sep=;</c>), with their line ends; empty where there are none.</summary>
    public string Preamble { get; init; } = string.Empty;

    /// <summary>Whether cells a spreadsheet would run carry an apostrophe that is no part of their value; see <see cref="FormulaText"/>.</summary>
    public bool Disarmed { get; init; }
}
