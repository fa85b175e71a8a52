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
    /// <param name="address">The address a report was sent to; rewritten by a forwarder (SRS) or signed by a server (BATV), it is read as it was.</param>
    /// <param name="options">Our domains and key.</param>
    /// <param name="named">Addresses the report names: they tell a dash or plus of the recipient from ours.</param>
    /// <returns>The recipient, empty where it names none or may mean several, and what that proves.</returns>
    public static (string Recipient, BounceProof Proof) Read(string address, BounceOptions options, IReadOnlyCollection<string>? named = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        address = ReturnWrapping.Open(address);
        int at = address.LastIndexOf('@');
        int equals = at < 0 ? -1 : address.LastIndexOf('=', at);
        if (equals <= 0) return (string.Empty, BounceProof.None);
        string domain = address[(equals + 1)..at], signature = string.Empty;
        int plus = domain.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0) (domain, signature) = (domain[..plus], domain[(plus + 1)..]);
        string left = address[..equals];
        if (options.ReturnKey.Length >= 16 && signature.Length == SignatureLength)
            foreach (int separator in Separators(left))
            {
                // A plus in the recipient's own local part is told from our separator by the signature.
                string recipient = $"{left[(separator + 1)..]}@{domain}";
                if (recipient[0] != '@' && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature.ToLowerInvariant()), Encoding.ASCII.GetBytes(Signature(recipient, options.ReturnKey.Span)))) return (recipient, BounceProof.SignedVerp);
            }
        if (!domain.Contains('.', StringComparison.Ordinal) || left.Contains('=', StringComparison.Ordinal)) return (string.Empty, BounceProof.None);
        string local = Local(left, domain, named);
        // With a key, what is not signed proves nothing.
        return local.Length == 0 ? (string.Empty, BounceProof.None) : ($"{local}@{domain}", options.ReturnKey.Length == 0 && options.ReturnDomains.Contains(address[(at + 1)..].ToLowerInvariant()) ? BounceProof.Verp : BounceProof.None);
    }

    /// <summary>
    /// Whose local part stands behind a prefix. Both may hold separators, and a guess may bounce somebody else: ana-maria is not
    /// maria. So what the report names decides, then a plus, then a word such as "bounces"; empty where nothing does.
    /// </summary>
    private static string Local(string left, string domain, IReadOnlyCollection<string>? named)
    {
        int first = -1, count = 0;
        foreach (int separator in Separators(left))
        {
            count++;
            if (first < 0 || left[first] == '-' && left[separator] == '+') first = separator;
            string recipient = left[(separator + 1)..];
            if (recipient.Length > 0 && named?.Contains($"{recipient}@{domain}", StringComparer.OrdinalIgnoreCase) == true) return recipient;
        }
        if (count == 0) return left;
        if (left[first] == '+' || count == 1) return left[(first + 1)..];
        foreach (int separator in Separators(left))
        {
            string word = left[..separator];
            word = word[(word.LastIndexOf('-') + 1)..].ToLowerInvariant();
            if (word is "bounce" or "bounces" or "return" or "returns" or "error" or "errors" or "verp") return left[(separator + 1)..];
        }
        return string.Empty;
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
