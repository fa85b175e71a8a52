using CrmHygiene.Core.Verification.Blocklists;
using CrmHygiene.Core.Verification.Domains;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>What is known about our own host before it is checked.</summary>
public sealed record ProbeHostOptions
{
    /// <summary>How mail hosts would be asked.</summary>
    public required MailboxOptions Mailbox { get; init; }

    /// <summary>Our public IP addresses; empty takes the one connections leave from, where that is public.</summary>
    public IReadOnlyList<System.Net.IPAddress> Addresses { get; init; } = [];

    /// <summary>How the DNS is asked; the mail hosts of its control domains are greeted.</summary>
    public DomainLookupOptions Dns { get; init; } = new();

    /// <summary>The blocklists our addresses are looked up in.</summary>
    public IReadOnlyList<BlocklistZone> Zones { get; init; } = BlocklistZones.BuiltIn;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
