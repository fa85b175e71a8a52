using System.Security.Cryptography;
using System.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces;

/// <summary>
/// Return paths that name their recipient: <c>bounce+user=example.com@ours</c> (VERP), and signed ones,
/// <c>bounce+user=example.com+0123456789abcdef@ours</c>, whose last part is a keyed hash (HMAC-SHA256, first 16
/// hexadecimal digits) of the recipient in lower case.
/// </summary>
public static class ReturnPath
{
    private const int SignatureLength = 16;

    /// <summary>Makes a signed return path.</summary>
    /// <param name="prefix">What stands first, such as <c>bounce</c>.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="domain">Our domain.</param>
    /// <param name="key">The key, at least 16 bytes.</param>
    /// <exception cref="ArgumentException">The recipient is no address, or the key is too short.</exception>
    public static string Sign(string prefix, string recipient, string domain, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        int at = recipient.LastIndexOf('@');
        if (at <= 0) throw new ArgumentException("The recipient is no address.", nameof(recipient));
        if (key.Length < 16) throw new ArgumentException("The key is shorter than 16 bytes.", nameof(key));
        return $"{prefix}+{recipient[..at]}={recipient[(at + 1)..]}+{Signature(recipient, key)}@{domain}";
    }

    /// <summary>Reads the recipient out of a return path.</summary>
    /// <param name="address">The address a report was sent to.</param>
    /// <param name="options">Our domains and key.</param>
    /// <returns>The recipient, empty where it names none, and what that proves.</returns>
    public static (string Recipient, BounceProof Proof) Read(string address, BounceOptions options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        int at = address.LastIndexOf('@');
        int equals = at < 0 ? -1 : address.LastIndexOf('=', at);
        if (equals <= 0) return (string.Empty, BounceProof.None);
        string domain = address[(equals + 1)..at], signature = string.Empty;
        int plus = domain.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0) (domain, signature) = (domain[..plus], domain[(plus + 1)..]);
        string left = address[..equals];
        bool ours = options.ReturnDomains.Contains(address[(at + 1)..]);
        // A plus in the recipient's own local part is told from our separator by the signature, else by the domain list.
        foreach (int separator in Separators(left))
        {
            string recipient = $"{left[(separator + 1)..]}@{domain}";
            if (recipient[0] == '@') continue;
            if (options.ReturnKey.Length >= 16 && signature.Length == SignatureLength
                && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature.ToLowerInvariant()), Encoding.ASCII.GetBytes(Signature(recipient, options.ReturnKey.Span))))
                return (recipient, BounceProof.SignedVerp);
        }
        if (!domain.Contains('.', StringComparison.Ordinal)) return (string.Empty, BounceProof.None);
        int first = left.IndexOf('+', StringComparison.Ordinal);
        if (first < 0) first = left.LastIndexOf('-');
        if (first < 0 || first == left.Length - 1) return (string.Empty, BounceProof.None);
        // With a key, what is not signed proves nothing.
        return ($"{left[(first + 1)..]}@{domain}", ours && options.ReturnKey.Length == 0 ? BounceProof.Verp : BounceProof.None);
    }

    private static IEnumerable<int> Separators(string left)
    {
        for (int i = 0; i < left.Length && i < 128; i++)
            if (left[i] is '+' or '-') yield return i;
    }

    private static string Signature(string recipient, ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(recipient.ToLowerInvariant()), hash);
        return Convert.ToHexString(hash[..(SignatureLength / 2)]).ToLowerInvariant();
    }
}
