namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>What a system's status word means for mailing someone.</summary>
public enum MailingStatus
{
    /// <summary>The word is not known, or says nothing about mailing.</summary>
    Unknown = 0,
    /// <summary>May be mailed as far as the system knows.</summary>
    Mailable,
    /// <summary>Asked to confirm the address and did not yet.</summary>
    Unconfirmed,
    /// <summary>Never agreed to mail.</summary>
    NoConsent,
    /// <summary>Opted out.</summary>
    OptedOut,
    /// <summary>Bounced for good: the system stopped mailing.</summary>
    HardBounced,
    /// <summary>Bounced for now.</summary>
    SoftBounced,
    /// <summary>Bounced; the word does not say how.</summary>
    Bounced,
    /// <summary>Reported mail as spam.</summary>
    Complained,
    /// <summary>The address is not a valid one.</summary>
    Invalid,
    /// <summary>Kept from mailing for a reason the word does not say.</summary>
    Suppressed,
    /// <summary>Archived or deleted in the system.</summary>
    Archived,
}
