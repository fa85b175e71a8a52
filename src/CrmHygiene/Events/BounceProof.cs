namespace CrmHygiene;

/// <summary>What proves that a report is about a mail we sent. Anyone can send a bounce; only a proven one may suppress.</summary>
public enum BounceProof
{
    /// <summary>Nothing: weak evidence, for review.</summary>
    None = 0,
    /// <summary>The report went to a return path that names the recipient, at a domain of ours (VERP).</summary>
    Verp,
    /// <summary>The report carries the Message-ID of a mail we sent.</summary>
    KnownMessageId,
    /// <summary>The return path carries our keyed signature.</summary>
    SignedVerp,
    /// <summary>It comes from the account of our mail service.</summary>
    Provider,
}
