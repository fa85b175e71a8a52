namespace CrmHygiene;

/// <summary>What is known about each <see cref="ContactField"/>.</summary>
public static class ContactFields
{
    private static readonly string[] Names = Enum.GetNames<ContactField>();

    /// <summary>Number of fields, <see cref="ContactField.None"/> included.</summary>
    public static int Count => Names.Length;

    /// <summary>All standard fields, without <see cref="ContactField.None"/>, in the order they are usually shown.</summary>
    public static IReadOnlyList<ContactField> All { get; } = Enum.GetValues<ContactField>()[1..];

    /// <summary>The property name of a field, such as <c>LastActivity</c>.</summary>
    /// <param name="field">A standard field.</param>
    public static string NameOf(ContactField field) => Names[(int)field];

    /// <summary>Finds a field by its property name, ignoring case.</summary>
    /// <param name="name">Such as <c>lastactivity</c>.</param>
    /// <param name="field">The field, or <see cref="ContactField.None"/>.</param>
    /// <returns>Whether there is such a field.</returns>
    public static bool TryParse(string? name, out ContactField field)
    {
        field = ContactField.None;
        for (int i = 1; i < Names.Length; i++)
        {
            if (!Names[i].Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            field = (ContactField)i;
            return true;
        }
        return false;
    }

    /// <summary>The type a field's text is read as.</summary>
    /// <param name="field">Any field; <see cref="ContactField.None"/> is text.</param>
    public static FieldKind KindOf(ContactField field) => field switch
    {
        ContactField.BirthDate or ContactField.CreatedAt or ContactField.UpdatedAt or ContactField.LastActivity
            or ContactField.LastEmailSent or ContactField.LastEmailOpened or ContactField.LastEmailClicked
            or ContactField.OptInDate or ContactField.OptOutDate or ContactField.LastBounce => FieldKind.Date,
        ContactField.EmailsDelivered or ContactField.EmailsOpened or ContactField.EmailsClicked
            or ContactField.UnopenedSendCount or ContactField.BounceCount => FieldKind.Number,
        ContactField.OptedOut or ContactField.OpenDeal or ContactField.ConfirmBeforeMailing => FieldKind.Boolean,
        _ => FieldKind.Text,
    };

    /// <summary>Whether a field holds an e-mail address.</summary>
    /// <param name="field">Any field.</param>
    public static bool IsEmail(ContactField field) => field is ContactField.Email or ContactField.AlternateEmail;

    /// <summary>Whether a field holds a phone number.</summary>
    /// <param name="field">Any field.</param>
    public static bool IsPhone(ContactField field) =>
        field is ContactField.Phone or ContactField.MobilePhone or ContactField.HomePhone or ContactField.Fax;
}
