using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Duplicates.Survivorship;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Changes;

/// <summary>
/// What a run would do with groups of duplicates: decided for all of them before anything is written. Groups that need a
/// person stay as they are.
/// </summary>
public sealed class MergePlan
{
    private readonly List<Contact> _order = [];
    private readonly HashSet<Contact> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DuplicateGroup, List<Contact>> _groups = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Contact, MergeOutcome> _outcomes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, ContactLayout> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly MergeOptions _options;
    private bool _byFinding;

    /// <summary>Creates an empty plan.</summary>
    /// <param name="options">How a group becomes one contact.</param>
    public MergePlan(MergeOptions options) => _options = options;

    /// <summary>Contacts that are merged into another, and so dropped.</summary>
    public int DropCount { get; private set; }

    /// <summary>Groups that are merged.</summary>
    public int MergedGroupCount { get; private set; }

    /// <summary>Groups that need a person, by reason.</summary>
    public SortedDictionary<string, long> Review { get; } = new(StringComparer.Ordinal);

    /// <summary>Contacts of the sources the plan's contacts came from: the base of the limit on the share.</summary>
    public long SourceTotal => Math.Max(_order.Count, _sources.Values.Sum(l => l.SourceContactCount));

    /// <summary>The contacts as they came, in order, for a run that was declined.</summary>
    public IEnumerable<Contact> Unchanged => FoundContacts.Marked(_order, ArePart);

    /// <summary>Whether findings brought only some contacts of their list.</summary>
    private bool ArePart => _byFinding && _order.Count < SourceTotal;

    /// <summary>Adds a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="group">The group to merge it in; null leaves it as it is.</param>
    /// <param name="byFinding">Whether a finding brought it, and so perhaps without the others of its list.</param>
    public void Add(Contact contact, DuplicateGroup? group, bool byFinding = false)
    {
        ArgumentNullException.ThrowIfNull(contact);
        _byFinding |= byFinding;
        if (!_seen.Add(contact)) return;
        _order.Add(contact);
        _sources.TryAdd(contact.GetLayout().SourceIdentity, contact.GetLayout());
        if (group is null) return;
        if (!_groups.TryGetValue(group, out List<Contact>? members)) _groups[group] = members = [];
        members.Add(contact);
    }

    /// <summary>Decides each group. Called once, when all contacts are added.</summary>
    /// <param name="cancel">Stops it; the plan is of no use then.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Decide(CancellationToken cancel = default)
    {
        foreach ((DuplicateGroup group, List<Contact> members) in _groups.OrderBy(g => g.Key.Number))
        {
            cancel.ThrowIfCancellationRequested();
            if (members.Count < 2) continue;
            MergeOutcome outcome = ContactMerger.Merge(members, _options);
            if (outcome.NeedsReview)
            {
                Review[outcome.ReviewReason] = Review.GetValueOrDefault(outcome.ReviewReason) + 1;
                continue;
            }
            outcome.Golden!.Attach(new MergeFinding(outcome.Golden, outcome));
            MergedGroupCount++;
            DropCount += outcome.Losers.Count;
            foreach (Contact member in members) _outcomes[member] = outcome;
        }
        // A group can explain its pairs and so holds on to all that was compared.
        _groups.Clear();
        _seen.Clear();
    }

    /// <summary>The contacts that remain, in order: a merged contact stands where its first member stood.</summary>
    /// <param name="planned">Whether this is only a plan, so that all are marked as planned. Those that findings brought without the others are marked, too.</param>
    public IEnumerable<Contact> Remaining(bool planned)
    {
        HashSet<MergeOutcome> emitted = new(ReferenceEqualityComparer.Instance);
        bool part = ArePart;
        foreach (Contact contact in _order)
        {
            Contact kept = contact;
            if (_outcomes.TryGetValue(contact, out MergeOutcome? outcome))
            {
                if (!emitted.Add(outcome)) continue;
                kept = outcome.Golden!;
            }
            else if (planned || part) kept = contact.Copy();
            if (planned) kept.MarkPlanned();
            if (part) kept.MarkFound();
            yield return kept;
        }
    }

    /// <summary>Writes the contacts that were merged into others, with the reasons.</summary>
    /// <param name="archive">The archive; it is not completed.</param>
    public void Archive(ContactArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        foreach (Contact contact in _order)
        {
            if (!_outcomes.TryGetValue(contact, out MergeOutcome? outcome)) continue;
            MergeLoser? loser = outcome.Losers.FirstOrDefault(l => ReferenceEquals(l.Contact, contact));
            if (loser is not null) archive.Add(contact, nameof(StaleReason.DuplicateLost), $"Merged into {outcome.Winner}: {loser.Reason}.", nameof(StaleAction.Archive));
        }
    }

    /// <summary>Notes what the merge does, so that it can be taken back.</summary>
    /// <param name="run">The run; it is not flushed.</param>
    public void Journal(RunJournal run)
    {
        ArgumentNullException.ThrowIfNull(run);
        HashSet<MergeOutcome> noted = new(ReferenceEqualityComparer.Instance);
        foreach (Contact contact in _order)
        {
            if (!_outcomes.TryGetValue(contact, out MergeOutcome? outcome) || !noted.Add(outcome)) continue;
            if (outcome.Winner!.Journaled is var (known, by) && known > outcome.Golden!.Journaled.Count) outcome.Golden.MarkJournaled(known, by);
            run.AddChange(outcome.Golden);
            foreach (MergeLoser loser in outcome.Losers)
                run.AddDrop(loser.Contact, merged: true, nameof(StaleReason.DuplicateLost), $"Merged into {outcome.Winner}: {loser.Reason}.", nameof(StaleAction.Archive));
        }
    }

    /// <summary>Notes what the merge would do as rows that a person can edit.</summary>
    /// <param name="plan">The change set.</param>
    public void Describe(ChangeSet plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        HashSet<MergeOutcome> noted = new(ReferenceEqualityComparer.Instance);
        foreach (Contact contact in _order)
        {
            if (!_outcomes.TryGetValue(contact, out MergeOutcome? outcome) || !noted.Add(outcome)) continue;
            plan.AddChanges(outcome.Golden!, outcome.Winner!.GetChanges().Count);
            foreach (MergeLoser loser in outcome.Losers) plan.AddMerge(loser.Contact, outcome.Winner!, loser.Reason);
        }
    }

    /// <summary>The contacts that go into others.</summary>
    public IEnumerable<Contact> Dropped => _outcomes.Values.Distinct().SelectMany(o => o.Losers).Select(l => l.Contact);

    /// <summary>The counts in a sentence.</summary>
    public string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"Merge {Counted.Of(MergedGroupCount, "group")}: {DropCount:N0} of {Counted.Of(SourceTotal, "contact")} {Counted.Verb(DropCount, "goes", "go")} into another ({(SourceTotal == 0 ? 0 : 100.0 * DropCount / SourceTotal):0.#} %)");
}
