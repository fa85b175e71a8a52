using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>How domains are verified.</summary>
public sealed record DomainVerifierOptions
{
    /// <summary>How the DNS is asked.</summary>
    public DomainLookupOptions Dns { get; init; } = new();

    /// <summary>The reference lists: parking services.</summary>
    public EmailReferenceData Lists { get; init; } = EmailReferenceData.BuiltIn;

    /// <summary>The admin's own list of companies and domains that are gone, or null.</summary>
    public GoneList? Gone { get; init; }

    /// <summary>The RDAP service asked about registrations, such as <c>https://rdap.example/</c>; null asks nobody.</summary>
    public Uri? RdapServer { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
