namespace CrmHygiene.Core.Schedules;

/// <summary>What a schedule keeps up to date between two cleanings: the suppression list, and whether our senders are on a blocklist. All paths are full ones.</summary>
public sealed record ScheduledUpkeep
{
    /// <summary>Lists of addresses that the mail systems no longer mail, with * and ? as wildcards; may be empty.</summary>
    public IReadOnlyList<string> Suppressions { get; init; } = [];

    /// <summary>IP addresses and domains that our mail is sent from; may be empty.</summary>
    public IReadOnlyList<string> Senders { get; init; } = [];

    /// <summary>The DNS servers to ask; empty asks the system's.</summary>
    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>The blocklists to ask; null asks the built-in ones.</summary>
    public string? ZoneFile { get; init; }

    /// <summary>The policy file; null follows the defaults.</summary>
    public string? Policy { get; init; }

    /// <summary>The store; null leaves it to the account that runs.</summary>
    public string? Store { get; init; }
}
