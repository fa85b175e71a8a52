using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>How a list is read.</summary>
public sealed record ContactReadOptions
{
    /// <summary>Everything detected.</summary>
    public static ContactReadOptions Default { get; } = new();

    /// <summary>The format; null tells it from the first bytes and the name.</summary>
    public ContactFormat? Format { get; init; }

    /// <summary>The encoding's name; null detects it. See <see cref="Encodings.TryGet"/>.</summary>
    public string? Encoding { get; init; }

    /// <summary>The delimiter, an ASCII character; null detects comma, semicolon, tab or pipe.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The sheet of a workbook; null takes the first with a cell.</summary>
    public string? Sheet { get; init; }

    /// <summary>How headers are recognised: profile, map, further profiles.</summary>
    public HeaderOptions Headers { get; init; } = HeaderOptions.Default;

    /// <summary>The columns to keep, by field name or header; the others are dropped on purpose. Null keeps all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Whether names in <see cref="Columns"/> that the list has no column of are passed over, as a policy's fields are.</summary>
    public bool IgnoreMissingColumns { get; init; }

    /// <summary>What every contact of the import is marked with, kept apart from what the list says.</summary>
    public ImportStamp Stamp { get; init; } = ImportStamp.None;

    /// <summary>Whether apostrophes before cells a spreadsheet would run are no part of the values; see <see cref="FormulaText"/>.</summary>
    public bool RestoreFormula { get; init; }

    /// <summary>The name of the list for messages; null takes the file's name.</summary>
    public string? SourceName { get; init; }

    /// <summary>Number of threads that parse; at least 1. Defaults to the processors, at most 4.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);
}
