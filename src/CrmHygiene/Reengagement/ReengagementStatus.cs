namespace CrmHygiene;

/// <summary>Where one contact stands in re-engagement.</summary>
public sealed class ReengagementStatus : Finding
{
    /// <summary>Creates a status.</summary>
    /// <param name="contact">The contact; null where only its address is known.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="detail">Why, in words without personal data.</param>
    /// <param name="messages">Messages it was sent.</param>
    /// <param name="last">When the last went out.</param>
    /// <param name="next">When the next step is due.</param>
    public ReengagementStatus(Contact? contact, ReengagementStage stage, string detail, int messages, DateTime? last, DateTime? next)
        : base(contact, stage.ToString())
    {
        Stage = stage;
        Detail = detail;
        Messages = messages;
        LastMessage = last;
        NextStep = next;
    }

    /// <summary>The stage.</summary>
    public ReengagementStage Stage { get; }

    /// <summary>Why.</summary>
    public string Detail { get; }

    /// <summary>Messages it was put on the send list for.</summary>
    public int Messages { get; }

    /// <summary>When the last was.</summary>
    public DateTime? LastMessage { get; }

    /// <summary>When the next message is due, or the wait is over; null where nothing follows.</summary>
    public DateTime? NextStep { get; }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() => [new("ReengagementStage", Stage)];
}
