namespace CrmHygiene.Core.Standards.Repair;

/// <summary>One way of putting a field into its standard form. Stateless and thread-safe; applying it twice changes nothing the second time.</summary>
public interface IRepairRule
{
    /// <summary>The stable id by which policies and scripts choose the rule, such as <c>PhoneE164</c>.</summary>
    string Id { get; }

    /// <summary>What the rule does, in a sentence.</summary>
    string Description { get; }

    /// <summary>Whether the rule only ever suggests, and leaves the change to a person.</summary>
    bool SuggestsOnly => false;

    /// <summary>Whether the rule suggests what it is not sure of.</summary>
    bool Suggests => SuggestsOnly;

    /// <summary>Whether the rule has anything to do under some options.</summary>
    /// <param name="options">How to repair.</param>
    bool IsActive(RepairOptions options) => true;

    /// <summary>Whether the rule finds nothing in texts of ASCII only.</summary>
    bool PassesOverAscii => false;

    /// <summary>Whether the rule finds nothing in texts of printable ASCII without blanks around or in runs.</summary>
    bool PassesOverCleanAscii => PassesOverAscii;

    /// <summary>Whether the rule is about columns that are no standard field, too.</summary>
    bool AppliesToOwnColumns => false;

    /// <summary>Whether the rule is about columns of a field.</summary>
    /// <param name="field">The field; <see cref="ContactField.None"/> for a column of unknown meaning.</param>
    bool AppliesTo(ContactField field);

    /// <summary>Whether the rule is about a column.</summary>
    /// <param name="column">The column.</param>
    bool AppliesTo(ContactColumn column) => column.Field == ContactField.None ? AppliesToOwnColumns : AppliesTo(column.Field);

    /// <summary>Repairs one column of a contact, by <see cref="Contact.Change(int, string?, string)"/> or <see cref="Contact.Suggest"/>.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="column">0-based; a column the rule applies to.</param>
    /// <param name="options">How to repair.</param>
    /// <returns>Whether the contact changed; a suggestion is no change.</returns>
    bool Apply(Contact contact, int column, RepairOptions options);
}
