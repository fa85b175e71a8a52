namespace CrmHygiene.Core.Verification.Email;

/// <summary>Turns checks into a verdict: Invalid before Unknown, Unknown before Risky, Risky before Valid.</summary>
internal static class EmailVerdict
{
    // A domain that takes mail may well be what was meant: only a near miss of a large provider still counts against it.
    private const float SureTypo = .7f;

    public static EmailOutcome Malformed(string address, Contact? contact, in EmailSyntaxResult syntax, EmailVerifierOptions options, DateTime now)
    {
        // A contact without an address is nothing that could be removed for a bad one.
        bool missing = syntax.Reason == EmailReason.AddressMissing;
        return new EmailOutcome
        {
            Verdict = missing && contact is not null ? Verdict.Unknown : Verdict.Invalid,
            Reason = syntax.Reason,
            Confidence = 1,
            CheckedAt = now,
            Position = syntax.Position,
            Suggestion = missing ? null : EmailRepair.Suggest(address, options),
        };
    }

    public static EmailOutcome Decide(EmailDomainFacts domain, EmailFacts facts, EmailDomainAnswer? answer, EmailMailboxAnswer? mailbox, DateTime domainInvalidSince, EmailPolicy policy, DateTime now)
    {
        (Verdict verdict, EmailReason reason, float confidence) =
            mailbox is not null ? Asked(domain, facts, mailbox, policy)
            : answer is not null ? Online(domain, facts, answer, policy)
            : Offline(domain, facts, policy);
        return new EmailOutcome
        {
            Verdict = verdict,
            Reason = reason,
            Confidence = confidence,
            CheckedAt = mailbox?.CheckedAt ?? answer?.CheckedAt ?? now,
            Facts = facts,
            Domain = domain,
            Answer = answer,
            Mailbox = mailbox,
            DomainInvalidSince = domainInvalidSince,
        };
    }

    private static (Verdict, EmailReason, float) Offline(EmailDomainFacts domain, EmailFacts facts, EmailPolicy policy)
    {
        if (domain.IsLiteral) return (Verdict.Valid, EmailReason.WellFormed, .3f);
        if (domain.IsReserved) return (Verdict.Risky, EmailReason.ReservedDomain, .95f);
        if (Risk(domain, facts, policy, 0) is { } risk) return risk;
        if (!domain.IsKnownTopLevel) return (Verdict.Risky, EmailReason.UnknownTopLevelDomain, .9f);
        return (Verdict.Valid, EmailReason.WellFormed, domain.IsFreeProvider ? .6f : .5f);
    }

    private static (Verdict, EmailReason, float) Online(EmailDomainFacts domain, EmailFacts facts, EmailDomainAnswer answer, EmailPolicy policy)
    {
        if (answer.Verdict != Verdict.Valid) return (answer.Verdict, answer.Reason, ConfidenceOf(answer));
        if (Risk(domain, facts, policy, SureTypo) is { } risk) return risk;
        bool isImplicit = answer.Reason == EmailReason.ImplicitMailHost;
        return isImplicit && policy.ImplicitMxIsRisky
            ? (Verdict.Risky, answer.Reason, .6f)
            : (Verdict.Valid, answer.Reason, ConfidenceOf(answer));
    }

    /// <summary>How sure the DNS makes a verdict about a domain.</summary>
    public static float ConfidenceOf(EmailDomainAnswer answer) => answer.Verdict switch
    {
        Verdict.Invalid => answer.Reason == EmailReason.NullMx ? 1f : answer.Reason == EmailReason.MailHostNotFound ? .9f : .95f,
        Verdict.Risky => .8f,
        Verdict.Valid => answer.Reason == EmailReason.ImplicitMailHost ? .6f : .8f,
        _ => 0,
    };

    private static (Verdict, EmailReason, float) Asked(EmailDomainFacts domain, EmailFacts facts, EmailMailboxAnswer mailbox, EmailPolicy policy)
    {
        if (mailbox.Verdict is Verdict.Invalid or Verdict.Unknown) return (mailbox.Verdict, mailbox.Reason, mailbox.Confidence);
        // a mailbox that exists is no slip of random keys
        if (Risk(domain, facts & ~EmailFacts.Gibberish, policy, SureTypo) is { } risk && (mailbox.Verdict == Verdict.Valid || risk.Item2 == EmailReason.Disposable)) return risk;
        return (mailbox.Verdict, mailbox.Reason, mailbox.Confidence);
    }

    private static (Verdict, EmailReason, float)? Risk(EmailDomainFacts domain, EmailFacts facts, EmailPolicy policy, float leastTypo)
    {
        // Throw-away services sit on misspelt providers too; who typed the address most likely meant the provider.
        if (domain.Suggestion is not null && domain.SuggestionConfidence >= leastTypo && policy.TypoIsRisky) return (Verdict.Risky, EmailReason.PossibleTypo, domain.SuggestionConfidence);
        if (domain.IsDisposable && policy.DisposableIsRisky) return (Verdict.Risky, EmailReason.Disposable, .95f);
        if ((facts & EmailFacts.Gibberish) != 0 && policy.GibberishIsRisky) return (Verdict.Risky, EmailReason.Gibberish, .7f);
        if ((facts & EmailFacts.Role) != 0 && policy.RoleIsRisky) return (Verdict.Risky, EmailReason.RoleAccount, .9f);
        return null;
    }
}
