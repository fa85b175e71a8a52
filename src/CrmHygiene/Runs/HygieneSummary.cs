namespace CrmHygiene;

/// <summary>What a hygiene run did, or would do: counts, files, and the exit code for a scheduled task.</summary>
public sealed record HygieneSummary
{
    /// <summary>Whether this was a dry run: nothing was written.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>The file that was read.</summary>
    public required string Source { get; init; }

    /// <summary>The clean list; empty where none was written.</summary>
    public string Destination { get; init; } = string.Empty;

    /// <summary>The file with the dropped contacts and their reasons; empty where none was written.</summary>
    public string ArchivePath { get; init; } = string.Empty;

    /// <summary>The file with the rows that could not be read; empty where there was none.</summary>
    public string RejectPath { get; init; } = string.Empty;

    /// <summary>The file with the plan; empty where none was written.</summary>
    public string PlanPath { get; init; } = string.Empty;

    /// <summary>The run in the store, for Undo-CrmRun; null where nothing was done or remembered.</summary>
    public long? RunId { get; init; }

    /// <summary>The run that broke off and was gone on with, and where; empty where this run began afresh.</summary>
    public string Resumed { get; init; } = string.Empty;

    /// <summary>Rows of the source, the header not counted. Always <see cref="RowsRejected"/> + <see cref="Merged"/> + <see cref="Removed"/> + <see cref="Kept"/>.</summary>
    public long RowsRead { get; init; }

    /// <summary>Rows that could not be read as contacts.</summary>
    public long RowsRejected { get; init; }

    /// <summary>Contacts with at least one repair.</summary>
    public long Repaired { get; init; }

    /// <summary>Fields changed by repairs.</summary>
    public long FieldChanges { get; init; }

    /// <summary>Fixes suggested and not applied.</summary>
    public long Suggestions { get; init; }

    /// <summary>Contacts whose e-mail address is Invalid.</summary>
    public long InvalidEmails { get; init; }

    /// <summary>Groups of certain duplicates.</summary>
    public long DuplicateGroups { get; init; }

    /// <summary>Groups of possible duplicates, for a person to look at.</summary>
    public long ReviewGroups { get; init; }

    /// <summary>Contacts that were merged into another.</summary>
    public long Merged { get; init; }

    /// <summary>Contacts that were removed as stale.</summary>
    public long Removed { get; init; }

    /// <summary>Stale contacts that are kept, for a person to look at or to be asked once more.</summary>
    public long StaleKept { get; init; }

    /// <summary>Stale contacts that are kept and opted out of mail.</summary>
    public long OptedOut { get; init; }

    /// <summary>Contacts by stale reason, those that are kept with them; a contact with two reasons counts in both.</summary>
    public IReadOnlyDictionary<string, long> StaleReasons { get; init; } = new Dictionary<string, long>();

    /// <summary>Contacts in the clean list.</summary>
    public long Kept { get; init; }

    /// <summary>Quality score before, 0 to 100.</summary>
    public double? ScoreBefore { get; init; }

    /// <summary>Quality score after, 0 to 100.</summary>
    public double? ScoreAfter { get; init; }

    /// <summary>The measurement before; null where the run failed.</summary>
    public QualityReport? QualityBefore { get; init; }

    /// <summary>The measurement after; null where the run failed.</summary>
    public QualityReport? QualityAfter { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Why some verdicts are missing, such as an unfit resolver; empty where nothing is.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What went wrong; empty where nothing did.</summary>
    public string Problem { get; init; } = string.Empty;

    /// <summary>0 done, 1 error, 2 the clean list did not reach the score asked for and was not written, 3 the run would have removed more than the limit allows and stopped.</summary>
    public int ExitCode { get; init; }
}
