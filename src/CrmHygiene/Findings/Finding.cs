namespace CrmHygiene;

/// <summary>What a Test-, Find- or Measure- cmdlet found out about a contact.</summary>
public abstract class Finding
{
    /// <summary>Creates a finding about a contact.</summary>
    /// <param name="contact">The contact, or null where the input was bare text.</param>
    /// <param name="reason">The reason as a stable word, such as <c>MailboxNotFound</c>.</param>
    protected Finding(Contact? contact, string reason)
    {
        Contact = contact;
        Reason = reason;
    }

    /// <summary>The id of the contact in its system; empty where it has none.</summary>
    public string Id => Contact?.GetText(ContactField.Id) ?? string.Empty;

    /// <summary>The e-mail address of the contact.</summary>
    public virtual string Email => Contact?.GetText(ContactField.Email) ?? string.Empty;

    /// <summary>The person in our team who is responsible for the contact.</summary>
    public string Owner => Contact?.GetText(ContactField.Owner) ?? string.Empty;

    /// <summary>The reason, a stable word that scripts can compare.</summary>
    public string Reason { get; }

    /// <summary>The contact the finding is about; null where the input was bare text.</summary>
    public Contact? Contact { get; }

    /// <summary>What a contact shows of this finding as properties when it is attached (<c>-PassThru</c>), such as EmailVerdict.</summary>
    public virtual IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() => [];
}
