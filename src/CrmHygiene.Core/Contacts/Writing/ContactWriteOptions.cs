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
}
