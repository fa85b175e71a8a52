namespace CrmHygiene;

/// <summary>Whether this host is fit to ask mail hosts about recipients.</summary>
public sealed record ProbeHostReport
{
    /// <summary>The name the host gives itself.</summary>
    public required string HeloName { get; init; }

    /// <summary>The sender it names.</summary>
    public required string From { get; init; }

    /// <summary>Its public addresses, as given or found.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Every check in order.</summary>
    public required IReadOnlyList<ProbeHostCheck> Checks { get; init; }

    /// <summary>Whether no check failed.</summary>
    public bool IsFit => Checks.All(c => c.Outcome != ProbeOutcome.Fail);

    /// <summary>Why it is not fit, as verdicts will say; null where it is.</summary>
    public EmailReason? Cause => Checks.FirstOrDefault(c => c.Outcome == ProbeOutcome.Fail)?.Cause;

    /// <summary>When it was checked.</summary>
    public required DateTimeOffset CheckedAt { get; init; }
}
