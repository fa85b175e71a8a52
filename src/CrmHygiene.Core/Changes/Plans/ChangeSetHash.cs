using System.Security.Cryptography;
using System.Text;

namespace CrmHygiene.Core.Changes.Plans;

/// <summary>Hashes of what a plan found: 16 hexadecimal digits of SHA-256 behind an h, which no spreadsheet takes for a number.</summary>
internal static class ChangeSetHash
{
    public static string Of(string text) => "h" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8)).ToLowerInvariant();

    /// <summary>The hash of a contact as it was found, whatever was changed since.</summary>
    public static string Of(Contact contact) => Of(string.Join('\u001F', Enumerable.Range(0, contact.FoundFieldCount).Select(contact.GetFoundText)));
}
