namespace CrmHygiene;

/// <summary>What the DNS says about a domain; one object for all addresses of the domain.</summary>
internal sealed record EmailDomainAnswer
{
    public required Verdict Verdict { get; init; }
    public required EmailReason Reason { get; init; }

    /// <summary>The mail host with the best preference that can be reached, or null.</summary>
    public string? MxHost { get; init; }

    /// <summary>All mail hosts in the order in which they are tried; empty where there is none.</summary>
    public IReadOnlyList<string> MailHosts { get; init; } = [];

    /// <summary>What was asked, in order.</summary>
    public required IReadOnlyList<EmailCheck> Checks { get; init; }

    /// <summary>When the answer came, UTC.</summary>
    public required DateTime CheckedAt { get; init; }
}
