namespace CrmHygiene;

/// <summary>Why mail came back. The names follow the field's usual vocabulary.</summary>
public enum BounceReason
{
    /// <summary>There is none: the event is no bounce.</summary>
    None = 0,
    /// <summary>Nothing says why.</summary>
    Undefined,
    /// <summary>Something is said, and it is not understood; a person should read it.</summary>
    OnHold,
    /// <summary>No such user.</summary>
    UserUnknown,
    /// <summary>No such host or domain.</summary>
    HostUnknown,
    /// <summary>The mailbox has moved and does not forward.</summary>
    HasMoved,
    /// <summary>The mailbox is disabled or suspended.</summary>
    Suspended,
    /// <summary>The host takes no mail at all: null MX (RFC 7505), no mail server.</summary>
    NotAccept,
    /// <summary>The mailbox is full.</summary>
    MailboxFull,
    /// <summary>The recipient's own filter refused after the mail was read; or no such user, said only then.</summary>
    Filtered,
    /// <summary>The sender's address was refused.</summary>
    Rejected,
    /// <summary>A policy of the receiver forbids it.</summary>
    PolicyViolation,
    /// <summary>The sending host was refused.</summary>
    Blocked,
    /// <summary>The sending host or domain has a bad reputation.</summary>
    BadReputation,
    /// <summary>The sending host has no or a wrong reverse name.</summary>
    RequirePtr,
    /// <summary>SPF, DKIM or DMARC failed.</summary>
    AuthFailure,
    /// <summary>The message breaks a standard of mail.</summary>
    NotCompliant,
    /// <summary>A security setting of the receiver, such as authentication or encryption required.</summary>
    SecurityError,
    /// <summary>It looks like spam.</summary>
    SpamDetected,
    /// <summary>It looks like malware.</summary>
    VirusDetected,
    /// <summary>The content or its form was refused.</summary>
    ContentError,
    /// <summary>The message is too big.</summary>
    TooBig,
    /// <summary>The queue gave up after its time.</summary>
    Expired,
    /// <summary>Network, routing or name service.</summary>
    NetworkError,
    /// <summary>The receiving system has a fault.</summary>
    SystemError,
    /// <summary>The disk of the receiving system is full.</summary>
    SystemFull,
    /// <summary>A program that delivers mail failed.</summary>
    MailerError,
    /// <summary>The host does not relay for us.</summary>
    NoRelaying,
    /// <summary>Try again later: greylisting (RFC 6647).</summary>
    Greylisted,
    /// <summary>Too much mail or too many connections in a short time.</summary>
    RateLimited,
    /// <summary>A protocol fault.</summary>
    SyntaxError,
    /// <summary>TLS failed or is missing.</summary>
    TlsFailure,
    /// <summary>The mail service did not send: the address is on its suppression list.</summary>
    Suppressed,
    /// <summary>A feedback report (RFC 5965).</summary>
    Feedback,
    /// <summary>A vacation notice or other automatic answer (RFC 3834).</summary>
    Vacation,
    /// <summary>Delivered.</summary>
    Delivered,
}
