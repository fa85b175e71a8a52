namespace CrmHygiene.Core.Verification.Email;

/// <summary>A reference list of <see cref="EmailReferenceData"/>.</summary>
public enum EmailListKind
{
    /// <summary>Domains of throw-away mailboxes; a name covers its subdomains.</summary>
    Disposable,
    /// <summary>Domains of free mailbox providers.</summary>
    FreeProvider,
    /// <summary>Local parts of role accounts.</summary>
    Role,
    /// <summary>Top-level domains that exist.</summary>
    TopLevelDomain,
    /// <summary>Mail hosts and name servers of domain parking services; a name covers its subdomains.</summary>
    Parking,
    /// <summary>Domains that exist although they look like a typo: never suggested away.</summary>
    KnownDomain,
}
