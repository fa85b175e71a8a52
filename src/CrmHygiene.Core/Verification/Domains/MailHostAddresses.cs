using System.Net;
using System.Net.Sockets;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>What kind of place an address is for a sender out on the Internet.</summary>
internal enum AddressKind
{
    Public,
    /// <summary>RFC 1918, RFC 6598, RFC 4193 and link-local.</summary>
    Private,
    /// <summary>Loopback and unspecified: mail would come back to the sender.</summary>
    Loopback,
}

/// <summary>Sorts addresses by RFC 6890.</summary>
internal static class MailHostAddresses
{
    public static AddressKind KindOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.IPv6Any)) return AddressKind.Loopback;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal ? AddressKind.Private : AddressKind.Public;
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return bytes switch
        {
            [0, ..] => AddressKind.Loopback,
            [10, ..] or [192, 168, ..] or [169, 254, ..] => AddressKind.Private,
            [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..] => AddressKind.Private,
            _ => AddressKind.Public,
        };
    }

    /// <summary>The best kind among addresses: one that can be reached is enough.</summary>
    public static AddressKind BestOf(IEnumerable<IPAddress> addresses) => addresses.Select(KindOf).DefaultIfEmpty(AddressKind.Loopback).Min();
}
