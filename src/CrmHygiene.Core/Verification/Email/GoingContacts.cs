namespace CrmHygiene.Core.Verification.Email;

/// <summary>Contacts on which no query or credit is spent, because what is attached to them says that they go anyway.</summary>
internal static class GoingContacts
{
    public static bool Contains(Contact? contact)
    {
        if (contact is null) return false;
        foreach (Finding finding in contact.GetFindings())
        {
            if (finding is SuppressionFinding { IsSuppressed: true }) return true;
            if (finding is StaleFinding { Held: false, ReengageFirst: false, Action: StaleAction.Remove or StaleAction.Archive or StaleAction.Unsubscribe }) return true;
        }
        return false;
    }

    /// <summary>What is said about their mailbox.</summary>
    public static EmailMailboxAnswer Answer(DateTime now) => new()
    {
        Verdict = Verdict.Unknown,
        Reason = EmailReason.NotNeeded,
        Confidence = 0,
        Source = string.Empty,
        CheckedAt = now,
        Checks = [new EmailCheck("Network", "not asked, as the contact is suppressed or goes anyway")],
    };
}
