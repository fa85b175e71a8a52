using System.Text;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>Verifies addresses by their text and the reference lists.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class EmailVerifier
{
    private const int CacheSize = 1 << 16, CacheWays = 4;
    private readonly EmailVerifierOptions _options;
    private readonly EmailDomainFacts?[] _domains = new EmailDomainFacts?[CacheSize];

    /// <summary>Creates a verifier.</summary>
    /// <param name="options">How to verify; null is the defaults.</param>
    public EmailVerifier(EmailVerifierOptions? options = null) => _options = options ?? new EmailVerifierOptions();

    /// <summary>How this verifier verifies.</summary>
    public EmailVerifierOptions Options => _options;

    /// <summary>Verifies an address at level Syntax, whatever the options' level: no network.</summary>
    /// <param name="address">The address as written; neither trimmed nor repaired. Null or empty: Invalid as text, Unknown for a contact.</param>
    /// <param name="contact">The contact it belongs to, or null.</param>
    public EmailFinding Verify(string? address, Contact? contact = null)
    {
        EmailParsed parsed = Parse(address ?? string.Empty);
        return Conclude(address ?? string.Empty, contact, parsed, null, null);
    }

    /// <summary>The first half of a verification: the text and the lists.</summary>
    internal EmailParsed Parse(string address)
    {
        EmailSyntaxResult syntax = EmailSyntax.Parse(address, _options.Syntax);
        if (!syntax.IsValid) return new EmailParsed(syntax, null, EmailFacts.None);
        EmailDomainFacts domain = DomainOf(address, syntax);
        return new EmailParsed(syntax, domain, EmailLocalPart.FactsOf(address.AsSpan(syntax.Local), _options.Lists));
    }

    /// <summary>The second half: the verdict, with the answers of the DNS and of the mail host where they were asked.</summary>
    internal EmailFinding Conclude(string address, Contact? contact, in EmailParsed parsed, EmailDomainAnswer? answer, EmailMailboxAnswer? mailbox, DateTime domainInvalidSince = default)
    {
        DateTime now = _options.Time.GetUtcNow().UtcDateTime;
        EmailOutcome outcome = parsed.Domain is { } domain
            ? EmailVerdict.Decide(domain, parsed.Facts, answer, mailbox, domainInvalidSince, _options.Policy, now)
            : EmailVerdict.Malformed(address, contact, parsed.Syntax, _options, now);
        return new EmailFinding(contact, address, outcome);
    }

    private EmailDomainFacts DomainOf(string address, in EmailSyntaxResult syntax)
    {
        ReadOnlySpan<char> domain = syntax.AsciiDomain is { } ascii ? ascii : address.AsSpan(syntax.Domain);
        Span<char> buffer = stackalloc char[256];
        Ascii.ToLower(domain, buffer, out int length);
        ReadOnlySpan<char> lower = buffer[..length];
        // A slot is written whole, so a race costs a second look-up and nothing else; the fixed size bounds memory.
        int hash = string.GetHashCode(lower);
        int set = hash & (CacheSize - CacheWays);
        int free = set + ((hash >>> 24) & (CacheWays - 1));
        for (int i = set; i < set + CacheWays; i++)
        {
            EmailDomainFacts? cached = Volatile.Read(ref _domains[i]);
            if (cached is null) free = i;
            else if (lower.SequenceEqual(cached.Name)) return cached;
        }
        EmailDomainFacts facts = EmailDomainClassifier.Classify(lower.ToString(), _options.Lists);
        Volatile.Write(ref _domains[free], facts);
        return facts;
    }
}
