namespace CrmHygiene.Core.Changes.Journal;

/// <summary>Fields that say whether a person may be mailed. What a run restricted, no undo loosens.</summary>
internal static class Mailability
{
    /// <summary>Whether taking an edit back could let mail go to someone it must not.</summary>
    public static bool IsRestriction(ContactField field, FieldEdit edit) =>
        field is ContactField.OptedOut or ContactField.OptOutDate or ContactField.EmailStatus or ContactField.ConfirmBeforeMailing
            or ContactField.BounceType or ContactField.BounceReason or ContactField.BounceCount or ContactField.LastBounce
        && (edit.Rule == nameof(StaleAction.Unsubscribe) || edit.Rule == "merge.most-restrictive");
}
