namespace CrmHygiene;

/// <summary>What a run noted on a contact; most contacts of a list never have one.</summary>
internal sealed class ContactNotes
{
    private List<FieldSuggestion>? _suggestions;
    private List<Finding>? _findings;

    public List<FieldChange> Changes { get; private init; } = [];
    public List<FieldSuggestion> Suggestions => _suggestions ??= [];
    public List<Finding> Findings => _findings ??= [];
    public bool Planned { get; set; }
    public bool Found { get; set; }

    /// <summary>How many of the changes are in the journal of a run, and of which run last.</summary>
    public (int Count, long Run) Journaled { get; set; }

    public ContactNotes Clone() => new()
    {
        Changes = [.. Changes],
        _suggestions = _suggestions is null ? null : [.. _suggestions],
        _findings = _findings is null ? null : [.. _findings],
        Planned = Planned,
        Found = Found,
        Journaled = Journaled,
    };
}
