using System.Globalization;

namespace CrmHygiene.Core.Changes.Plans;

/// <summary>A plan: what would be done, row by row. Changes of one field are one row, from what was found to what it becomes.</summary>
public sealed class ChangeSet
{
    private readonly List<ChangeSetRow> _rows = [];
    private readonly Dictionary<(object Source, long Line, string Key, string Field), int> _fields = [];

    /// <summary>The rows, in the order they were planned.</summary>
    public IReadOnlyList<ChangeSetRow> Rows => _rows;

    /// <summary>Adds the changes of a contact, from one on.</summary>
    /// <param name="contact">The contact as it would be.</param>
    /// <param name="from">How many of its changes are not part of the plan.</param>
    public void AddChanges(Contact contact, int from)
    {
        ArgumentNullException.ThrowIfNull(contact);
        IReadOnlyList<FieldChange> changes = contact.GetChanges();
        for (int i = from; i < changes.Count; i++)
        {
            FieldChange change = changes[i];
            (object, long, string, string) key = KeyOf(contact, change.Field);
            if (_fields.TryGetValue(key, out int known)) _rows[known] = _rows[known] with { After = change.After, Rule = $"{_rows[known].Rule}, {change.Rule}" };
            else
            {
                _fields[key] = _rows.Count;
                _rows.Add(Row(contact, ChangeSetAction.Change) with { Field = change.Field, Before = change.Before, After = change.After, Rule = change.Rule, BeforeHash = ChangeSetHash.Of(change.Before) });
            }
        }
    }

    /// <summary>Adds the fixes suggested for a contact, for a person to accept.</summary>
    /// <param name="contact">The contact, after its changes were added.</param>
    public void AddSuggestions(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        foreach (FieldSuggestion suggestion in contact.GetSuggestions())
        {
            // A field that changes as well is found as it was before.
            string hash = _fields.TryGetValue(KeyOf(contact, suggestion.Field), out int known) ? _rows[known].BeforeHash : ChangeSetHash.Of(suggestion.Current);
            string reason = string.Create(CultureInfo.InvariantCulture, $"Suggested with a confidence of {suggestion.Confidence:0.00}; make the action Change to accept it");
            _rows.Add(Row(contact, ChangeSetAction.Suggest) with { Field = suggestion.Field, Before = suggestion.Current, After = suggestion.Suggested, Rule = suggestion.Rule, Reason = reason, BeforeHash = hash });
        }
    }

    /// <summary>Adds a contact that would be taken out of the list.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="reason">Why.</param>
    /// <param name="evidence">What that rests on.</param>
    /// <param name="action">What would be done with it.</param>
    /// <param name="suppress">Why its address must not come back with a later import.</param>
    public void AddRemoval(Contact contact, string reason, string evidence, string action, IEnumerable<SuppressionReason> suppress)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(suppress);
        _rows.Add(Row(contact, ChangeSetAction.Remove) with { Rule = action, Reason = evidence.Length > 0 ? $"{reason}: {evidence}" : reason, Suppress = string.Join(", ", suppress), BeforeHash = ChangeSetHash.Of(contact) });
    }

    /// <summary>Adds a contact that would be merged into another.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="winner">The one that stays.</param>
    /// <param name="reason">Why that one.</param>
    public void AddMerge(Contact contact, Contact winner, string reason)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(winner);
        _rows.Add(Row(contact, ChangeSetAction.Merge) with { Rule = nameof(StaleReason.DuplicateLost), Reason = reason, MergeInto = ContactIndex.NameOf(winner), BeforeHash = ChangeSetHash.Of(contact) });
    }

    private static (object Source, long Line, string Key, string Field) KeyOf(Contact contact, string field) =>
        (contact.GetLayout().SourceIdentity, contact.GetLine(), contact.GetLine() > 0 ? string.Empty : contact.ToString(), field);

    private static ChangeSetRow Row(Contact contact, ChangeSetAction action)
    {
        ContactLayout layout = contact.GetLayout();
        return new ChangeSetRow
        {
            Action = action,
            Source = layout.SourceName,
            Line = contact.GetLine(),
            Id = contact.GetFoundText(layout.IndexOf(ContactField.Id)),
            Email = contact.GetFoundText(layout.IndexOf(ContactField.Email)),
        };
    }
}
