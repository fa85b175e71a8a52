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
    /// <summary>Valid at level Mailbox: the mail host accepts this recipient, and not just any.</summary>
    MailboxAccepted,

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
    /// <summary>Risky: the mail host accepts every recipient, so that this one is accepted says nothing.</summary>
    CatchAllDomain,
    /// <summary>Risky: the mail host accepts this recipient, and whether it accepts every recipient could not be found out.</summary>
    CatchAllUntested,
    /// <summary>Risky: the mailbox exists and is full.</summary>
    MailboxFull,
    /// <summary>Risky: a spam trap, as far as a paid provider knows, or by the pattern invalid for long, then valid again. Quarantine, do not mail.</summary>
    SpamTrapSuspected,
    /// <summary>Risky: a paid provider knows the owner for complaining about mail.</summary>
    ComplainerSuspected,
    /// <summary>Risky: a paid provider advises against mailing it.</summary>
    DoNotMail,

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
    /// <summary>Unknown: mail hosts of this provider or gateway are not asked, because their answers say nothing or they do not want it.</summary>
    ProviderNotProbed,
    /// <summary>Unknown: the mail host kept putting us off (greylisting) until the deadline.</summary>
    Greylisted,
    /// <summary>Unknown: no mail host of the domain could be reached, though others can.</summary>
    MailHostUnreachable,
    /// <summary>Unknown: the mail host could not answer for the time being, up to the deadline.</summary>
    MailHostBusy,
    /// <summary>Unknown: the mail host refused to answer us, for a policy of its own.</summary>
    ProbeRefused,
    /// <summary>Unknown: the mail host says that it takes no mail for the domain.</summary>
    RelayDenied,
    /// <summary>Unknown: the mail host rejects every recipient of the domain, even postmaster, so it tells nothing about this one.</summary>
    MailHostRefusesAll,
    /// <summary>Unknown: what the mail host said is no SMTP, or says nothing about the recipient.</summary>
    MailHostNotUnderstood,
    /// <summary>Unknown, our fault: this machine cannot reach mail hosts on port 25.</summary>
    LocalPort25Blocked,
    /// <summary>Unknown, our fault: this machine's address is on a blocklist the mail host uses.</summary>
    LocalIpListed,
    /// <summary>Unknown, our fault: the mail host wants this machine to have a host name (PTR), or a better one.</summary>
    NoReverseDns,
    /// <summary>Unknown, our fault: we asked more than the mail host allows.</summary>
    Throttled,
    /// <summary>Unknown, our fault: this machine is not fit to ask: a control recipient failed, or it is one that sends our mail.</summary>
    ProbeHostUnfit,
    /// <summary>Unknown: the paid provider could not tell, or failed.</summary>
    VerifierFailed,

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
    /// <summary>Invalid: the mail host says that there is no such mailbox.</summary>
    MailboxNotFound,
    /// <summary>Invalid: the mail host says that the mailbox is switched off.</summary>
    MailboxDisabled,

    /// <summary>Unknown: the credits allowed for the paid provider are spent, so it was not asked.</summary>
    CreditsSpent = 120,
    /// <summary>Unknown: the contact is suppressed or goes anyway, so no query was spent on it.</summary>
    NotNeeded,
}
