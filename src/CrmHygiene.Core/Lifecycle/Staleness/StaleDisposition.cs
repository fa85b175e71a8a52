namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>
/// What is done with a contact that has several stale reasons: the most severe action of all, in the order Review,
/// Unsubscribe, Archive, Remove, Quarantine. Quarantine stands above Remove because a suspected trap must not be
/// deleted: what is known of the address would be lost and an import could bring it back. A hold is already part of
/// each finding's action, so a held contact is never archived or removed, except as the loser of a merge.
/// </summary>
public static class StaleDisposition
{
    /// <summary>The action for a contact; null where it is not stale.</summary>
    /// <param name="findings">All stale findings of one contact.</param>
    public static StaleAction? Of(IReadOnlyList<StaleFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        StaleAction? action = null;
        foreach (StaleFinding finding in findings)
            if (action is null || finding.Action > action) action = finding.Action;
        return action;
    }

    /// <summary>Why the address of a dropped contact must not come back with a later import; null where it may.</summary>
    /// <param name="finding">One of its findings.</param>
    public static SuppressionReason? Suppresses(StaleFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        // Held, or thin evidence: a milder action than these suppresses nobody for good.
        if (finding.Action is not (StaleAction.Remove or StaleAction.Archive)) return null;
        return finding.Kind switch
        {
            StaleReason.Unsubscribed => SuppressionReason.OptedOut,
            StaleReason.Complaint => SuppressionReason.Complained,
            StaleReason.HardBounce => SuppressionReason.HardBounced,
            _ => null,
        };
    }

    /// <summary>Whether an action takes the contact out of the list.</summary>
    /// <param name="action">An action; null keeps.</param>
    public static bool Drops(StaleAction? action) => action >= StaleAction.Archive;
}
