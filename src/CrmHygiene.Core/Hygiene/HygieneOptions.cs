using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Core.Hygiene;

/// <summary>What a hygiene run does.</summary>
public sealed record HygieneOptions
{
    /// <summary>The export to clean.</summary>
    public required string Source { get; init; }

    /// <summary>Where the clean list goes; null for a dry run without one.</summary>
    public string? Destination { get; init; }

    /// <summary>Whether anything is written; otherwise it is a dry run.</summary>
    public bool Apply { get; init; }

    /// <summary>The standard to keep to.</summary>
    public CrmPolicy Policy { get; init; } = CrmPolicy.Default;

    /// <summary>How far addresses are verified; null takes the policy's.</summary>
    public EmailLevel? Level { get; init; }

    /// <summary>How the DNS is asked.</summary>
    public DomainLookupOptions Dns { get; init; } = new();

    /// <summary>The reference lists about addresses, with the user's own.</summary>
    public EmailReferenceData Lists { get; init; } = EmailReferenceData.BuiltIn;

    /// <summary>What people decided about pairs of contacts; null where nobody did.</summary>
    public IReadOnlyList<DecisionLog> Decisions { get; init; } = [];

    /// <summary>Whether the store keeps ids for groups of duplicates that stay the same from run to run.</summary>
    public bool RememberEntities { get; init; }

    /// <summary>The country of phone numbers that name none; null takes the policy's.</summary>
    public string? DefaultCountry { get; init; }

    /// <summary>The moment that is now.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Whether <see cref="AsOf"/> is only the present moment: a run that goes on with one that broke off then takes that one's.</summary>
    public bool AsOfIsNow { get; init; }

    /// <summary>Whether a run that broke off is left behind, rather than gone on with.</summary>
    public bool Restart { get; init; }

    /// <summary>The most that may be dropped, percent of the source; null takes the policy's.</summary>
    public double? MaxRemovePercent { get; init; }

    /// <summary>The most contacts that may be dropped; null takes the policy's.</summary>
    public long? MaxRemoveCount { get; init; }

    /// <summary>The most that may be dropped of a list within seven days, percent; null takes the policy's.</summary>
    public double? MaxRemoveWeekPercent { get; init; }

    /// <summary>Gives the store that remembers the run, opened by the caller; may give null. Called once, and for a dry run only to look.</summary>
    public Func<CrmStore?>? Store { get; init; }

    /// <summary>What the run is called in the store: the cmdlet and its parameters, without values.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>A file for the plan (.csv, .xlsx or .json), which a person edits; null writes none.</summary>
    public string? PlanPath { get; init; }

    /// <summary>The lowest quality score the clean list may have, 0 to 100; under it nothing is written and the exit code is 2. Null for none.</summary>
    public double? FailUnder { get; init; }

    /// <summary>The file for dropped contacts; null for a new name beside the destination.</summary>
    public string? ArchivePath { get; init; }

    /// <summary>The file for rows that cannot be read; null for a new name beside the destination.</summary>
    public string? RejectPath { get; init; }

    /// <summary>Called with the stage and the share done, 0 to 1.</summary>
    public Action<string, double>? Progress { get; init; }

    /// <summary>Stops the run; nothing is written then.</summary>
    public CancellationToken CancellationToken { get; init; }
}
