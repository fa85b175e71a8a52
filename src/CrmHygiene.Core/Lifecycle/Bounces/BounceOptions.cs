namespace CrmHygiene.Core.Lifecycle.Bounces;

/// <summary>How reports are read, and what proves them.</summary>
public sealed record BounceOptions
{
    /// <summary>The most bytes of a message that are read; what is behind them, as a rule the copy of our own mail, is passed over. 1 MiB by default.</summary>
    public int MaxMessageBytes { get; init; } = 1024 * 1024;

    /// <summary>The most recipients of one report; 1,000 by default.</summary>
    public int MaxRecipients { get; init; } = 1000;

    /// <summary>Our domains of return paths, in lower case: a report to <c>bounce+user=example.com@</c> such a domain names the recipient (VERP).</summary>
    public IReadOnlySet<string> ReturnDomains { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key of signed return paths; null where none are used. See <see cref="ReturnPath"/>.</summary>
    public ReadOnlyMemory<byte> ReturnKey { get; init; }

    /// <summary>Whether a Message-ID, without angle brackets, is of a mail we sent; null where that is not known.</summary>
    public Func<string, bool>? IsOurMessage { get; init; }
}
