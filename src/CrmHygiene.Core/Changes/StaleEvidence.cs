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
            ? new StaleFacts
            {
                EmailVerdict = email.Verdict,
                EmailVerdictReason = email.Reason,
                FirstInvalid = email.Verdict == Verdict.Invalid ? email.InvalidSince?.UtcDateTime ?? InvalidSince(email) : null,
                LastInvalid = InvalidSince(email),
                SpamTrapSuspected = email.ReasonCode == EmailReason.SpamTrapSuspected,
            }
            : null;
    }

    /// <summary>
    /// Findings of other kinds that a person chose for removal, honoured as given; those that are no reason to remove
    /// anybody, whoever asks, ask for review: verdicts other than twice invalid, duplicates, which are merged, and all
    /// that say that nothing is wrong.
    /// </summary>
    /// <param name="finding">A finding about a contact.</param>
    public static StaleFinding AsGiven(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding is StaleFinding stale) return stale;
        Contact contact = finding.Contact ?? throw new ArgumentException("The finding has no contact.", nameof(finding));
        if (finding is EmailFinding email) return OfVerdict(contact, email);
        // All of a group would go, and the person with them.
        if (finding is DuplicateFinding)
            return new StaleFinding(contact, StaleReason.DuplicateLost, finding.Reason, StaleAction.Review, "Duplicates are merged (Merge-CrmContact), so that one of them stays.", null);
        // A company on the admin's list is archived, as by the judge.
        if (finding is DomainFinding domain)
            return domain.IsGone
                ? new StaleFinding(contact, StaleReason.CompanyGone, nameof(StaleReason.CompanyGone), StaleAction.Archive, "The company is on the list of gone companies.", null)
                : new StaleFinding(contact, StaleReason.CompanyGone, domain.Reason, StaleAction.Review, $"The domain: {domain.Verdict}, {domain.Reason}. A hint only.", null);
        if (finding is SuppressionFinding suppression) return OfSuppression(contact, suppression);
        return WhyNot(finding) is { } why
            ? new StaleFinding(contact, StaleReason.Custom, finding.Reason, StaleAction.Review, why, null)
            : new StaleFinding(contact, StaleReason.Custom, finding.Reason, StaleAction.Remove, $"Chosen for removal: {finding.GetType().Name} {finding.Reason}.", null);
    }

    /// <summary>Why a finding is no reason to remove anybody, whoever gives it: most of them say that all is well. Null where it may be one.</summary>
    private static string? WhyNot(Finding finding) => finding switch
    {
        ContactFinding => null,
        PhoneFinding { Verdict: Verdict.Invalid } => null,
        PhoneFinding phone => $"The phone number is {phone.Verdict}, which is no reason to remove anybody.",
        ReengagementStatus { Stage: ReengagementStage.Silent } => null,
        ReengagementStatus status => $"Its stage of re-engagement is {status.Stage}: only who kept silent past the wait may go.",
        ContactDifference { Kind: DifferenceKind.Gone } => null,
        ContactDifference => "Only the earlier list's contacts that are gone from the later one may go.",
        _ => "This finding is no reason to remove anybody.",
    };

    private static StaleFinding OfSuppression(Contact contact, SuppressionFinding finding)
    {
        if (finding.Entry is not { Channel: SuppressionChannel.Mail, Topic.Length: 0 } entry)
            return new StaleFinding(contact, StaleReason.Unsubscribed, finding.Reason, StaleAction.Review, finding.IsSuppressed ? "It is suppressed for one way of contact or topic only." : "It is not suppressed.", null);
        StaleReason kind = entry.Reason switch
        {
            SuppressionReason.OptedOut => StaleReason.Unsubscribed,
            SuppressionReason.Complained => StaleReason.Complaint,
            SuppressionReason.HardBounced => StaleReason.HardBounce,
            _ => StaleReason.Custom,
        };
        return new StaleFinding(contact, kind, finding.Reason, StaleAction.Remove, $"It is suppressed: {entry.Reason}.", entry.Date?.UtcDateTime);
    }

    private static StaleFinding OfVerdict(Contact contact, EmailFinding email)
    {
        if (email.ReasonCode == EmailReason.SpamTrapSuspected)
            return new StaleFinding(contact, StaleReason.SpamTrapSuspected, nameof(StaleReason.SpamTrapSuspected), StaleAction.Quarantine, "The address looks like a spam trap.", email.CheckedAt.UtcDateTime);
        bool twice = email.Verdict == Verdict.Invalid && email.InvalidSince is { } since && email.CheckedAt - since >= TimeSpan.FromHours(72);
        string evidence = email.Verdict switch
        {
            Verdict.Unknown => $"The address could not be verified: {email.Reason}.",
            Verdict.Invalid when twice => $"Found invalid ({email.Reason}) twice, 72 hours or more apart.",
            Verdict.Invalid => $"Found invalid ({email.Reason}); a second check 72 hours later is needed before removal.",
            _ => $"The address is {email.Verdict} ({email.Reason}), which is no reason to remove anybody.",
        };
        return new StaleFinding(contact, StaleReason.InvalidEmail, email.Reason, twice ? StaleAction.Remove : StaleAction.Review, evidence, email.CheckedAt.UtcDateTime);
    }

    private static DateTime? InvalidSince(EmailFinding email) => email.Verdict == Verdict.Invalid ? email.CheckedAt.UtcDateTime : null;
}
