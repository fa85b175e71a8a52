namespace CrmHygiene.Core.Policy;

/// <summary>What a policy does otherwise with contacts by their lead source. Thread-safe.</summary>
public static class LeadSourcePolicy
{
    /// <summary>What the policy says of a contact's lead source: the one its import was stamped with, else the one its list says; null where it says nothing.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="contact">The contact.</param>
    public static PolicyLeadSource? Of(CrmPolicy policy, Contact contact)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(contact);
        if (policy.LeadSourceRules.Count == 0) return null;
        string name = contact.GetText(ContactField.ImportLeadSource).Trim();
        if (name.Length == 0) name = contact.GetText(ContactField.LeadSource).Trim();
        if (name.Length == 0) return null;
        foreach (PolicyLeadSource source in policy.LeadSourceRules)
            if (source.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return source;
        return null;
    }

    /// <summary>Whether a contact may be mailed as far as its lead source goes; one that opted in on a known date has confirmed.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="contact">The contact.</param>
    public static SendEligibility SendOf(CrmPolicy policy, Contact contact)
    {
        SendEligibility send = Of(policy, contact)?.Send ?? SendEligibility.Allowed;
        bool confirmed = send == SendEligibility.AfterConfirmation && contact.GetLayout().IndexOf(ContactField.OptInDate) is >= 0 and int column && contact.GetDate(column) is not null;
        return confirmed ? SendEligibility.Allowed : send;
    }

    /// <summary>How far a contact's e-mail address is checked.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="contact">The contact; null is of no lead source.</param>
    public static EmailLevel LevelOf(CrmPolicy policy, Contact? contact)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Level((contact is null ? null : Of(policy, contact)?.VerificationLevel) ?? policy.VerificationLevel);
    }

    /// <summary>The deepest check any contact needs under a policy.</summary>
    /// <param name="policy">The policy.</param>
    public static EmailLevel DeepestLevel(CrmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Level(policy.LeadSourceRules.Select(s => s.VerificationLevel ?? policy.VerificationLevel).Append(policy.VerificationLevel).Max());
    }

    private static EmailLevel Level(EmailVerificationLevel level) => level switch
    {
        EmailVerificationLevel.Mailbox => EmailLevel.Mailbox,
        EmailVerificationLevel.Dns => EmailLevel.Domain,
        _ => EmailLevel.Syntax,
    };
}
