using System.Buffers;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>
/// The addr-spec of RFC 5321 and RFC 5322 with RFC 6531 (international local parts) and IDNA 2008 (RFC 5891) domains.
/// </summary>
/// <remarks>
/// IDNA is <see cref="System.Globalization.IdnMapping"/>: on ICU that is UTS #46, not the registration protocol of
/// RFC 5891. What it maps (full-width letters, ideographic dots) is an error here, as in IDNA 2008; symbols and emoji,
/// which IDNA 2008 excludes but some registries sell, are left to the DNS to decide. Bidirectional rules (RFC 5893)
/// are not checked. Lengths are octets: UTF-8 before the @, A-labels after it.
/// </remarks>
public static class EmailSyntax
{
    /// <summary>Longest address: a path of 256 octets less its angle brackets (RFC 5321 §4.5.3.1.3).</summary>
    public const int MaxAddressOctets = 254;

    /// <summary>Longest local part (RFC 5321 §4.5.3.1.1).</summary>
    public const int MaxLocalOctets = 64;

    internal const string Atext = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~";
    private static readonly SearchValues<char> LocalChars = SearchValues.Create(Atext + ".");
    private static readonly SearchValues<char> DomainChars = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");

    /// <summary>Parses an address; neither trims nor repairs it.</summary>
    /// <param name="address">The text.</param>
    /// <param name="options">What is accepted; null is the strict mailing profile.</param>
    /// <returns>The parts, or the first error with its position.</returns>
    public static EmailSyntaxResult Parse(ReadOnlySpan<char> address, EmailSyntaxOptions? options = null) =>
        TryParseCommon(address, out EmailSyntaxResult result) ? result : new EmailSyntaxParser(address, options ?? EmailSyntaxOptions.Mailing).Parse();

    /// <summary>Whether an address is well formed.</summary>
    /// <param name="address">The text.</param>
    /// <param name="options">What is accepted; null is the strict mailing profile.</param>
    public static bool IsValid(ReadOnlySpan<char> address, EmailSyntaxOptions? options = null) => Parse(address, options).IsValid;

    /// <summary>The shape nearly every address has, without the grammar: ASCII dot-atom at dotted LDH labels.</summary>
    private static bool TryParseCommon(ReadOnlySpan<char> address, out EmailSyntaxResult result)
    {
        result = default;
        int at = address.IndexOf('@');
        if (at is < 1 or > MaxLocalOctets || address.Length > MaxAddressOctets) return false;
        ReadOnlySpan<char> local = address[..at];
        ReadOnlySpan<char> domain = address[(at + 1)..];
        if (local.ContainsAnyExcept(LocalChars) || domain.ContainsAnyExcept(DomainChars)) return false;
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return false;
        if (!EmailDomainSyntax.IsDottedName(domain)) return false;
        result = new EmailSyntaxResult { Reason = EmailReason.WellFormed, Position = -1, Local = ..at, Domain = (at + 1)..address.Length };
        return true;
    }
}
