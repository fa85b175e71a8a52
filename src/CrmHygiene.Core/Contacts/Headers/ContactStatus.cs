namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>What all columns of a contact together say about mailing it.</summary>
internal static class ContactStatus
{
    private static readonly ContactField[] Says = [ContactField.EmailStatus, ContactField.OptedOut, ContactField.BounceType, ContactField.ConfirmBeforeMailing];

    // The most restrictive first.
    private static readonly MailingStatus[] Order =
    [
        MailingStatus.Complained, MailingStatus.OptedOut, MailingStatus.Suppressed, MailingStatus.Invalid, MailingStatus.HardBounced, MailingStatus.Bounced,
        MailingStatus.NoConsent, MailingStatus.Unconfirmed, MailingStatus.Archived, MailingStatus.SoftBounced, MailingStatus.Mailable,
    ];

    /// <summary>Whether a list has a column that says something.</summary>
    public static bool IsSaid(ContactLayout layout) => Says.Any(f => layout.IndexOf(f) >= 0);

    /// <summary>The profile a list was recognised by, or null.</summary>
    public static HeaderProfile? ProfileOf(ContactLayout layout) => HeaderProfiles.BuiltIn.All.FirstOrDefault(p => p.Name == layout.ProfileName);

    /// <summary>The most restrictive thing said.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="profile">The profile of its list, or null.</param>
    public static MailingStatus Of(Contact contact, HeaderProfile? profile)
    {
        ContactLayout layout = contact.GetLayout();
        MailingStatus worst = MailingStatus.Unknown;
        for (int i = 0; i < layout.Columns.Count; i++)
        {
            if (!Says.Contains(layout.Columns[i].Field) || contact.IsBlank(i)) continue;
            MailingStatus found = layout.Columns[i].Field == ContactField.ConfirmBeforeMailing ? Unconfirmed(contact, i)
                : StatusWords.BuiltIn.Meaning(contact.GetText(i), layout.Columns[i].Header, layout.Columns[i].Field, profile);
            if (found != MailingStatus.Unknown && (worst == MailingStatus.Unknown || Array.IndexOf(Order, found) < Array.IndexOf(Order, worst))) worst = found;
        }
        return worst;
    }

    /// <summary>How much a status keeps mail away: the higher, the more; 0 where it keeps none away.</summary>
    public static int Severity(MailingStatus status) => status switch
    {
        MailingStatus.Complained => 8,
        MailingStatus.OptedOut => 7,
        MailingStatus.Suppressed => 6,
        MailingStatus.HardBounced => 5,
        MailingStatus.Invalid => 4,
        MailingStatus.NoConsent => 3,
        MailingStatus.Bounced or MailingStatus.SoftBounced => 2,
        MailingStatus.Unconfirmed => 1,
        _ => 0,
    };

    // An address nobody confirmed says nothing about mailing once it is confirmed.
    private static MailingStatus Unconfirmed(Contact contact, int column) => contact.GetBoolean(column) == true ? MailingStatus.Unconfirmed : MailingStatus.Unknown;
}
