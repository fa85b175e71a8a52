namespace CrmHygiene;

/// <summary>What one blocklist says about one sender. Not answered is not clean.</summary>
public sealed record BlocklistResult
{
    /// <summary>The IP address or domain that was asked about.</summary>
    public required string Sender { get; init; }

    /// <summary>The list's zone, without a key.</summary>
    public required string Zone { get; init; }

    /// <summary>The list's name.</summary>
    public required string ZoneName { get; init; }

    /// <summary>Whether the sender is on the list; false also where nobody answered.</summary>
    public bool Listed => Reason is BlocklistReason.Listed or BlocklistReason.PolicyBlock;

    /// <summary>Whether the list answered.</summary>
    public bool Answered => Reason is BlocklistReason.NotListed or BlocklistReason.Listed or BlocklistReason.PolicyBlock;

    /// <summary>How it ended.</summary>
    public required BlocklistReason Reason { get; init; }

    /// <summary>The answers as addresses, such as 127.0.0.2.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>What the answers mean, in the list's own words; or why there is none.</summary>
    public string Meaning { get; init; } = string.Empty;

    /// <summary>The page to get off the list; empty where the sender is not on it.</summary>
    public string DelistingPage { get; init; } = string.Empty;

    /// <summary>The list's terms of use.</summary>
    public string Terms { get; init; } = string.Empty;

    /// <summary>What changed since the last run, where there is a state file.</summary>
    public BlocklistChange Change { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Sender, list and outcome on one line.</summary>
    public override string ToString() => $"{Sender} at {ZoneName}: {Reason}{(Meaning.Length > 0 ? $" ({Meaning})" : string.Empty)}";
}
