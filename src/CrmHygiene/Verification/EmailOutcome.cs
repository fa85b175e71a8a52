namespace CrmHygiene;

/// <summary>What the engine concluded about an address; the finding is made from it.</summary>
internal readonly struct EmailOutcome
{
    public EmailOutcome() { }

    public required Verdict Verdict { get; init; }
    public required EmailReason Reason { get; init; }

    /// <summary>0 to 1.</summary>
    public required float Confidence { get; init; }

    public required DateTime CheckedAt { get; init; }
    public EmailFacts Facts { get; init; }

    /// <summary>Null where the address is malformed.</summary>
    public EmailDomainFacts? Domain { get; init; }

    /// <summary>Null where the DNS was not asked.</summary>
    public EmailDomainAnswer? Answer { get; init; }

    /// <summary>Null where nobody was asked about the mailbox.</summary>
    public EmailMailboxAnswer? Mailbox { get; init; }

    /// <summary>Since when the domain was Invalid at every check, UTC; default where it is not, or nobody remembers.</summary>
    public DateTime DomainInvalidSince { get; init; }

    /// <summary>A repaired address that differs in more than the domain, or null.</summary>
    public string? Suggestion { get; init; }

    /// <summary>0-based index of the character that is wrong, or -1.</summary>
    public int Position { get; init; } = -1;
}
