namespace CrmHygiene;

/// <summary>Whether and how mail hosts may be asked about recipients. Off unless a policy switches it on.</summary>
public sealed record PolicyMailbox
{
    /// <summary>Whether mail hosts may be asked at all. Default false.</summary>
    public bool Enabled { get; init; }

    /// <summary>The sender named to mail hosts: a real mailbox of ours; empty is none yet.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>The full name of the host that asks, as its PTR record says; empty is none yet.</summary>
    public string HeloName { get; init; } = string.Empty;

    /// <summary>Minutes within which a deferred recipient is asked about again, 0 to 1440. Default 15.</summary>
    public int DeadlineMinutes { get; init; } = 15;

    /// <summary>Connections at a time to the hosts of one provider, 1 to 10. Default 1.</summary>
    public int ConnectionsPerHost { get; init; } = 1;

    /// <summary>Recipients asked about in one connection, 1 to 100. Default 10.</summary>
    public int RecipientsPerConnection { get; init; } = 10;

    /// <summary>Seconds between two recipients at the hosts of one provider, 0 to 3600. Default 1.</summary>
    public double IntervalSeconds { get; init; } = 1;

    /// <summary>Mail hosts of our own domains in place of their MX, by domain: <c>host</c> or <c>host:port</c>.</summary>
    public IReadOnlyDictionary<string, string> Routes { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>More host names and parents of them that are not asked.</summary>
    public IReadOnlyList<string> NotProbed { get; init; } = [];

    /// <summary>Addresses of ours at other providers that are asked about first; one that fails makes every verdict Unknown.</summary>
    public IReadOnlyList<string> ControlRecipients { get; init; } = [];

    /// <summary>IP addresses that send our mail; nothing is asked from them.</summary>
    public IReadOnlyList<string> ProductionAddresses { get; init; } = [];
}
