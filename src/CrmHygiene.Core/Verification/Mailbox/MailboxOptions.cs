using System.Net;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>How mail hosts are asked about recipients, politely: few connections, slowly, never with mail.</summary>
public sealed record MailboxOptions
{
    /// <summary>The sender named to mail hosts: an address of our own that exists. Callouts with the null sender get hosts listed.</summary>
    public required string From { get; init; }

    /// <summary>The name this machine gives itself (EHLO): its own host name, as its PTR record says.</summary>
    public required string HeloName { get; init; }

    /// <summary>How long an address may take from its first deferral, retries after greylisting included. Default 15 minutes.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a deferred recipient waits before it is asked about again, unless the host names a time; doubled each time. Default 5 minutes.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long connecting may take. Default 15 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one reply may take. Default 30 s: less than the 5 minutes of RFC 5321 §4.5.3.2, which are for mail.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections at a time, all hosts together. Default 16.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Connections at a time to the hosts of one provider. Default 1.</summary>
    public int ConnectionsPerHost { get; init; } = 1;

    /// <summary>Recipients asked about in one connection. Default 10.</summary>
    public int RecipientsPerConnection { get; init; } = 10;

    /// <summary>Shortest time between two recipients at the hosts of one provider. Default 1 s.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many mail hosts of a domain are tried. Default 3.</summary>
    public int HostsPerDomain { get; init; } = 3;

    /// <summary>The port of mail hosts. 25, but for tests.</summary>
    public int Port { get; init; } = 25;

    /// <summary>Mail hosts of domains by name, in place of their MX: <c>example.com</c> to <c>mail.internal:25</c>. For our own domains behind a gateway.</summary>
    public IReadOnlyDictionary<string, DnsEndPoint> Routes { get; init; } = new Dictionary<string, DnsEndPoint>();

    /// <summary>More host names and parents of them that are not asked, beside the built-in list.</summary>
    public IReadOnlyList<string> NotProbed { get; init; } = [];

    /// <summary>Addresses of ours that certainly exist at other providers. They are asked about first; where one is not accepted, every verdict is Unknown.</summary>
    public IReadOnlyList<string> ControlRecipients { get; init; } = [];

    /// <summary>IP addresses that send our mail: no host is asked from them, or their reputation would pay for it.</summary>
    public IReadOnlyList<IPAddress> ProductionAddresses { get; init; } = [];

    /// <summary>Whether TLS is used where the host offers it. Default true; a host whose TLS fails is asked without.</summary>
    public bool UseTls { get; init; } = true;

    /// <summary>Checks that the options can be used.</summary>
    /// <exception cref="ArgumentException">The sender, the name or a number is missing or out of range.</exception>
    public void Validate()
    {
        Email.EmailSyntaxResult from = Email.EmailSyntax.Parse(From ?? string.Empty, Email.EmailSyntaxOptions.Mailing);
        if (!from.IsValid) throw new ArgumentException("Asking mail hosts needs the address of a real mailbox of yours as the sender (-From, or verification.mailbox.from in the policy).", nameof(From));
        if (string.IsNullOrWhiteSpace(HeloName) || HeloName.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || !HeloName.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException("Asking mail hosts needs the full host name of this machine (-HeloName, or verification.mailbox.heloName in the policy).", nameof(HeloName));
        ArgumentOutOfRangeException.ThrowIfLessThan(ThrottleLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ConnectionsPerHost, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(RecipientsPerConnection, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(HostsPerDomain, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ConnectTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ReplyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RetryAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Interval, TimeSpan.Zero);
    }
}
