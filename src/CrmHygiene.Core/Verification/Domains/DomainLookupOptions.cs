using System.Net;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>How the DNS is asked about mail domains.</summary>
public sealed record DomainLookupOptions
{
    /// <summary>The name servers to ask, in order; empty is the system's.</summary>
    public IReadOnlyList<IPEndPoint> NameServers { get; init; } = [];

    /// <summary>How long one query may take before it is tried again. Default 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a query without an answer is sent again. Default 1.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>How many domains are asked about at the same time, 1 or more. Default 64.</summary>
    public int ThrottleLimit { get; init; } = 64;

    /// <summary>
    /// Domains that certainly have an MX. At least one has to be confirmed before any verdict is given, or all are Unknown
    /// (ResolverUnfit). Empty skips that half of the control.
    /// </summary>
    public IReadOnlyList<string> ControlDomains { get; init; } = ["gmail.com", "outlook.com", "iana.org"];

    /// <summary>
    /// The parent of a random name that cannot exist; a resolver that answers for it (a portal, a provider's search page)
    /// is unfit. Empty skips that half of the control. Default com.
    /// </summary>
    public string ControlParent { get; init; } = "com";

    /// <summary>Shortest time an answer is remembered. Default 1 minute.</summary>
    public TimeSpan MinimumTtl { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest time an answer is remembered. Default 1 day.</summary>
    public TimeSpan MaximumTtl { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Most domains remembered at a time; the oldest go first. Default 100,000.</summary>
    public int CacheSize { get; init; } = 100_000;

    /// <summary>Parses <c>192.0.2.1</c>, <c>192.0.2.1:5353</c>, <c>2001:db8::1</c> or <c>[2001:db8::1]:5353</c>; the port is 53 unless given.</summary>
    /// <param name="text">Address and optional port.</param>
    /// <exception cref="FormatException">The text is neither; host names are not resolved, as that would need the resolver in question.</exception>
    public static IPEndPoint ParseNameServer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IPEndPoint.TryParse(text.Trim(), out IPEndPoint? server)) throw new FormatException($"'{text}' is no IP address with an optional port.");
        return server.Port == 0 ? new IPEndPoint(server.Address, 53) : server;
    }
}
