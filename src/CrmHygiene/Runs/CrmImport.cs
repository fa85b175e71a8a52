namespace CrmHygiene;

/// <summary>An import of new contacts, as the store remembers it: enough to find its contacts again, and to compare lead sources.</summary>
public sealed record CrmImport
{
    /// <summary>The import's number in its store; its contacts carry it as ImportId.</summary>
    public required long Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null where it broke off.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The account it ran under.</summary>
    public string User { get; init; } = string.Empty;

    /// <summary>The file that was imported.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file, hexadecimal; empty where it broke off.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>The file's format, such as Csv.</summary>
    public string Format { get; init; } = string.Empty;

    /// <summary>The header profile it was read with; empty for none.</summary>
    public string Profile { get; init; } = string.Empty;

    /// <summary>The lead source its contacts were stamped with.</summary>
    public string LeadSource { get; init; } = string.Empty;

    /// <summary>The lawful basis its contacts were stamped with.</summary>
    public string ConsentBasis { get; init; } = string.Empty;

    /// <summary>What proves that basis.</summary>
    public string ConsentEvidence { get; init; } = string.Empty;

    /// <summary>Rows of the file, the header not counted. Always <see cref="Imported"/> + <see cref="Rejected"/>.</summary>
    public long Rows { get; init; }

    /// <summary>Contacts imported.</summary>
    public long Imported { get; init; }

    /// <summary>Rows rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>Contacts that were suppressed already, imported or rejected.</summary>
    public long Suppressed { get; init; }

    /// <summary>The lists its contacts were exported to.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The run that took the import back; null where none did, or where that was itself taken back.</summary>
    public long? UndoneBy { get; init; }

    /// <summary>Rejected rows in percent of all.</summary>
    public double RejectedPercent => Rows == 0 ? 0 : Math.Round(100.0 * Rejected / Rows, 1);
}
