namespace CrmHygiene;

/// <summary>What a mail host, or a paid provider, says about one mailbox.</summary>
internal sealed record EmailMailboxAnswer
{
    public required Verdict Verdict { get; init; }
    public required EmailReason Reason { get; init; }

    /// <summary>0 to 1.</summary>
    public required float Confidence { get; init; }

    /// <summary>SMTP, or the name of the paid provider.</summary>
    public required string Source { get; init; }

    /// <summary>When the answer came, UTC.</summary>
    public required DateTime CheckedAt { get; init; }

    /// <summary>The mail host that answered, or null.</summary>
    public string? Host { get; init; }

    /// <summary>The answer as it was given, on one line, or null.</summary>
    public string? Reply { get; init; }

    /// <summary>RFC 3463, or null.</summary>
    public string? EnhancedStatusCode { get; init; }

    /// <summary>Whether the host accepts every recipient; null where that is not known.</summary>
    public bool? IsCatchAll { get; init; }

    /// <summary>Since when every answer was Invalid, UTC; null where it is not, or nobody remembers.</summary>
    public DateTime? InvalidSince { get; init; }

    /// <summary>What was asked, in order.</summary>
    public required IReadOnlyList<EmailCheck> Checks { get; init; }

    /// <summary>Whether anybody said something about the mailbox.</summary>
    public bool IsConclusive => Verdict != Verdict.Unknown;
}
