namespace CrmHygiene;

/// <summary>Where a contact stands who is asked whether it still wants to hear from us.</summary>
public enum ReengagementStage
{
    /// <summary>It may be asked.</summary>
    Due = 0,
    /// <summary>It was asked, and the next message is not due yet.</summary>
    Waiting,
    /// <summary>It got all messages, and the wait for an answer is not over.</summary>
    LastWait,
    /// <summary>It opened, clicked, answered or was in contact since: it stays.</summary>
    Cleared,
    /// <summary>It kept silent past the wait: it may go.</summary>
    Silent,
    /// <summary>It must not be asked.</summary>
    Excluded,
}
