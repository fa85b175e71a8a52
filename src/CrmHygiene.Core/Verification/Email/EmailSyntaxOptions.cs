namespace CrmHygiene.Core.Verification.Email;

/// <summary>
/// Which of the standards' rarer forms are accepted. The default is the strict mailing profile: what mailing systems
/// and forms accept, internationalised addresses included.
/// </summary>
public sealed record EmailSyntaxOptions
{
    /// <summary>The strict mailing profile: none of the rare forms.</summary>
    public static EmailSyntaxOptions Mailing { get; } = new();

    /// <summary>All that RFC 5321 lets a server accept: quoted local parts, address literals and domains without a dot.</summary>
    public static EmailSyntaxOptions Smtp { get; } = new() { AllowQuotedLocalPart = true, AllowDomainLiteral = true, AllowDotlessDomain = true };

    /// <summary>All that RFC 5322 lets a header hold without obsolete syntax: <see cref="Smtp"/> and comments.</summary>
    public static EmailSyntaxOptions Header { get; } = Smtp with { AllowComments = true };

    /// <summary>Accepts <c>"john doe"@example.com</c> (RFC 5321 §4.1.2). Default false.</summary>
    public bool AllowQuotedLocalPart { get; init; }

    /// <summary>Accepts <c>john(work)@example.com</c> (RFC 5322 §3.2.2), without obsolete folding white space. Default false.</summary>
    public bool AllowComments { get; init; }

    /// <summary>Accepts <c>john@[192.0.2.1]</c> and <c>john@[IPv6:2001:db8::1]</c> (RFC 5321 §4.1.3). Default false.</summary>
    public bool AllowDomainLiteral { get; init; }

    /// <summary>Accepts <c>john@localhost</c>. Default false.</summary>
    public bool AllowDotlessDomain { get; init; }

    /// <summary>Accepts letters beyond ASCII before the @ (RFC 6531). Default true.</summary>
    public bool AllowInternationalLocalPart { get; init; } = true;

    /// <summary>Accepts letters beyond ASCII in the domain (RFC 5891). Default true.</summary>
    public bool AllowInternationalDomain { get; init; } = true;
}
