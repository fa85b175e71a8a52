namespace CrmHygiene;

/// <summary>What a format check found out about a list as a whole.</summary>
public sealed record ImportFileCheck
{
    /// <summary>The list's name.</summary>
    public required string Name { get; init; }

    /// <summary>The format, such as Csv or Xlsx.</summary>
    public required string Format { get; init; }

    /// <summary>The encoding of delimited text.</summary>
    public required string Encoding { get; init; }

    /// <summary>The delimiter; NUL where the format has none.</summary>
    public required char Delimiter { get; init; }

    /// <summary>The header profile that was recognised; empty where there is none.</summary>
    public required string Profile { get; init; }

    /// <summary>0 to 1: how sure the profile is.</summary>
    public required double ProfileConfidence { get; init; }

    /// <summary>Rows, without the header.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows an import would reject.</summary>
    public required long Rejected { get; init; }

    /// <summary>The first of those rows.</summary>
    public required IReadOnlyList<ImportReject> Rejects { get; init; }

    /// <summary>What else a person should know: lines above the header, mixed line ends, a wrong encoding, duplicate headers.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>The list's name.</summary>
    public override string ToString() => Name;
}
