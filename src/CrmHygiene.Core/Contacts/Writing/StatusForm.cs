using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>
/// Says who may be mailed in one system's words. What restricts mailing in any column of the source is said in the
/// system's own; nobody becomes mailable by it.
/// </summary>
/// <param name="profile">The system the list is written for.</param>
internal sealed class StatusForm(HeaderProfile profile)
{
    private readonly IReadOnlyDictionary<MailingStatus, string> _words = profile.WordsOf(ContactField.EmailStatus);
    private readonly bool _hasOptedOut = profile.Fields.Any(f => f.Key == ContactField.OptedOut);

    /// <summary>Whether contacts of a list say something the system has words for.</summary>
    public bool Applies(ContactLayout layout) => (_words.Count > 0 || _hasOptedOut) && ContactStatus.IsSaid(layout);

    /// <summary>The fields the system has for it.</summary>
    public IEnumerable<ContactField> FieldsFor(ContactLayout layout)
    {
        if (_words.Count > 0) yield return ContactField.EmailStatus;
        if (_hasOptedOut && layout.IndexOf(ContactField.EmailStatus) >= 0) yield return ContactField.OptedOut;
    }

    /// <summary>Writes the system's words into a contact that has the system's columns.</summary>
    public void Apply(Contact contact, HeaderProfile? source, string rule)
    {
        MailingStatus status = ContactStatus.Of(contact, source);
        if (status == MailingStatus.Unknown) return;
        ContactLayout layout = contact.GetLayout();
        if (_words.Count > 0 && layout.IndexOf(ContactField.EmailStatus) >= 0)
        {
            // Someone of whom only a missing opt-out is known has not agreed by that.
            bool said = contact.GetText(ContactField.EmailStatus).Length > 0;
            if ((said || status != MailingStatus.Mailable) && WordFor(status) is { } word) contact.Change(ContactField.EmailStatus, word, rule);
        }
        if (!_hasOptedOut || layout.IndexOf(ContactField.OptedOut) is not (>= 0 and int column)) return;
        bool optedOut = status is MailingStatus.OptedOut or MailingStatus.Complained or MailingStatus.Suppressed;
        if (optedOut && contact.GetBoolean(column) is not true) contact.Change(column, profile.Write.Yes ?? "true", rule);
        else if (status == MailingStatus.Mailable && contact.IsBlank(column)) contact.Change(column, profile.Write.No ?? "false", rule);
    }

    /// <summary>The system's word, or its nearest that is no less restrictive; null where it has none.</summary>
    private string? WordFor(MailingStatus status)
    {
        MailingStatus[] nearest = status switch
        {
            MailingStatus.Complained or MailingStatus.Suppressed or MailingStatus.Archived => [status, MailingStatus.OptedOut, MailingStatus.NoConsent],
            MailingStatus.OptedOut => [status, MailingStatus.NoConsent],
            MailingStatus.Invalid or MailingStatus.HardBounced or MailingStatus.Bounced => [status, MailingStatus.HardBounced, MailingStatus.Bounced, MailingStatus.OptedOut, MailingStatus.NoConsent],
            MailingStatus.NoConsent => [status, MailingStatus.Unconfirmed, MailingStatus.OptedOut],
            MailingStatus.Unconfirmed => [status, MailingStatus.NoConsent, MailingStatus.OptedOut],
            MailingStatus.SoftBounced => [status, MailingStatus.Mailable],
            _ => [status],
        };
        foreach (MailingStatus near in nearest)
            if (_words.TryGetValue(near, out string? word)) return word;
        return null;
    }
}
