using CrmHygiene.Core.Duplicates.Survivorship;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.History;
using CrmHygiene.Core.Verification.Mailbox;
using CrmHygiene.Core.Verification.Providers;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>How addresses are verified.</summary>
public sealed record EmailVerifierOptions
{
    /// <summary>How deep: Syntax never touches the network. Default Domain.</summary>
    public EmailLevel Level { get; init; } = EmailLevel.Domain;

    /// <summary>Which forms of address are accepted. Default: the strict mailing profile.</summary>
    public EmailSyntaxOptions Syntax { get; init; } = EmailSyntaxOptions.Mailing;

    /// <summary>Which facts make an address Risky.</summary>
    public EmailPolicy Policy { get; init; } = EmailPolicy.Default;

    /// <summary>The reference lists.</summary>
    public EmailReferenceData Lists { get; init; } = EmailReferenceData.BuiltIn;

    /// <summary>How the DNS is asked.</summary>
    public DomainLookupOptions Dns { get; init; } = new();

    /// <summary>How mail hosts are asked; needed at level Mailbox, unless a paid provider is named.</summary>
    public MailboxOptions? Mailbox { get; init; }

    /// <summary>The paid provider that is asked in place of mail hosts, or null.</summary>
    public ProviderOptions? Provider { get; init; }

    /// <summary>What is remembered between runs, or null.</summary>
    public VerdictHistory? History { get; init; }

    /// <summary>How certain duplicates will be merged, so that nothing is asked about those that go into another.</summary>
    public MergeOptions Merge { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
