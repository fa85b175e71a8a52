using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>A sender as blocklists are asked about it.</summary>
/// <param name="Text">The address or domain in its usual form.</param>
/// <param name="Query">What stands before the zone: reversed octets, reversed nibbles, or the domain (RFC 5782 §2).</param>
/// <param name="Family">The family of an address; null for a domain.</param>
internal sealed record BlocklistSender(string Text, string Query, AddressFamily? Family)
{
    private static readonly IdnMapping Idn = new();

    /// <exception cref="FormatException">The text is neither an IP address nor a domain.</exception>
    public static BlocklistSender Parse(string text)
    {
        string sender = text.Trim().TrimEnd('.');
        if (IPAddress.TryParse(sender, out IPAddress? address) && (sender.Contains(':', StringComparison.Ordinal) || sender.Count(c => c == '.') == 3)) return Of(address);
        int at = sender.LastIndexOf('@');
        if (at >= 0) sender = sender[(at + 1)..];
        try
        {
            string domain = Idn.GetAscii(sender).ToLowerInvariant();
            if (domain.Contains('.', StringComparison.Ordinal) && domain.Length <= 253 && domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')) return new BlocklistSender(domain, domain, null);
        }
        catch (ArgumentException)
        {
            // said below
        }
        throw new FormatException($"'{text}' is neither an IP address nor a domain.");
    }

    public static BlocklistSender Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        byte[] bytes = address.GetAddressBytes();
        return new BlocklistSender(address.ToString(), Reversed(bytes), address.AddressFamily);
    }

    /// <summary>The test point of a family: listed is ...2, not listed ...1 (RFC 5782 §5).</summary>
    public static string TestPoint(AddressFamily? family, bool listed) => family switch
    {
        AddressFamily.InterNetwork => listed ? "2.0.0.127" : "1.0.0.127",
        AddressFamily.InterNetworkV6 => Reversed(IPAddress.Parse(listed ? "::ffff:7f00:2" : "::ffff:7f00:1").GetAddressBytes()),
        _ => listed ? "test" : "invalid",
    };

    private static string Reversed(byte[] bytes) => bytes.Length == 4
        ? string.Join('.', Enumerable.Reverse(bytes))
        : string.Join('.', Enumerable.Reverse(Convert.ToHexString(bytes).ToLowerInvariant()));
}
