namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>What a reply of a mail host means for whoever asked about a recipient.</summary>
internal enum ReplyKind
{
    Accepted,
    /// <summary>There is no such mailbox.</summary>
    UserUnknown,
    /// <summary>A rejection that reads like no such mailbox, unless the host rejects everybody.</summary>
    Rejected,
    Disabled,
    Full,
    /// <summary>Come back later, because we are new here.</summary>
    Greylisted,
    /// <summary>Come back later, because we ask too much.</summary>
    Throttled,
    /// <summary>Come back later, for any other reason.</summary>
    Busy,
    /// <summary>Our address is on a blocklist.</summary>
    Listed,
    /// <summary>Our host has no name, or a wrong one.</summary>
    NoReverseDns,
    /// <summary>A policy against us, the sender, or such mail.</summary>
    Refused,
    RelayDenied,
    /// <summary>No host could be reached.</summary>
    Unreachable,
    /// <summary>No SMTP, or cut off.</summary>
    NotUnderstood,
    /// <summary>This machine may not ask.</summary>
    NotAllowed,
}
