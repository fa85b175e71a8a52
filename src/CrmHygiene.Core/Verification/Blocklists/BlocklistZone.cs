using System.Net;

namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>What a blocklist's zone lists.</summary>
public enum BlocklistKind
{
    /// <summary>IP addresses (DNSBL).</summary>
    Ip,
    /// <summary>Domains (RHSBL).</summary>
    Domain,
}

/// <summary>A blocklist: its zone, the meaning of its answers, its terms and the way off it.</summary>
public sealed record BlocklistZone
{
    /// <summary>The zone that is asked.</summary>
    public required string Zone { get; init; }

    /// <summary>The list's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it lists.</summary>
    public BlocklistKind Kind { get; init; }

    /// <summary>Whether it answers for IPv6 addresses.</summary>
    public bool Ipv6 { get; init; }

    /// <summary>The zone for customers, with <c>{key}</c> in it; empty where there is none.</summary>
    public string Keyed { get; init; } = string.Empty;

    /// <summary>Whether it answers only with a key.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>Whether the last octet of an answer is a sum of codes.</summary>
    public bool Bits { get; init; }

    /// <summary>The terms of use.</summary>
    public string Terms { get; init; } = string.Empty;

    /// <summary>The page to get off the list; <c>{value}</c> stands for the sender.</summary>
    public string Delist { get; init; } = string.Empty;

    /// <summary>What the answers mean; an answer that is not here means listed.</summary>
    public IReadOnlyList<BlocklistCode> Codes { get; init; } = [];
}

/// <summary>The meaning of an answer or a range of them.</summary>
public sealed record BlocklistCode
{
    /// <summary>The answer, or the first of a range.</summary>
    public required string From { get; init; }

    /// <summary>The last of a range; empty where it is one answer.</summary>
    public string To { get; init; } = string.Empty;

    /// <summary>The meaning in words.</summary>
    public required string Meaning { get; init; }

    /// <summary>Whether it only says that the address should not send directly.</summary>
    public bool Policy { get; init; }

    /// <summary>Whether the sender is on the list. Default true; lists also answer for senders they praise.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>Whether the list refuses to answer us.</summary>
    public bool Refused { get; init; }

    internal bool Covers(IPAddress answer, bool bits)
    {
        uint value = Number(answer), from = Number(IPAddress.Parse(From));
        if (bits) return value >> 8 == from >> 8 && (value & from & 0xFF) != 0;
        return value >= from && value <= (To.Length == 0 ? from : Number(IPAddress.Parse(To)));
    }

    private static uint Number(IPAddress address) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(address.MapToIPv4().GetAddressBytes());
}
