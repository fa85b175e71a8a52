using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>Fields that say whether a person may be mailed. What a run restricted, no undo loosens, whoever restricted it: a cmdlet, a script or an edited plan.</summary>
internal static class Mailability
{
    private static readonly string[] Restricting = [nameof(StaleAction.Unsubscribe), "merge.most-restrictive"];

    /// <summary>Whether taking an edit back could let mail go to someone it must not.</summary>
    /// <param name="column">The column.</param>
    /// <param name="before">The text that would come back.</param>
    /// <param name="edit">The edit.</param>
    public static bool IsRestriction(ContactColumn column, string before, FieldEdit edit)
    {
        switch (column.Field)
        {
            case ContactField.OptedOut:
                return BooleanText.Parse(edit.After) == true && BooleanText.Parse(before) != true;
            case ContactField.EmailStatus:
                return IsByRule(edit) || Severity(column, edit.After) > Severity(column, before);
            case ContactField.ConfirmBeforeMailing:
                return IsByRule(edit);
            case ContactField.OptOutDate or ContactField.BounceType or ContactField.BounceReason or ContactField.BounceCount or ContactField.LastBounce:
                // A merge notes by its rule what it restricts; another address's bounce that it merely filled in goes back to that address.
                return IsByRule(edit) || (string.IsNullOrWhiteSpace(before) && !string.IsNullOrWhiteSpace(edit.After) && !edit.Rule.Contains("merge.", StringComparison.Ordinal));
            default:
                return false;
        }
    }

    private static bool IsByRule(FieldEdit edit) => edit.Rule.Split(", ").Any(Restricting.Contains);

    private static int Severity(ContactColumn column, string text) => ContactStatus.Severity(StatusWords.BuiltIn.Meaning(text, column.Header, column.Field, null));
}
