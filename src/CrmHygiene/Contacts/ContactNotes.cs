namespace CrmHygiene;

/// <summary>What a run noted on a contact; most contacts of a list never have one.</summary>
internal sealed class ContactNotes
{
    public List<FieldChange> Changes { get; private init; } = [];
    public List<FieldSuggestion> Suggestions { get; private init; } = [];
    public List<Finding> Findings { get; private init; } = [];
    public bool Planned { get; set; }

    public ContactNotes Clone() => new() { Changes = [.. Changes], Suggestions = [.. Suggestions], Findings = [.. Findings], Planned = Planned };
}
