using CrmHygiene.Core.Verification.Domains;

namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>Which blocklists are asked, and how.</summary>
public sealed record BlocklistOptions
{
    /// <summary>The lists. Default: the built-in ones.</summary>
    public IReadOnlyList<BlocklistZone> Zones { get; init; } = BlocklistZones.BuiltIn;

    /// <summary>Keys of customers, by zone. Never shown.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How the DNS is asked; control domains are not needed, as lists have test points.</summary>
    public DomainLookupOptions Dns { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
