namespace CrmHygiene.Core.Verification.Email;

/// <summary>Which facts make a well-formed, deliverable address Risky. Facts are reported whatever the policy says.</summary>
public sealed record EmailPolicy
{
    /// <summary>The defaults.</summary>
    public static EmailPolicy Default { get; } = new();

    /// <summary>A throw-away mailbox is Risky. Default true.</summary>
    public bool DisposableIsRisky { get; init; } = true;

    /// <summary>A role account is Risky. Default false: info@ of a company is a usable address.</summary>
    public bool RoleIsRisky { get; init; }

    /// <summary>A domain that looks mistyped is Risky; one that takes mail only where the slip is small. Default true.</summary>
    public bool TypoIsRisky { get; init; } = true;

    /// <summary>A local part of random keys is Risky. Default true.</summary>
    public bool GibberishIsRisky { get; init; } = true;

    /// <summary>A domain without MX that has an address is Risky. Default false: RFC 5321 §5.1 has mail delivered there.</summary>
    public bool ImplicitMxIsRisky { get; init; }
}
