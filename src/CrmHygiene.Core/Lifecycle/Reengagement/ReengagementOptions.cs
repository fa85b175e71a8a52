namespace CrmHygiene.Core.Lifecycle.Reengagement;

/// <summary>How often and how long contacts are asked (DESIGN: two messages, 14 days apart, wait 30 days).</summary>
public sealed record ReengagementOptions
{
    /// <summary>The moment that is now.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Messages a contact gets, 1 to 2.</summary>
    public int Messages { get; init; } = 2;

    /// <summary>Time between them.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Time after the last one before silence counts.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How old consent may be; null where it does not expire.</summary>
    public TimeSpan? ConsentExpires { get; init; }
}
