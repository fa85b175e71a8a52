using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Changes.Plans;

/// <summary>
/// An address that a person corrected may be a stranger's, and consent does not come with it: the contact is marked as
/// unconfirmed, which exports put into the words of each system.
/// </summary>
internal static class NewMailbox
{
    /// <summary>The word that stands in the status of such a contact.</summary>
    public const string Word = "Unconfirmed";

    /// <summary>The rule that marks.</summary>
    public const string Rule = "ConfirmBeforeMailing";

    /// <summary>Whether a row puts another mailbox in the place of a well-formed one. Merges bring addresses the person has.</summary>
    public static bool IsOne(Contact contact, int column, ChangeSetRow row)
    {
        if (contact.GetLayout().Columns[column].Field != ContactField.Email || row.Rule.Contains("merge.", StringComparison.Ordinal)) return false;
        string before = contact.GetText(column).Trim();
        return EmailShape.IsAddress(before) && SuppressionAddress.TryNormalize(row.After, out string after)
            && SuppressionAddress.TryNormalize(before, out string known) && after != known;
    }

    /// <summary>Marks a contact, unless it is more restricted already.</summary>
    public static void Mark(Contact contact)
    {
        if (ContactStatus.Of(contact, ContactStatus.ProfileOf(contact.GetLayout())) is MailingStatus.Unknown or MailingStatus.Mailable)
            contact.Change(ContactField.EmailStatus, Word, Rule);
    }
}
