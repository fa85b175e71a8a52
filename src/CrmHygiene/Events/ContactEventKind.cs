namespace CrmHygiene;

/// <summary>What happened: to a mail to an address, or between a person and the company.</summary>
public enum ContactEventKind
{
    /// <summary>Not known.</summary>
    Unknown = 0,
    /// <summary>A mail service accepted the mail and has not sent it yet.</summary>
    Queued,
    /// <summary>The mail was sent.</summary>
    Sent,
    /// <summary>The mail server of the recipient took the mail.</summary>
    Delivered,
    /// <summary>The mail is late and will be tried again; not a bounce.</summary>
    Delayed,
    /// <summary>The mail bounced for a reason that may pass, or is not the mailbox's fault.</summary>
    SoftBounce,
    /// <summary>The mail bounced for good: no such user or host, moved, disabled, takes no mail.</summary>
    HardBounce,
    /// <summary>A mail service refused to send: the address is on its suppression list, or the mail is not allowed.</summary>
    Dropped,
    /// <summary>The mail could not be made, such as by a template's fault.</summary>
    Failed,
    /// <summary>The person reported the mail as spam.</summary>
    Complaint,
    /// <summary>A feedback report that is no complaint, such as on authentication (RFC 6591).</summary>
    Report,
    /// <summary>The person opted out.</summary>
    Unsubscribed,
    /// <summary>The person opted in.</summary>
    Subscribed,
    /// <summary>The mail was opened.</summary>
    Opened,
    /// <summary>A link in the mail was followed.</summary>
    Clicked,
    /// <summary>The person answered.</summary>
    Replied,
    /// <summary>A machine answered: a vacation notice, a challenge (RFC 3834).</summary>
    AutoReply,
    /// <summary>The person bought.</summary>
    Purchase,
    /// <summary>There was a call with the person.</summary>
    Call,
    /// <summary>There was a meeting with the person.</summary>
    Meeting,
    /// <summary>The person wrote to support.</summary>
    Ticket,
    /// <summary>The person signed in.</summary>
    Login,
    /// <summary>A deal with the person is open.</summary>
    OpenDeal,
    /// <summary>A deal with the person was won or lost.</summary>
    ClosedDeal,
    /// <summary>A contract with the person is in force; the event's end says until when.</summary>
    Contract,
    /// <summary>Another contact between the person and the company.</summary>
    Activity,
    /// <summary>A person took the address off the suppression list, with a reason: what restricted it before counts no more.</summary>
    Reinstated,
}
