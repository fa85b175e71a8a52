namespace CrmHygiene;

/// <summary>One thing a plan does to one contact. A person may strike the row, or change <see cref="After"/>.</summary>
public sealed record ChangeSetRow
{
    /// <summary>What is done.</summary>
    public required ChangeSetAction Action { get; init; }

    /// <summary>The name of the file the contact came from.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>Its line there; 0 where unknown.</summary>
    public long Line { get; init; }

    /// <summary>The contact's id; empty where it has none.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The contact's e-mail address as found.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>The field; empty where the whole contact is meant.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>The text before, for people to read.</summary>
    public string Before { get; init; } = string.Empty;

    /// <summary>The text after.</summary>
    public string After { get; init; } = string.Empty;

    /// <summary>The rule, or what is done with the contact.</summary>
    public string Rule { get; init; } = string.Empty;

    /// <summary>Why.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>For a merge: the contact that stays.</summary>
    public string MergeInto { get; init; } = string.Empty;

    /// <summary>For a contact that is taken out: why its address must not come back with a later import, such as OptedOut; several with commas.</summary>
    public string Suppress { get; init; } = string.Empty;

    /// <summary>Tells whether the field, or the whole contact, is still as it was, whatever a spreadsheet made of the text.</summary>
    public string BeforeHash { get; init; } = string.Empty;
}
