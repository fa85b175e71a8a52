namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>The fields a policy has a purpose for.</summary>
public static class RelevantFields
{
    // Who may not be mailed must stay known, whatever else is dropped; without an id nothing can be written back.
    private static readonly ContactField[] Always =
    [
        ContactField.Id, ContactField.EmailStatus, ContactField.OptedOut, ContactField.OptInDate, ContactField.OptOutDate, ContactField.ConsentBasis,
        ContactField.BounceType, ContactField.BounceReason, ContactField.BounceCount, ContactField.LastBounce,
        ContactField.ImportLeadSource, ContactField.ImportConsentBasis, ContactField.ImportConsentEvidence, ContactField.ImportId, ContactField.ConfirmBeforeMailing,
    ];

    /// <summary>Whether a field is kept whatever the policy says: ids, consent, opt-outs, bounces.</summary>
    /// <param name="field">A standard field.</param>
    public static bool IsKept(ContactField field) => Array.IndexOf(Always, field) >= 0;

    /// <summary>The names of the fields that are required or relevant, restrict mailing, or were asked for.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="further">Columns kept besides; null for none.</param>
    public static IReadOnlyList<string> Of(CrmPolicy policy, IEnumerable<string>? further)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return [.. Always.Concat(policy.Required.SelectMany(g => g)).Concat(policy.Relevant).Distinct().Select(ContactFields.NameOf).Concat(further ?? [])];
    }
}
