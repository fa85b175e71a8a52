using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>Address literals of RFC 5321 §4.1.3: IPv4 and IPv6; no other tag is registered.</summary>
internal static class EmailLiteral
{
    private const string IPv6Tag = "IPv6:";
    private static readonly SearchValues<char> IPv6Chars = SearchValues.Create("0123456789abcdefABCDEF:.");

    public static bool TryParse(ReadOnlySpan<char> literal, out IPAddress address)
    {
        address = IPAddress.None;
        if (literal.Length < 3 || literal[0] != '[' || literal[^1] != ']') return false;
        ReadOnlySpan<char> inner = literal[1..^1];
        if (inner.StartsWith(IPv6Tag, StringComparison.OrdinalIgnoreCase))
        {
            inner = inner[IPv6Tag.Length..];
            if (inner.ContainsAnyExcept(IPv6Chars)) return false;
            if (inner.Contains('.') && !IsDottedQuad(inner[(inner.LastIndexOf(':') + 1)..])) return false;
            return IPAddress.TryParse(inner, out address!) && address.AddressFamily == AddressFamily.InterNetworkV6;
        }
        return IsDottedQuad(inner) && IPAddress.TryParse(inner, out address!);
    }

    /// <summary>Four decimal numbers; the framework also takes hexadecimal, octal and fewer parts.</summary>
    private static bool IsDottedQuad(ReadOnlySpan<char> text)
    {
        int parts = 0, value = 0, digits = 0;
        foreach (char c in text)
        {
            if (c == '.')
            {
                if (digits == 0 || value > 255) return false;
                parts++;
                value = digits = 0;
            }
            else if (!char.IsAsciiDigit(c) || ++digits > 3) return false;
            else value = (value * 10) + (c - '0');
        }
        return parts == 3 && digits > 0 && value <= 255;
    }
}
