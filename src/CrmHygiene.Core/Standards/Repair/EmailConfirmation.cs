namespace CrmHygiene.Core.Standards.Repair;

/// <summary>
/// Marks contacts whose e-mail address a person corrected: the corrected address may belong to a stranger, and consent
/// given for the mistyped one is not consent for it. Thread-safe.
/// </summary>
public static class EmailConfirmation
{
    /// <summary>What is put behind the id of a rule whose suggestion a person accepted, in changes and the journal.</summary>
    public const string Accepted = ".Accepted";

    // What brings an address into form leaves it the same address.
    private static readonly Repairer Form = new(new RepairOptions { Rules = ["CleanText", "TextEncoding", "EmailText", "EmailCasing"] });

    /// <summary>Whether a contact must not be mailed until its corrected address is confirmed.</summary>
    /// <param name="contact">The contact.</param>
    public static bool IsPending(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        int column = contact.GetLayout().IndexOf(ContactField.ConfirmBeforeMailing);
        return column >= 0 && contact.GetBoolean(column) == true;
    }

    /// <summary>Marks a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="rule">The rule noted with the mark.</param>
    public static void Mark(Contact contact, string rule)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (!IsPending(contact)) contact.Change(ContactField.ConfirmBeforeMailing, "true", rule);
    }

    /// <summary>Whether a change a person let through makes the address another one, by the rule's suggestion or the person's own hand.</summary>
    /// <param name="contact">The contact before the change.</param>
    /// <param name="column">0-based; the column that changes.</param>
    /// <param name="after">The text it gets.</param>
    /// <param name="rule">The rules that proposed the change.</param>
    internal static bool IsCorrection(Contact contact, int column, string after, string rule)
    {
        if (column < 0 || !ContactFields.IsEmail(contact.GetLayout().Columns[column].Field) || contact.IsBlank(column) || string.IsNullOrWhiteSpace(after)) return false;
        // An address a script set, or that came from a merged record, was nobody's guess.
        bool guessed = rule.Contains("EmailTypo", StringComparison.Ordinal);
        if (!guessed && (rule.Contains("merge.", StringComparison.Ordinal) || rule.Contains("Script", StringComparison.Ordinal))) return false;
        Contact formed = contact.Copy();
        Form.Repair(formed);
        return !formed.GetText(column).Equals(after.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
