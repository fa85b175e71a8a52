namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>When a contact is stale.</summary>
public sealed record StaleOptions
{
    /// <summary>The moment that is now.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>The thresholds.</summary>
    public PolicyStaleness Thresholds { get; init; } = new();

    /// <summary>How long without contact is inactive; null takes the months of <see cref="Thresholds"/>. Segments do not override it.</summary>
    public CalendarPeriod? InactiveFor { get; init; }

    /// <summary>How many unopened mails in a row; null takes the number of <see cref="Thresholds"/>. Segments do not override it.</summary>
    public int? UnopenedSendCount { get; init; }

    /// <summary>How many mails suffice where the person never opened any; null as for the others.</summary>
    public int? UnopenedNeverCount { get; init; }

    /// <summary>Whether an open is a sign of life. Default true. False where many readers use mail apps that open everything themselves (Apple Mail Privacy Protection): opens are then neither engagement nor the lack of it.</summary>
    public bool TrustOpens { get; init; } = true;

    /// <summary>The reasons to look for; null for all.</summary>
    public IReadOnlySet<StaleReason>? Reasons { get; init; }

    /// <summary>Companies that no longer exist; null for none.</summary>
    public GoneList? GoneList { get; init; }

    /// <summary>How far ahead contacts are reported whose retention period ends: for review, never for removal. Null reports only those whose period is over.</summary>
    public CalendarPeriod? DueWithin { get; init; }

    /// <summary>Reasons of the admin's own.</summary>
    public IReadOnlyList<CustomStaleReason> Custom { get; init; } = [];

    /// <summary>The header profile whose status words are read; null detects it from each list's headers.</summary>
    public string? Profile { get; init; }

    /// <summary>The defaults of DESIGN: six months, ten mails over 60 days, three soft bounces over 15 days.</summary>
    /// <param name="asOf">The moment that is now.</param>
    public static StaleOptions Default(DateTime asOf) => new() { AsOf = asOf };

    /// <summary>Any bounce, and any full mailbox, is enough, as some advise.</summary>
    /// <param name="asOf">The moment that is now.</param>
    public static StaleOptions Strict(DateTime asOf) => new()
    {
        AsOf = asOf,
        Thresholds = new PolicyStaleness { SoftBounceCount = 1, SoftBounceDays = 0, MailboxFullCount = 1, MailboxFullDays = 0 },
    };

    /// <summary>HubSpot's graymail thresholds: 11 mails where none was ever opened, 16 since the last engagement.</summary>
    /// <param name="asOf">The moment that is now.</param>
    public static StaleOptions HubSpot(DateTime asOf) => new() { AsOf = asOf, UnopenedSendCount = 16, UnopenedNeverCount = 11 };

    /// <summary>
    /// The same thresholds, with what of a policy is none: stages that hold, periods of retention, and the buying cycles of
    /// segments. A preset never lets go of a customer the policy holds.
    /// </summary>
    /// <param name="policy">The policy.</param>
    public StaleOptions Within(PolicyStaleness policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return this with { Thresholds = Thresholds with { HoldStages = policy.HoldStages, Retention = policy.Retention, Segments = policy.Segments, Reasons = policy.Reasons } };
    }

    /// <summary>The options a policy asks for.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">The moment that is now.</param>
    public static StaleOptions FromPolicy(CrmPolicy policy, DateTime asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new() { AsOf = asOf, Thresholds = policy.Staleness, Custom = PolicyReasons.Of(policy.Staleness, asOf) };
    }
}
