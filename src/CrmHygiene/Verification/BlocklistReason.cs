namespace CrmHygiene;

/// <summary>How asking a blocklist ended.</summary>
public enum BlocklistReason
{
    /// <summary>Answered: the sender is not on the list.</summary>
    NotListed = 0,
    /// <summary>Answered: the sender is on the list.</summary>
    Listed,
    /// <summary>Answered: a policy entry says that the address should not send mail directly. Not bad reputation, but mail from it is rejected.</summary>
    PolicyBlock,
    /// <summary>Not answered: the list refuses our resolver or key (127.255.255.x, RFC 5782 practice), or wants one.</summary>
    Refused,
    /// <summary>Not answered: the list fails its test points (RFC 5782 §5), so it is dead, or our resolver invents answers.</summary>
    ZoneUnfit,
    /// <summary>Not answered: SERVFAIL, no answer in time, or another error.</summary>
    NoAnswer,
    /// <summary>Not answered: the list does not take this kind of sender, such as an IPv6 address.</summary>
    NotSupported,
}
