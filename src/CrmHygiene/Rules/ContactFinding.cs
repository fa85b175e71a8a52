namespace CrmHygiene;

/// <summary>A rule that a contact breaks. The message holds no personal data; the value is a property of its own.</summary>
public sealed class ContactFinding : Finding
{
    /// <summary>Creates a finding.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="severity">How much it matters.</param>
    /// <param name="field">The property name of the field; empty where the contact as a whole is meant.</param>
    /// <param name="value">The value that breaks the rule; empty where there is none.</param>
    /// <param name="message">What is wrong, without personal data.</param>
    /// <param name="suggestedFix">What to do about it.</param>
    public ContactFinding(Contact contact, string rule, RuleSeverity severity, string field, string value, string message, string suggestedFix) : base(contact, rule)
    {
        Severity = severity;
        Field = field;
        Value = value;
        Message = message;
        SuggestedFix = suggestedFix;
    }

    /// <summary>The id of the rule; the same as <see cref="Finding.Reason"/>.</summary>
    public string Rule => Reason;

    /// <summary>How much it matters.</summary>
    public RuleSeverity Severity { get; }

    /// <summary>The property name of the field; empty where the contact as a whole is meant.</summary>
    public string Field { get; }

    /// <summary>The value that breaks the rule; personal data.</summary>
    public string Value { get; }

    /// <summary>What is wrong, without personal data.</summary>
    public string Message { get; }

    /// <summary>What to do about it.</summary>
    public string SuggestedFix { get; }

    /// <summary>Severity, rule, field and message.</summary>
    public override string ToString() => Field.Length == 0 ? $"{Severity} {Rule}: {Message}" : $"{Severity} {Rule} ({Field}): {Message}";
}
