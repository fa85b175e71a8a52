namespace CrmHygiene.Core.Schedules;

/// <summary>What a schedule cleans. All paths are full ones.</summary>
public sealed record ScheduledJob
{
    /// <summary>The list, or the folder that lists are dropped into.</summary>
    public required string Source { get; init; }

    /// <summary>Whether <see cref="Source"/> is a folder.</summary>
    public bool IsFolder { get; init; }

    /// <summary>The clean list, or the folder for clean lists.</summary>
    public required string Destination { get; init; }

    /// <summary>The policy file; null follows the defaults.</summary>
    public string? Policy { get; init; }

    /// <summary>The store; null leaves it to the account that runs.</summary>
    public string? Store { get; init; }

    /// <summary>A file that gets a line of JSON a run; null writes none.</summary>
    public string? LogPath { get; init; }

    /// <summary>A file for the report of each run; null writes none.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The lowest quality score the clean list may have, 0 to 100; null leaves it to the policy.</summary>
    public double? FailUnder { get; init; }
}
