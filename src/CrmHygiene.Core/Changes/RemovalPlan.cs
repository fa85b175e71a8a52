using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Lifecycle.Reengagement;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Changes;

/// <summary>
/// What a run would do with stale contacts: decided for all of them before anything is written, so that the limits can
/// stop it. Contacts keep their order.
/// </summary>
public sealed class RemovalPlan
{
    private readonly List<Contact> _order = [];
    private readonly Dictionary<Contact, List<StaleFinding>> _stale = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, ContactLayout> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Contact, int> _optedOut = new(ReferenceEqualityComparer.Instance);
    private readonly bool _skipReengagement;
    private readonly HashSet<Contact> _seen = new(ReferenceEqualityComparer.Instance);
    private bool _byFinding;

    /// <summary>Creates an empty plan.</summary>
    /// <param name="skipReengagement">Whether contacts that should be asked once more before they go are dropped all the same.</param>
    public RemovalPlan(bool skipReengagement = false) => _skipReengagement = skipReengagement;

    /// <summary>Contacts in the plan.</summary>
    public int Count => _order.Count;

    /// <summary>Contacts that are dropped.</summary>
    public int DropCount { get; private set; }

    /// <summary>Contacts that are kept and opted out of mail.</summary>
    public int UnsubscribeCount { get; private set; }

    /// <summary>Stale contacts that are kept for a person to look at, or to be asked once more.</summary>
    public int ReviewCount { get; private set; }

    /// <summary>Contacts by reason; a contact with two reasons counts in both.</summary>
    public SortedDictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Contacts of the sources the plan's contacts came from: the base of the limit on the share.</summary>
    public long SourceTotal => Math.Max(_order.Count, _sources.Values.Sum(l => l.SourceContactCount));

    /// <summary>Says how many contacts stay only because they should be asked once more, and may not be, and what to do; empty where none does.</summary>
    public string DescribeNotAskable()
    {
        if (_skipReengagement) return string.Empty;
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach ((Contact contact, List<StaleFinding> findings) in _stale)
            if (ActionOf(contact) == StaleAction.Review && findings.Find(f => f.AskObstacle.Length > 0) is { } finding) counts[finding.AskObstacle] = counts.GetValueOrDefault(finding.AskObstacle) + 1;
        long all = counts.Values.Sum();
        return all == 0 ? string.Empty
            : $"{Counted.Of(all, "inactive contact")} {Counted.Verb(all, "stays", "stay")}, since nobody may ask them once more: {ReengagementList.Describe(counts)}. Record what is missing, or remove them by name: Find-CrmStaleContact | Where-Object AskObstacle | Remove-CrmStaleContact -SkipReengagement.";
    }

    /// <summary>Adds a contact with its findings; once more adds findings to it.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="findings">Its reasons; empty where it stays.</param>
    /// <param name="byFinding">Whether a finding brought it, and so perhaps without the others of its list.</param>
    public void Add(Contact contact, IReadOnlyList<StaleFinding> findings, bool byFinding = false)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(findings);
        _byFinding |= byFinding;
        if (_seen.Add(contact))
        {
            _order.Add(contact);
            _sources.TryAdd(contact.GetLayout().SourceIdentity, contact.GetLayout());
        }
        if (findings.Count == 0) return;
        StaleAction? before = ActionOf(contact);
        if (!_stale.TryGetValue(contact, out List<StaleFinding>? known)) _stale[contact] = known = [];
        known.AddRange(findings);
        foreach (StaleFinding finding in findings) Reasons[finding.Reason] = Reasons.GetValueOrDefault(finding.Reason) + 1;
        Tally(before, -1);
        Tally(ActionOf(contact), +1);
    }

    /// <summary>What is done with a contact; null where it stays as it is.</summary>
    /// <param name="contact">A contact of the plan.</param>
    public StaleAction? ActionOf(Contact contact)
    {
        if (!_stale.TryGetValue(contact, out List<StaleFinding>? findings)) return null;
        StaleAction? action = null;
        foreach (StaleFinding finding in findings)
        {
            StaleAction own = finding.ReengageFirst && !_skipReengagement ? StaleAction.Review : finding.Action;
            if (action is null || own > action) action = own;
        }
        return action;
    }

    /// <summary>Whether findings brought only some contacts of their list.</summary>
    private bool ArePart => _byFinding && _order.Count < SourceTotal;

    /// <summary>The contacts that stay, in order; those to be opted out are marked so.</summary>
    /// <param name="planned">Whether this is only a plan: contacts are copied, and all are marked as planned. Those that findings brought without the others are copied and marked, too.</param>
    public IEnumerable<Contact> Remaining(bool planned)
    {
        bool part = ArePart;
        foreach (Contact contact in _order)
        {
            StaleAction? action = ActionOf(contact);
            if (StaleDisposition.Drops(action)) continue;
            Contact kept = planned || part ? contact.Copy() : contact;
            if (planned) kept.MarkPlanned();
            if (part) kept.MarkFound();
            if (action == StaleAction.Unsubscribe) OptOut(kept);
            yield return kept;
        }
    }

    /// <summary>The contacts as they came, in order, for a run that was declined.</summary>
    public IEnumerable<Contact> Unchanged => FoundContacts.Marked(_order, ArePart);

    /// <summary>Writes the contacts that are dropped, with their reasons.</summary>
    /// <param name="archive">The archive; it is not completed.</param>
    public void Archive(ContactArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        foreach (Contact contact in _order)
        {
            StaleAction? action = ActionOf(contact);
            if (!StaleDisposition.Drops(action)) continue;
            List<StaleFinding> findings = _stale[contact];
            archive.Add(contact, string.Join("; ", findings.Select(f => f.Reason)), string.Join(" ", findings.Select(f => f.Evidence)), action!.Value.ToString());
        }
    }

    /// <summary>
    /// The addresses that no re-import may bring back: of dropped contacts that opted out, complained or bounced for good.
    /// </summary>
    /// <param name="source">What to note as their source.</param>
    public IEnumerable<Suppression> ToSuppress(string source)
    {
        foreach (Contact contact in _order)
        {
            if (!_stale.TryGetValue(contact, out List<StaleFinding>? findings) || !StaleDisposition.Drops(ActionOf(contact))) continue;
            if (!SuppressionAddress.TryNormalize(contact.GetText(ContactField.Email), out string address)) continue;
            foreach (StaleFinding finding in findings)
            {
                if (StaleDisposition.Suppresses(finding) is { } reason)
                    yield return new Suppression { Address = address, Reason = reason, Date = finding.Date is { } date ? new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc)) : null, Source = source };
            }
        }
    }

    /// <summary>Opts out those who are to be, and notes that and who is dropped, so that it can be taken back.</summary>
    /// <param name="run">The run; it is not flushed.</param>
    public void Journal(RunJournal run)
    {
        ArgumentNullException.ThrowIfNull(run);
        foreach (Contact contact in _order)
        {
            StaleAction? action = ActionOf(contact);
            if (action == StaleAction.Unsubscribe)
            {
                OptOut(contact);
                run.AddChange(contact);
            }
            else if (StaleDisposition.Drops(action))
            {
                List<StaleFinding> findings = _stale[contact];
                run.AddDrop(contact, merged: false, string.Join("; ", findings.Select(f => f.Reason)), string.Join(" ", findings.Select(f => f.Evidence)), action!.Value.ToString());
            }
        }
        run.CountSuppressed(UnsubscribeCount);
    }

    /// <summary>Notes what would be done as rows that a person can edit.</summary>
    /// <param name="plan">The change set.</param>
    public void Describe(ChangeSet plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (Contact contact in _order)
        {
            StaleAction? action = ActionOf(contact);
            if (action == StaleAction.Unsubscribe)
            {
                Contact copy = contact.Copy();
                int before = _optedOut.TryGetValue(contact, out int was) ? was : copy.GetChanges().Count;
                copy.Change(ContactField.OptedOut, "true", nameof(StaleAction.Unsubscribe));
                plan.AddChanges(copy, before);
            }
            else if (StaleDisposition.Drops(action))
            {
                List<StaleFinding> findings = _stale[contact];
                plan.AddRemoval(contact, string.Join("; ", findings.Select(f => f.Reason)), string.Join(" ", findings.Select(f => f.Evidence)), action!.Value.ToString(),
                    findings.Select(StaleDisposition.Suppresses).OfType<SuppressionReason>().Distinct());
            }
        }
    }

    /// <summary>A contact as it was before the plan opted it out; the same contact where it did not.</summary>
    /// <param name="contact">A contact.</param>
    internal Contact BeforeOptOut(Contact contact) => _optedOut.TryGetValue(contact, out int before) ? contact.WithChanges(before) : contact;

    /// <summary>The contacts that are dropped or opted out.</summary>
    public IEnumerable<Contact> Dropped => _order.Where(c => ActionOf(c) is { } action && (StaleDisposition.Drops(action) || action == StaleAction.Unsubscribe));

    /// <summary>The counts in a sentence: <c>Remove 37 of 200 contacts (18.5 %)</c>.</summary>
    public string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"Remove {DropCount:N0} of {Counted.Of(SourceTotal, "contact")} ({(SourceTotal == 0 ? 0 : 100.0 * DropCount / SourceTotal):0.#} %){(UnsubscribeCount > 0 ? $", opt {UnsubscribeCount:N0} out of mail" : "")}");

    private void OptOut(Contact contact)
    {
        int before = contact.GetChanges().Count;
        if (contact.Change(ContactField.OptedOut, "true", nameof(StaleAction.Unsubscribe))) _optedOut[contact] = before;
    }

    private void Tally(StaleAction? action, int by)
    {
        if (action is null) return;
        if (StaleDisposition.Drops(action)) DropCount += by;
        else if (action == StaleAction.Unsubscribe) UnsubscribeCount += by;
        else ReviewCount += by;
    }
}
