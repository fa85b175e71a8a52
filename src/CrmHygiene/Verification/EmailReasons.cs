namespace CrmHygiene;

/// <summary>What is known about each <see cref="EmailReason"/>.</summary>
public static class EmailReasons
{
    private static readonly string[] Names = BuildNames();

    /// <summary>The name of a reason, such as <c>NullMx</c>, without an allocation.</summary>
    /// <param name="reason">Any reason.</param>
    public static string NameOf(EmailReason reason) => Names[(int)reason];

    /// <summary>The reason in words.</summary>
    /// <param name="reason">Any reason.</param>
    public static string Describe(EmailReason reason) => reason switch
    {
        EmailReason.WellFormed => "the address is well formed and nothing known speaks against it",
        EmailReason.MailHostFound => "the domain names a mail host that exists",
        EmailReason.ImplicitMailHost => "there is no MX, so mail goes to the domain's own address (RFC 5321 §5.1)",
        EmailReason.Disposable => "mailboxes of this domain are thrown away after use",
        EmailReason.PossibleTypo => "the domain looks like a mistyped provider or top-level domain; see the suggestion",
        EmailReason.Gibberish => "the part before the @ looks like random keys",
        EmailReason.RoleAccount => "a function such as info or sales, not a person",
        EmailReason.ReservedDomain => "the domain is reserved for tests, documentation or local use (RFC 2606, RFC 6761, RFC 6762, RFC 8375)",
        EmailReason.UnknownTopLevelDomain => "the top-level domain is not in the list of those that exist",
        EmailReason.PrivateMailHost => "the mail host has an address of a private network only",
        EmailReason.ParkedDomain => "mail host or name server belong to a domain parking service",
        EmailReason.WildcardDomain => "the domain has no MX, and every name beside it answers with the same address, so it may not be registered at all",
        EmailReason.ResolverUnfit => "this machine's resolver failed the control queries, so nothing can be concluded",
        EmailReason.DnsServerFailure => "the DNS answered SERVFAIL",
        EmailReason.DnsRefused => "the resolver refused the query",
        EmailReason.DnsTimeout => "no answer in time",
        EmailReason.DnsError => "the DNS answered with another error, or could not be reached",
        EmailReason.LiteralNotChecked => "the address is an address literal, which the DNS cannot confirm",
        EmailReason.AddressMissing => "there is no address",
        EmailReason.AddressTooLong => "longer than 254 octets (RFC 5321 §4.5.3.1.3)",
        EmailReason.WhiteSpaceAround => "white space before or after the address",
        EmailReason.WhiteSpaceInside => "white space inside the address",
        EmailReason.ControlCharacter => "a control character, or half of a surrogate pair",
        EmailReason.DisplayName => "a name, angle brackets or mailto: around the address",
        EmailReason.SeveralAddresses => "more than one address",
        EmailReason.AtSignMissing => "no @",
        EmailReason.AtSignRepeated => "more than one @",
        EmailReason.LocalPartMissing => "nothing before the @",
        EmailReason.LocalPartTooLong => "more than 64 octets before the @ (RFC 5321 §4.5.3.1.1)",
        EmailReason.LocalPartCharacter => "a character that may not stand before the @",
        EmailReason.LocalPartDot => "a dot first, last or doubled before the @",
        EmailReason.LocalPartQuoted => "a quoted local part (policy)",
        EmailReason.QuotedStringMalformed => "a quoted local part that is malformed or not closed",
        EmailReason.LocalPartInternational => "letters beyond ASCII before the @ (RFC 6531) (policy)",
        EmailReason.Comment => "a comment in parentheses (policy)",
        EmailReason.CommentMalformed => "a comment that is malformed or not closed",
        EmailReason.DomainMissing => "nothing after the @",
        EmailReason.DomainTooLong => "a domain of more than 253 octets (RFC 1035 §2.3.4)",
        EmailReason.DomainLabelTooLong => "a part of the domain has more than 63 octets (RFC 1035 §2.3.4)",
        EmailReason.DomainDot => "a dot first, last or doubled in the domain",
        EmailReason.DomainCharacter => "a character that may not stand in a domain",
        EmailReason.DomainHyphen => "a hyphen first or last in a part of the domain",
        EmailReason.DomainDotless => "a domain without a dot (policy)",
        EmailReason.DomainLiteral => "an address literal such as [192.0.2.1] (policy)",
        EmailReason.DomainLiteralMalformed => "an address literal that is malformed",
        EmailReason.DomainInternational => "letters beyond ASCII in the domain (policy)",
        EmailReason.DomainIdna => "an internationalised domain that breaks IDNA 2008 (RFC 5891)",
        EmailReason.TopLevelDomainImplausible => "a top-level domain no registry could have: digits only, or signs",
        EmailReason.DomainNotFound => "the domain does not exist (NXDOMAIN)",
        EmailReason.NullMx => "the domain says that it takes no mail (null MX, RFC 7505)",
        EmailReason.NoMailHost => "the domain exists and has neither MX nor address",
        EmailReason.MailHostNotFound => "none of the mail hosts the domain names exists",
        EmailReason.LoopbackMailHost => "the mail host points back at the sender (loopback or unspecified address)",
        EmailReason.MailboxAccepted => "the mail host accepts this recipient, and not just any",
        EmailReason.CatchAllDomain => "the mail host accepts every recipient, so that this one is accepted says nothing",
        EmailReason.CatchAllUntested => "the mail host accepts this recipient, and whether it accepts every recipient could not be found out",
        EmailReason.MailboxFull => "the mailbox exists and is full",
        EmailReason.SpamTrapSuspected => "a spam trap, as far as a paid provider knows, or by the pattern invalid for long, then valid again. Quarantine, do not mail",
        EmailReason.ComplainerSuspected => "a paid provider knows the owner for complaining about mail",
        EmailReason.DoNotMail => "a paid provider advises against mailing it",
        EmailReason.ProviderNotProbed => "mail hosts of this provider or gateway are not asked, because their answers say nothing or they do not want it",
        EmailReason.Greylisted => "the mail host kept putting us off (greylisting) until the deadline",
        EmailReason.MailHostUnreachable => "no mail host of the domain could be reached, though others can",
        EmailReason.MailHostBusy => "the mail host could not answer for the time being, up to the deadline",
        EmailReason.ProbeRefused => "the mail host refused to answer us, for a policy of its own",
        EmailReason.RelayDenied => "the mail host says that it takes no mail for the domain",
        EmailReason.MailHostRefusesAll => "the mail host rejects every recipient of the domain, even postmaster, so it tells nothing about this one",
        EmailReason.MailHostNotUnderstood => "what the mail host said is no SMTP, or says nothing about the recipient",
        EmailReason.LocalPort25Blocked => "this machine cannot reach mail hosts on port 25",
        EmailReason.LocalIpListed => "this machine's address is on a blocklist the mail host uses",
        EmailReason.NoReverseDns => "the mail host wants this machine to have a host name (PTR), or a better one",
        EmailReason.Throttled => "we asked more than the mail host allows",
        EmailReason.ProbeHostUnfit => "this machine is not fit to ask: a control recipient failed, or it is one that sends our mail",
        EmailReason.VerifierFailed => "the paid provider could not tell, or failed",
        EmailReason.MailboxNotFound => "the mail host says that there is no such mailbox",
        EmailReason.MailboxDisabled => "the mail host says that the mailbox is switched off",
        EmailReason.CreditsSpent => "the credits allowed for the paid provider are spent, so it was not asked",
        EmailReason.NotNeeded => "the contact is suppressed or goes anyway, so no query was spent on it",
        _ => NameOf(reason),
    };

    /// <summary>Whether the fault is on our side, so that nothing at all is known about the address.</summary>
    /// <param name="reason">Any reason.</param>
    public static bool IsOurFault(EmailReason reason) => reason is EmailReason.ResolverUnfit
        or (>= EmailReason.LocalPort25Blocked and <= EmailReason.ProbeHostUnfit);

    private static string[] BuildNames()
    {
        EmailReason[] values = Enum.GetValues<EmailReason>();
        string[] names = new string[(int)values[^1] + 1];
        foreach (EmailReason value in values) names[(int)value] = value.ToString();
        return names;
    }
}
