namespace CrmHygiene;

/// <summary>Why an e-mail address got its verdict: stable words that scripts can compare.</summary>
public enum EmailReason
{
    /// <summary>Valid at level Syntax: the address is well formed and nothing known speaks against it.</summary>
    WellFormed = 0,
    /// <summary>Valid at level Domain: the domain names a mail host that exists.</summary>
    MailHostFound,
    /// <summary>Valid at level Domain, with less confidence: there is no MX, so mail goes to the domain's own address (RFC 5321 §5.1).</summary>
    ImplicitMailHost,

    /// <summary>Risky: mailboxes of this domain are thrown away after use.</summary>
    Disposable = 20,
    /// <summary>Risky: the domain looks like a mistyped provider or top-level domain; see the suggestion.</summary>
    PossibleTypo,
    /// <summary>Risky: the part before the @ looks like random keys.</summary>
    Gibberish,
    /// <summary>Risky where the policy says so: a function such as info or sales, not a person.</summary>
    RoleAccount,
    /// <summary>Risky: the domain is reserved for tests, documentation or local use (RFC 2606, RFC 6761, RFC 6762, RFC 8375).</summary>
    ReservedDomain,
    /// <summary>Risky: the top-level domain is not in the list of those that exist.</summary>
    UnknownTopLevelDomain,
    /// <summary>Risky: the mail host has an address of a private network only.</summary>
    PrivateMailHost,
    /// <summary>Risky: mail host or name server belong to a domain parking service.</summary>
    ParkedDomain,
    /// <summary>Risky: the domain has no MX, and every name beside it answers with the same address, so it may not be registered at all.</summary>
    WildcardDomain,

    /// <summary>Unknown: this machine's resolver failed the control queries, so nothing can be concluded.</summary>
    ResolverUnfit = 40,
    /// <summary>Unknown: the DNS answered SERVFAIL.</summary>
    DnsServerFailure,
    /// <summary>Unknown: the resolver refused the query.</summary>
    DnsRefused,
    /// <summary>Unknown: no answer in time.</summary>
    DnsTimeout,
    /// <summary>Unknown: the DNS answered with another error, or could not be reached.</summary>
    DnsError,
    /// <summary>Unknown: the address is an address literal, which the DNS cannot confirm.</summary>
    LiteralNotChecked,

    /// <summary>There is no address: Invalid as text, Unknown for a contact that simply has none.</summary>
    AddressMissing = 60,
    /// <summary>Invalid: longer than 254 octets (RFC 5321 §4.5.3.1.3).</summary>
    AddressTooLong,
    /// <summary>Invalid as written: white space before or after the address.</summary>
    WhiteSpaceAround,
    /// <summary>Invalid: white space inside the address.</summary>
    WhiteSpaceInside,
    /// <summary>Invalid: a control character, or half of a surrogate pair.</summary>
    ControlCharacter,
    /// <summary>Invalid as written: a name, angle brackets or mailto: around the address.</summary>
    DisplayName,
    /// <summary>Invalid as written: more than one address.</summary>
    SeveralAddresses,
    /// <summary>Invalid: no @.</summary>
    AtSignMissing,
    /// <summary>Invalid: more than one @.</summary>
    AtSignRepeated,
    /// <summary>Invalid: nothing before the @.</summary>
    LocalPartMissing,
    /// <summary>Invalid: more than 64 octets before the @ (RFC 5321 §4.5.3.1.1).</summary>
    LocalPartTooLong,
    /// <summary>Invalid: a character that may not stand before the @.</summary>
    LocalPartCharacter,
    /// <summary>Invalid: a dot first, last or doubled before the @.</summary>
    LocalPartDot,
    /// <summary>Invalid by policy: a quoted local part.</summary>
    LocalPartQuoted,
    /// <summary>Invalid: a quoted local part that is malformed or not closed.</summary>
    QuotedStringMalformed,
    /// <summary>Invalid by policy: letters beyond ASCII before the @ (RFC 6531).</summary>
    LocalPartInternational,
    /// <summary>Invalid by policy: a comment in parentheses.</summary>
    Comment,
    /// <summary>Invalid: a comment that is malformed or not closed.</summary>
    CommentMalformed,
    /// <summary>Invalid: nothing after the @.</summary>
    DomainMissing,
    /// <summary>Invalid: a domain of more than 253 octets (RFC 1035 §2.3.4).</summary>
    DomainTooLong,
    /// <summary>Invalid: a part of the domain has more than 63 octets (RFC 1035 §2.3.4).</summary>
    DomainLabelTooLong,
    /// <summary>Invalid: a dot first, last or doubled in the domain.</summary>
    DomainDot,
    /// <summary>Invalid: a character that may not stand in a domain.</summary>
    DomainCharacter,
    /// <summary>Invalid: a hyphen first or last in a part of the domain.</summary>
    DomainHyphen,
    /// <summary>Invalid by policy: a domain without a dot.</summary>
    DomainDotless,
    /// <summary>Invalid by policy: an address literal such as [192.0.2.1].</summary>
    DomainLiteral,
    /// <summary>Invalid: an address literal that is malformed.</summary>
    DomainLiteralMalformed,
    /// <summary>Invalid by policy: letters beyond ASCII in the domain.</summary>
    DomainInternational,
    /// <summary>Invalid: an internationalised domain that breaks IDNA 2008 (RFC 5891).</summary>
    DomainIdna,
    /// <summary>Invalid: a top-level domain no registry could have: digits only, or signs.</summary>
    TopLevelDomainImplausible,

    /// <summary>Invalid: the domain does not exist (NXDOMAIN).</summary>
    DomainNotFound = 100,
    /// <summary>Invalid: the domain says that it takes no mail (null MX, RFC 7505).</summary>
    NullMx,
    /// <summary>Invalid: the domain exists and has neither MX nor address.</summary>
    NoMailHost,
    /// <summary>Invalid: none of the mail hosts the domain names exists.</summary>
    MailHostNotFound,
    /// <summary>Invalid: the mail host points back at the sender (loopback or unspecified address).</summary>
    LoopbackMailHost,
}
