using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Duplicates.Survivorship;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Changes.Plans;

/// <summary>Applies what is left of a plan to contacts. Rows whose Before no longer holds are refused, one by one.</summary>
public sealed class ChangeSetApplication
{
    private readonly IReadOnlyList<Contact> _contacts;
    private readonly Dictionary<Contact, List<ChangeSetRow>> _changes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Contact, ChangeSetRow> _drops = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Contact, List<Contact>> _losers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Contact> _optedOut = new(ReferenceEqualityComparer.Instance);
    private readonly List<ChangeSetRefusal> _refusals = [];

    /// <summary>Decides what is applied to which contact; changes nothing.</summary>
    /// <param name="contacts">The contacts, in order.</param>
    /// <param name="rows">The rows that are left of the plan.</param>
    public ChangeSetApplication(IReadOnlyList<Contact> contacts, IReadOnlyList<ChangeSetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentNullException.ThrowIfNull(rows);
        _contacts = contacts;
        var index = new ContactIndex(contacts);
        List<(Contact Loser, Contact Winner, int Number)> merges = [];
        for (int i = 0; i < rows.Count; i++)
        {
            ChangeSetRow row = rows[i];
            if (row.Action == ChangeSetAction.Suggest) SuggestionCount++;
            else if (index.Find(row) is not { } contact) Refuse(row, i, "Missing");
            else if (row.Action == ChangeSetAction.Change) PlanChange(contact, row, i);
            else if (ChangeSetHash.Of(contact) != row.BeforeHash) Refuse(row, i, "Drift");
            else if (row.Action == ChangeSetAction.Remove) _drops[contact] = row;
            else if (index.FindName(row.MergeInto) is { } winner && !ReferenceEquals(winner, contact)) merges.Add((contact, winner, i));
            else Refuse(row, i, "WinnerMissing");
        }
        HashSet<Contact> losers = new(merges.Select(m => m.Loser), ReferenceEqualityComparer.Instance);
        foreach ((Contact loser, Contact winner, int number) in merges)
        {
            // A contact is not merged into one that is merged away itself. One that is removed by its own row took the data with it.
            if (losers.Contains(winner)) Refuse(rows[number], number, "WinnerMissing");
            else
            {
                _drops[loser] = rows[number];
                if (!_losers.TryGetValue(winner, out List<Contact>? others)) _losers[winner] = others = [];
                others.Add(loser);
            }
        }
    }

    /// <summary>Contacts that are dropped.</summary>
    public int DropCount => _drops.Count;

    /// <summary>The contacts that are dropped or opted out of mail.</summary>
    public IEnumerable<Contact> Dropped => _drops.Keys.Concat(_optedOut.Where(c => !_drops.ContainsKey(c)));

    /// <summary>Contacts that are kept and opted out of mail.</summary>
    public int OptOutCount => _optedOut.Count(c => !_drops.ContainsKey(c));

    /// <summary>Fields that are set.</summary>
    public int ChangeCount => _changes.Values.Sum(c => c.Count);

    /// <summary>Suggestions nobody accepted; they are not applied.</summary>
    public int SuggestionCount { get; }

    /// <summary>Rows that are refused.</summary>
    public IReadOnlyList<ChangeSetRefusal> Refusals => _refusals;

    /// <summary>The counts in a sentence.</summary>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"Set {Counted.Of(ChangeCount, "field")} and drop {DropCount:N0} of {Counted.Of(_contacts.Count, "contact")}; {Counted.Of(_refusals.Count, "row")} refused");

    /// <summary>The contacts that stay, changed, in order.</summary>
    /// <param name="planned">Whether this only shows what would be: contacts are copied and marked.</param>
    /// <param name="run">The run to note changes and dropped contacts in, or null.</param>
    public IEnumerable<Contact> Apply(bool planned, RunJournal? run)
    {
        foreach (Contact contact in _contacts)
        {
            Contact kept = planned ? contact.Copy() : contact;
            if (planned) kept.MarkPlanned();
            foreach (ChangeSetRow row in _changes.GetValueOrDefault(contact, [])) Set(kept, row);
            // Whatever rows were struck: who survives a merge is as restricted as those that went into it.
            foreach (Contact loser in _losers.GetValueOrDefault(contact, [])) Restrictions.Inherit(kept, loser);
            if (!planned) run?.AddChange(kept);
            if (!_drops.TryGetValue(contact, out ChangeSetRow? drop)) yield return kept;
            else if (!planned) run?.AddDrop(kept, drop.Action == ChangeSetAction.Merge, drop.Rule, drop.Reason, drop.Rule);
        }
    }

    /// <summary>The addresses that no re-import may bring back, as the rows say.</summary>
    /// <param name="source">What to note as their source.</param>
    public IEnumerable<Suppression> ToSuppress(string source)
    {
        foreach (Contact contact in _contacts)
        {
            if (!_drops.TryGetValue(contact, out ChangeSetRow? drop) || drop.Action != ChangeSetAction.Remove) continue;
            if (!ChangeSetSuppression.TryParse(drop.Suppress, out IReadOnlyList<SuppressionReason> reasons)) continue;
            if (!SuppressionAddress.TryNormalize(contact.GetText(ContactField.Email), out string address)) continue;
            foreach (SuppressionReason reason in reasons) yield return new Suppression { Address = address, Reason = reason, Source = source };
        }
    }

    /// <summary>Writes the contacts that are dropped.</summary>
    /// <param name="archive">The archive; it is not completed.</param>
    public void Archive(ContactArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        foreach (Contact contact in _contacts)
            if (_drops.TryGetValue(contact, out ChangeSetRow? drop)) archive.Add(contact, drop.Action == ChangeSetAction.Merge ? nameof(StaleReason.DuplicateLost) : drop.Rule, drop.Reason, drop.Rule);
    }

    private void PlanChange(Contact contact, ChangeSetRow row, int number)
    {
        ContactLayout layout = contact.GetLayout();
        int column = layout.IndexOf(row.Field);
        ContactField field = ContactField.None;
        bool known = column >= 0 || ContactFields.TryParse(row.Field, out field);
        if (!known) Refuse(row, number, "NoField");
        else if (ChangeSetHash.Of(contact.GetText(column)) != row.BeforeHash) Refuse(row, number, "Drift");
        else
        {
            if (!_changes.TryGetValue(contact, out List<ChangeSetRow>? rows)) _changes[contact] = rows = [];
            rows.Add(row);
            bool optsOut = (column >= 0 ? layout.Columns[column].Field : field) == ContactField.OptedOut && BooleanText.Parse(row.After) == true;
            if (optsOut && contact.GetBoolean(ContactField.OptedOut) != true) _optedOut.Add(contact);
        }
    }

    private static void Set(Contact contact, ChangeSetRow row)
    {
        string rule = row.Rule.Length > 0 ? row.Rule : "ChangeSet";
        int column = contact.GetLayout().IndexOf(row.Field);
        bool corrected = EmailConfirmation.IsCorrection(contact, column, row.After, rule);
        if (corrected && !rule.EndsWith(EmailConfirmation.Accepted, StringComparison.Ordinal)) rule += EmailConfirmation.Accepted;
        if (column >= 0) contact.Change(column, row.After, rule);
        else if (ContactFields.TryParse(row.Field, out ContactField field)) contact.Change(field, row.After, rule);
        if (corrected) EmailConfirmation.Mark(contact, rule);
    }

    private void Refuse(ChangeSetRow row, int index, string problem) => _refusals.Add(new ChangeSetRefusal(row, index + 1, problem));
}
