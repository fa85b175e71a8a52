using System.Diagnostics;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Entities;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Quality;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Core.Hygiene;

/// <summary>
/// The whole job over one file: import, repair, find and merge duplicates, verify, remove the stale, export. Everything
/// is decided before anything is written. Addresses are verified after merging, so that nothing is asked about contacts
/// that go anyway.
/// </summary>
public sealed class HygieneJob
{
    private const int Done = 0;
    private const int LimitExceeded = 3;
    private const int RepairBlock = 16 * 1024;
    private const int ManyContacts = 200_000;

    private HygieneOptions _options;
    private HygieneProgress? _progress;
    private readonly CrmPolicy _policy;
    private readonly List<RowReject> _rejects = [];
    private long _suggestions, _repaired, _changes;

    /// <summary>Creates the job.</summary>
    /// <param name="options">What to do.</param>
    public HygieneJob(HygieneOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _policy = options.Policy;
    }

    /// <summary>Does the job and says what it did; a dry run does everything but write.</summary>
    /// <exception cref="ContactFileException">The source cannot be read or a file not be written; nothing is half written.</exception>
    /// <exception cref="ArgumentException">The default country is not known.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    /// <param name="progress">Called with the stage and the share done, 0 to 1; null takes that of the options.</param>
    public HygieneSummary Run(Action<string, double>? progress = null)
    {
        if (progress is not null) _options = _options with { Progress = progress };
        using RunLock? held = _options.Apply && _options.Destination is not null ? RunLock.Take(_options.Destination) : null;
        var clock = Stopwatch.StartNew();
        CrmStore? store = _options.Store?.Invoke();
        if (held is not null && store is not null && Begin(store) is { } done) return done with { Elapsed = clock.Elapsed };
        List<Contact> contacts = Import(out ContactLayout layout);
        QualityReport before = Measure(contacts, 0.08, 0.15);
        Repair(contacts);
        MergePlan merge = Merge(contacts, store, out int review);
        Tidy(contacts.Count);
        List<Contact> merged = [.. merge.Remaining(planned: false)];
        var verification = new HygieneVerification(_options, store, _progress?.Started);
        verification.Run(merged, Stage("Verifying addresses", 0.6, 0.8, merged.Count));
        RemovalPlan removal = Judge(merged, store);
        List<Contact> kept = [.. removal.Remaining(planned: false)];
        RemovalCheck check = new BlastRadius(_policy.Limits, _options.MaxRemovePercent, _options.MaxRemoveCount, _options.MaxRemoveWeekPercent)
            .Check([.. merge.Dropped, .. removal.Dropped], contacts.Count, store, [(layout, _options.Source)]);
        QualityReport after = new QualityGate { MinimumScore = _options.FailUnder }.Judge(Measure(kept, 0.88, 0.92));
        bool write = _options.Apply && check.Allowed && after.ExitCode == Done;
        string plan = _options.PlanPath is not null || !check.Allowed ? WritePlan(contacts, merge, removal, store) : string.Empty;
        var summary = new HygieneSummary
        {
            IsDryRun = !_options.Apply,
            Source = _options.Source,
            PlanPath = plan,
            Resumed = _progress?.Resumed ?? string.Empty,
            RowsRead = contacts.Count + _rejects.Count,
            RowsRejected = _rejects.Count,
            Repaired = _repaired,
            FieldChanges = _changes,
            Suggestions = _suggestions,
            InvalidEmails = verification.Invalid,
            DuplicateGroups = merge.MergedGroupCount,
            ReviewGroups = review + merge.Review.Values.Sum(),
            Merged = merge.DropCount,
            Removed = removal.DropCount,
            StaleKept = removal.ReviewCount,
            OptedOut = removal.UnsubscribeCount,
            StaleReasons = removal.Reasons,
            Kept = kept.Count,
            ScoreBefore = before.Score,
            ScoreAfter = after.Score,
            QualityBefore = before,
            QualityAfter = after,
            Warnings = removal.DescribeNotAskable() is { Length: > 0 } stuck ? [.. verification.Warnings, stuck] : verification.Warnings,
            Problem = check.Allowed ? string.Join(' ', after.Failures.Append(after.ExitCode == Done || !_options.Apply ? string.Empty : "No list was written.")).Trim() : $"{check.Message} No list was written.{(plan.Length > 0 ? $" What would have been done is in '{plan}'." : "")}",
            ExitCode = check.Allowed ? after.ExitCode : LimitExceeded,
        };
        if (write)
        {
            var output = new HygieneOutput(_options, store, _progress) { Contacts = contacts, Kept = kept, Rejects = _rejects, Layout = layout, Merge = merge, Removal = removal };
            try
            {
                summary = output.Write(summary, Stage("Writing", 0.92, 0.99, kept.Count));
            }
            catch when (output.IsDecided)
            {
                // Its files went with the failure, so there is nothing to go on with.
                _progress?.End();
                throw;
            }
        }
        return summary with { Elapsed = clock.Elapsed };
    }

    /// <summary>Says what the run would go on with; null where it begins afresh.</summary>
    public string? Resumes() => _options.Apply && _options.Store?.Invoke() is { } store ? HygieneProgress.Peek(store, _options) : null;

    /// <summary>Whether the run would go on with one that broke off.</summary>
    public bool GoesOn() => _options.Apply && _options.Store?.Invoke() is { } store && HygieneProgress.GoesOn(store, _options);

    /// <summary>Finishes all jobs into a folder that had only their files to move.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folder">The folder; nobody else writes into it.</param>
    public static void FinishAll(CrmStore store, string folder) => HygieneProgress.FinishAll(store, folder);

    /// <summary>
    /// To be called when nobody needs the summary any more: the run is over. A process killed before that is told the same
    /// summary by its next run, which does nothing else.
    /// </summary>
    public void End() => _progress?.End();

    private HygieneSummary? Begin(CrmStore store)
    {
        _progress = HygieneProgress.Begin(store, _options);
        if (_options.AsOfIsNow) _options = _options with { AsOf = _progress.AsOf };
        return _progress.Done is { } done ? done with { Resumed = _progress.Resumed } : null;
    }

    /// <summary>The rows that could not be read, in order.</summary>
    public IReadOnlyList<RowReject> Rejects => _rejects;

    /// <summary>How far a run verifies addresses.</summary>
    /// <param name="byHand">The level given by hand, or null.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The level; null where they are not verified at all.</returns>
    public static EmailLevel? LevelOf(EmailLevel? byHand, CrmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return HygieneVerification.LevelOf(byHand, policy);
    }

    private List<Contact> Import(out ContactLayout layout)
    {
        ContactFile file = ContactFile.Open(_options.Source);
        layout = file.Layout;
        List<Contact> contacts = [];
        StageRate rate = Stage("Importing", 0, 0, 0);
        foreach (ReadItem item in file.Read())
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            if (item.Contact is { } contact) contacts.Add(contact);
            else _rejects.Add(item.Reject!);
            rate.Count();
        }
        rate.End();
        return contacts;
    }

    private void Repair(List<Contact> contacts)
    {
        var repairer = new Repairer(new RepairOptions
        {
            DefaultRegion = _options.DefaultCountry ?? _policy.DefaultCountry,
            SuggestEmail = EmailSuggestions.For(EmailReferenceData.BuiltIn),
            Style = _policy.Style,
            Fields = _policy.Fields,
        });
        StageRate rate = Stage("Repairing", 0.15, 0.25, contacts.Count);
        var parallel = new ParallelOptions { CancellationToken = _options.CancellationToken };
        for (int from = 0; from < contacts.Count; from += RepairBlock)
        {
            int to = Math.Min(contacts.Count, from + RepairBlock);
            Parallel.For(from, to, parallel, () => (Repaired: 0L, Changes: 0L, Suggestions: 0L), (i, _, sum) =>
            {
                Contact contact = contacts[i];
                if (repairer.Repair(contact))
                {
                    sum.Repaired++;
                    sum.Changes += contact.GetChanges().Count;
                }
                sum.Suggestions += contact.GetSuggestions().Count;
                return sum;
            }, sum =>
            {
                Interlocked.Add(ref _repaired, sum.Repaired);
                Interlocked.Add(ref _changes, sum.Changes);
                Interlocked.Add(ref _suggestions, sum.Suggestions);
            });
            for (int i = from; i < to; i++) rate.Count();
        }
        rate.End();
    }

    // Comparing takes as much room as the list itself; what it leaves behind would stand beside all that follows.
    private static void Tidy(int contacts)
    {
        if (contacts >= ManyContacts) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private MergePlan Merge(List<Contact> contacts, CrmStore? store, out int review)
    {
        var table = new ContactTable();
        _progress?.At("Finding duplicates");
        foreach (Contact contact in contacts)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            table.Add(contact);
        }
        DuplicateResult result = table.Find(new DuplicateOptions
        {
            CertainPrecision = _policy.Duplicates.Threshold,
            Threshold = DuplicatePolicy.ReviewThreshold(_policy),
            Decisions = _options.Decisions,
            Entities = _options is { Apply: true, RememberEntities: true } && store is not null ? new EntityBook(store) : null,
            MaxGroupSize = _policy.Duplicates.MaxGroupSize,
            CancellationToken = _options.CancellationToken,
            Progress = (stage, share) => Report($"Finding duplicates: {stage}", 0.25 + (0.35 * share)),
        });
        review = result.Groups.Count(g => g.Band == MatchBand.Review);
        var groups = new DuplicateGroup?[contacts.Count];
        foreach (DuplicateGroup group in result.Groups.Where(g => g.Band == MatchBand.Certain))
            foreach (DuplicateMember member in group.Members) groups[member.Row] = group;
        var plan = new MergePlan(DuplicatePolicy.MergeOptions(_policy));
        for (int i = 0; i < contacts.Count; i++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            plan.Add(contacts[i], groups[i]);
        }
        plan.Decide(_options.CancellationToken);
        return plan;
    }

    private RemovalPlan Judge(List<Contact> contacts, CrmStore? store)
    {
        var facts = new StaleFactBook(store, _options.AsOf);
        var judge = new StaleJudge(StaleOptions.FromPolicy(_policy, _options.AsOf));
        var plan = new RemovalPlan();
        StageRate rate = Stage("Judging staleness", 0.8, 0.88, contacts.Count);
        foreach (Contact contact in contacts)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            rate.Count();
            plan.Add(contact, judge.Judge(contact, facts.Of(contact)));
        }
        rate.End();
        return plan;
    }

    private QualityReport Measure(List<Contact> contacts, double from, double to)
    {
        var meter = new QualityMeter(new QualityOptions { AsOf = _options.AsOf, Policy = _policy, SegmentBy = [nameof(ContactField.LeadSource)], CountryOf = PhoneVerifier.RegionOf });
        StageRate rate = Stage("Measuring quality", from, to, contacts.Count);
        foreach (Contact contact in contacts)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            rate.Count();
            meter.Add(contact);
        }
        rate.End();
        return meter.Report();
    }

    private string WritePlan(List<Contact> contacts, MergePlan merge, RemovalPlan removal, CrmStore? store)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(_options.Destination ?? _options.Source))!;
        string path = _options.PlanPath ?? (_options.Apply ? ContactArchive.NewPath(folder, "removal-plan", DateTimeOffset.Now) : string.Empty);
        if (path.Length == 0) return string.Empty;
        var plan = new ChangeSet();
        foreach (Contact contact in contacts)
        {
            plan.AddChanges(removal.BeforeOptOut(contact), 0);
            plan.AddSuggestions(contact);
        }
        merge.Describe(plan);
        removal.Describe(plan);
        ChangeSetFile.Write(path, plan.Rows);
        if (store is not null) KnownFiles.Note(store, KnownFiles.Plan, Path.GetFullPath(path));
        return path;
    }

    private StageRate Stage(string stage, double from, double to, long total)
    {
        _progress?.At(stage);
        return new StageRate(_options.Progress, stage, from, to, total, TimeProvider.System);
    }

    private void Report(string stage, double share)
    {
        _options.CancellationToken.ThrowIfCancellationRequested();
        _options.Progress?.Invoke(stage, share);
    }
}
