namespace CrmHygiene;

/// <summary>Why a contact is stale.</summary>
public enum StaleReason
{
    /// <summary>Mail to it bounced for good: no such user or host, moved, disabled.</summary>
    HardBounce = 0,
    /// <summary>Mail to it bounced several times for passing reasons.</summary>
    SoftBounce,
    /// <summary>Its mailbox has been full for long.</summary>
    MailboxFull,
    /// <summary>The person reported our mail as spam.</summary>
    Complaint,
    /// <summary>The person opted out.</summary>
    Unsubscribed,
    /// <summary>The address cannot work.</summary>
    InvalidEmail,
    /// <summary>The address died and came back: it may be a spam trap now.</summary>
    SpamTrapSuspected,
    /// <summary>None of the last mails was opened or clicked.</summary>
    Unopened,
    /// <summary>No contact of any kind for long.</summary>
    Inactive,
    /// <summary>The company is on the list of those that no longer exist.</summary>
    CompanyGone,
    /// <summary>The period for which the contact may be kept is over.</summary>
    RetentionDue,
    /// <summary>Another record of the same person was kept.</summary>
    DuplicateLost,
    /// <summary>A reason of the admin's own; <see cref="Finding.Reason"/> has its name.</summary>
    Custom,
}
