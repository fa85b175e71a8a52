using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>How a list is written.</summary>
public sealed record ContactWriteOptions
{
    /// <summary>As the source was written.</summary>
    public static ContactWriteOptions Default { get; } = new();

    /// <summary>Columns to write, by property name or header, in this order; null writes all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The delimiter; null takes tab for .tsv, else the source's, else a comma.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The encoding's name; null takes the source's, else UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether an existing file may be replaced.</summary>
    public bool Overwrite { get; init; } = true;

    /// <summary>The format; null tells it from the extension, else delimited text.</summary>
    public ContactFormat? Format { get; init; }

    /// <summary>The system the file is for: its headers, dates and encoding are used. Null writes as the source was.</summary>
    public HeaderProfile? Profile { get; init; }

    /// <summary>Whether cells a spreadsheet would run get an apostrophe; see <see cref="FormulaText"/>. Delimited text only: the other formats hold no formulas.</summary>
    public bool NeutralizeFormula { get; init; }

    /// <summary>Whether the file starts with a byte order mark; null as the source, or the profile.</summary>
    public bool? ByteOrderMark { get; init; }

    /// <summary>The version of vCards written: 3.0, which every program reads, or 4.0.</summary>
    public string VCardVersion { get; init; } = "3.0";
}
