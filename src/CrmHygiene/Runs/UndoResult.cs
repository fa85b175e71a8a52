namespace CrmHygiene;

/// <summary>What an undo did to one file, or would do.</summary>
public sealed record UndoResult
{
    /// <summary>The run that was taken back; 0 where it was an import.</summary>
    public required long RunId { get; init; }

    /// <summary>The run that took it back; null for a dry run.</summary>
    public long? UndoRunId { get; init; }

    /// <summary>The file the contacts were taken back in.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>The file that was written, or would be; empty where none is.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Contacts put back.</summary>
    public long Restored { get; init; }

    /// <summary>Fields put back.</summary>
    public long Fields { get; init; }

    /// <summary>The import that was taken back; null where it was a run.</summary>
    public long? ImportId { get; init; }

    /// <summary>Contacts that went: those of an import that was taken back, and those an undo before had put back.</summary>
    public long Dropped { get; init; }

    /// <summary>Contacts that stay gone, since their data was erased.</summary>
    public long Erased { get; init; }

    /// <summary>Restored contacts whose address stays suppressed.</summary>
    public long StillSuppressed { get; init; }

    /// <summary>What was left alone, and why.</summary>
    public IReadOnlyList<UndoDrift> Drift { get; init; } = [];
}
