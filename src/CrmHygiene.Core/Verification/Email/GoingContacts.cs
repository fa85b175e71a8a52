using CrmHygiene.Core.Duplicates.Survivorship;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>Contacts on which no query or credit is spent, because what is attached to them says that they go anyway.</summary>
internal sealed class GoingContacts(MergeOptions merge)
{
    private readonly Dictionary<DuplicateGroup, Contact?> _winners = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a contact is suppressed, stale, or would go into another one.</summary>
    public bool Contains(Contact? contact)
    {
        if (contact is null) return false;
        foreach (Finding finding in contact.GetFindings())
        {
            if (finding is SuppressionFinding { IsSuppressed: true }) return true;
            if (finding is StaleFinding stale && Goes(stale)) return true;
            if (finding is DuplicateFinding { Band: MatchBand.Certain, Group: { } group } && WinnerOf(group) is { } winner && !ReferenceEquals(winner, contact)) return true;
        }
        return false;
    }

    /// <summary>Whether a stale reason takes its contact out of the list as it is.</summary>
    public static bool Goes(StaleFinding finding) =>
        finding is { Held: false, ReengageFirst: false, Action: StaleAction.Remove or StaleAction.Archive or StaleAction.Unsubscribe };

    /// <summary>What is said about their mailbox.</summary>
    public static EmailMailboxAnswer Answer(DateTime now) => new()
    {
        Verdict = Verdict.Unknown,
        Reason = EmailReason.NotNeeded,
        Confidence = 0,
        Source = string.Empty,
        CheckedAt = now,
        Checks = [new EmailCheck("Network", "not asked, as the contact is suppressed, loses to a duplicate, or goes anyway")],
    };

    /// <summary>Who survives a group of certain duplicates; null where nobody goes, because a person has to decide.</summary>
    private Contact? WinnerOf(DuplicateGroup group)
    {
        if (_winners.TryGetValue(group, out Contact? winner)) return winner;
        // Contacts of a base that others are compared with are not merged with them.
        bool whole = group.Members.All(m => m is { Contact: not null, IsReference: false, Match: null });
        return _winners[group] = whole ? ContactMerger.WinnerOf([.. group.GetContacts()], merge) : null;
    }
}
