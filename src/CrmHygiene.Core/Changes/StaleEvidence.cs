using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Core.Changes;

/// <summary>What the findings attached to a contact say about its staleness.</summary>
public static class StaleEvidence
{
    /// <summary>The facts of the attached findings; null where there is none that matters.</summary>
    /// <param name="contact">A contact.</param>
    public static StaleFacts? Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return contact.GetFinding<EmailFinding>() is { Verdict: not Verdict.Unknown } email
            ? new StaleFacts { EmailVerdict = email.Verdict, EmailVerdictReason = email.Reason, FirstInvalid = email.Verdict == Verdict.Invalid ? email.InvalidSince?.UtcDateTime ?? InvalidSince(email) : null, LastInvalid = InvalidSince(email) }
            : null;
    }

    /// <summary>Findings of other kinds that a person chose for removal, honoured as given.</summary>
    /// <param name="finding">A finding about a contact.</param>
    public static StaleFinding AsGiven(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding is StaleFinding stale) return stale;
        Contact contact = finding.Contact ?? throw new ArgumentException("The finding has no contact.", nameof(finding));
        // What could not be found out removes nobody, whoever asks; a company on the admin's list is archived, as by the judge.
        if (finding is EmailFinding { Verdict: Verdict.Unknown } unknown)
            return new StaleFinding(contact, StaleReason.InvalidEmail, unknown.Reason, StaleAction.Review, $"The address could not be verified: {unknown.Reason}.", null);
        if (finding is DomainFinding domain)
            return domain.IsGone
                ? new StaleFinding(contact, StaleReason.CompanyGone, nameof(StaleReason.CompanyGone), StaleAction.Archive, "The company is on the list of gone companies.", null)
                : new StaleFinding(contact, StaleReason.CompanyGone, domain.Reason, StaleAction.Review, $"The domain: {domain.Verdict}, {domain.Reason}. A hint only.", null);
        StaleReason kind = finding is EmailFinding ? StaleReason.InvalidEmail : finding is DuplicateFinding ? StaleReason.DuplicateLost : StaleReason.Custom;
        return new StaleFinding(contact, kind, finding.Reason, StaleAction.Remove, $"Chosen for removal: {finding.GetType().Name} {finding.Reason}.", null);
    }

    private static DateTime? InvalidSince(EmailFinding email) => email.Verdict == Verdict.Invalid ? email.CheckedAt.UtcDateTime : null;
}
