namespace CrmHygiene;

/// <summary>When a contact is stale.</summary>
public sealed record PolicyStaleness
{
    /// <summary>Calendar months without contact after which a contact is inactive, 1 to 240. Default 6.</summary>
    public int InactiveMonths { get; init; } = 6;

    /// <summary>Mails delivered in a row without an open or click after which a contact is unengaged, 1 to 1000. Default 10.</summary>
    public int UnopenedSendCount { get; init; } = 10;

    /// <summary>Days those mails must span where dates are known, 0 to 3650. Default 60.</summary>
    public int UnopenedDays { get; init; } = 60;

    /// <summary>Soft bounces in a row after which an address is stale, 1 to 100. Default 3.</summary>
    public int SoftBounceCount { get; init; } = 3;

    /// <summary>Days those bounces must span, 0 to 365. Default 15.</summary>
    public int SoftBounceDays { get; init; } = 15;

    /// <summary>Days a mailbox must have been full, 0 to 3650. Default 60.</summary>
    public int MailboxFullDays { get; init; } = 60;

    /// <summary>Sends that must have met the full mailbox, 1 to 100. Default 3.</summary>
    public int MailboxFullCount { get; init; } = 3;

    /// <summary>Whether a contact with no activity date at all counts as never active. Default false: missing data is not evidence.</summary>
    public bool MissingMeansNever { get; init; }

    /// <summary>Lifecycle stages that hold a contact whatever the mail says, such as <c>customer</c>. Default none.</summary>
    public IReadOnlyList<string> HoldStages { get; init; } = [];

    /// <summary>Thresholds of single segments; the first that fits counts.</summary>
    public IReadOnlyList<PolicySegment> Segments { get; init; } = [];

    /// <summary>How long contacts may be kept, by their lawful basis.</summary>
    public IReadOnlyList<PolicyRetention> Retention { get; init; } = [];

    /// <summary>Reasons of the team's own.</summary>
    public IReadOnlyList<PolicyReason> Reasons { get; init; } = [];
}
