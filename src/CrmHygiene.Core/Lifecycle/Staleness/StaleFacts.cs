using CrmHygiene.Core.Lifecycle.Facts;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>What is known about a contact beyond its own columns.</summary>
public sealed record StaleFacts
{
    /// <summary>Nothing.</summary>
    public static StaleFacts None { get; } = new();

    /// <summary>What the events of the address in the store come to; null where none is known.</summary>
    public AddressFacts? Events { get; init; }

    /// <summary>What a check of the address gave. Only <see cref="Verdict.Invalid"/> matters: a risky address is no stale one.</summary>
    public Verdict EmailVerdict { get; init; }

    /// <summary>The reason of that verdict, a stable word.</summary>
    public string EmailVerdictReason { get; init; } = string.Empty;

    /// <summary>When the address was first found invalid in an unbroken row of checks.</summary>
    public DateTime? FirstInvalid { get; init; }

    /// <summary>When it was last found invalid.</summary>
    public DateTime? LastInvalid { get; init; }

    /// <summary>When the first of the present row of bounces came.</summary>
    public DateTime? FirstBounce { get; init; }

    /// <summary>Whether the address was valid, then invalid for 60 days or more, and accepts mail again.</summary>
    public bool SpamTrapSuspected { get; init; }

    /// <summary>The id of the record that was kept instead of this one; null where this is no lost duplicate.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>When the period for which the contact may be kept ends, where something else than the policy says so.</summary>
    public DateTime? RetentionDue { get; init; }

    /// <summary>The contact's last order, where it is known apart from its last activity.</summary>
    public DateTime? LastOrder { get; init; }

    /// <summary>Whether the person was asked to stay and the wait for an answer is over.</summary>
    public bool ReengagementOver { get; init; }
}
