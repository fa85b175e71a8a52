namespace CrmHygiene;

/// <summary>One event of an address: a bounce, a complaint, an open, a purchase. Mail and exports of mail services share this vocabulary.</summary>
public sealed record ContactEvent
{
    /// <summary>What happened.</summary>
    public required ContactEventKind Kind { get; init; }

    /// <summary>The address we wrote to, as found; empty where a report hides it.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>The address the mail ended at, where it was forwarded or is an alias; otherwise empty.</summary>
    public string FinalRecipient { get; init; } = string.Empty;

    /// <summary>When it happened; null where nothing says so.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Why mail came back.</summary>
    public BounceReason Reason { get; init; }

    /// <summary>The enhanced status code (RFC 3463), such as <c>5.1.1</c>; empty where there is none.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>The SMTP reply code (RFC 5321 §4.2), such as <c>550</c>; empty where there is none.</summary>
    public string ReplyCode { get; init; } = string.Empty;

    /// <summary>What the other side said, in one line of at most 1,000 characters.</summary>
    public string Diagnostic { get; init; } = string.Empty;

    /// <summary>The SMTP command that was refused, such as <c>RCPT</c>; empty where that is not known.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>The mail server that refused; empty where that is not known.</summary>
    public string RemoteMta { get; init; } = string.Empty;

    /// <summary>Who reports: the kind of mail server, or the mail service.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>The kind of a feedback report (RFC 5965 §7.3), such as <c>abuse</c>.</summary>
    public string FeedbackType { get; init; } = string.Empty;

    /// <summary>The Message-ID of our mail, or the mail service's own id of it.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>The campaign, list or tag the mail belonged to.</summary>
    public string Campaign { get; init; } = string.Empty;

    /// <summary>By which way of contact an opt-out or opt-in holds.</summary>
    public SuppressionChannel Channel { get; init; } = SuppressionChannel.Mail;

    /// <summary>The topic or brand an opt-out or opt-in is about; empty for all. It leaves the other topics as they are.</summary>
    public string Topic { get; init; } = string.Empty;

    /// <summary>The list or stream an opt-out or opt-in came through. An opt-out counts for all mail all the same; an opt-in undoes only one from the same list.</summary>
    public string List { get; init; } = string.Empty;

    /// <summary>The address or domain our mail was sent from; empty where that is not known.</summary>
    public string Sender { get; init; } = string.Empty;

    /// <summary>The mail service's own id of the event; empty where it has none.</summary>
    public string EventId { get; init; } = string.Empty;

    /// <summary>What proves that it is about a mail we sent.</summary>
    public BounceProof Proof { get; init; }

    /// <summary>Why it may not be a person's doing.</summary>
    public ContactEventMarks Marks { get; init; }

    /// <summary>Until when it holds, for contracts and open deals; null where that is open.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The file it was read from.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>Its line in the file, or the number of the message; counted from 1.</summary>
    public long Position { get; init; }

    /// <summary>Whether it is a bounce, hard or soft.</summary>
    public bool IsBounce => Kind is ContactEventKind.HardBounce or ContactEventKind.SoftBounce;
}
