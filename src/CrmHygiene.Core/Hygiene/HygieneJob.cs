using System.Diagnostics;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Entities;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Quality;
using CrmHygiene.Core.Quality.History;
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

    private readonly HygieneOptions _options;
    private readonly CrmPolicy _policy;
    private readonly List<RowReject> _rejects = [];
    private long _suggestions, _repaired, _changes;
    private long? _runId;

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
    public HygieneSummary Run()
    {
        using RunLock? held = _options.Apply && _options.Destination is not null ? RunLock.Take(_options.Destination) : null;
        var clock = Stopwatch.StartNew();
        CrmStore? store = _options.Store?.Invoke();
        List<Contact> contacts = Import(out ContactLayout layout);
        QualityReport before = Measure(contacts, 0.08, 0.15);
        Repair(contacts);
        MergePlan merge = Merge(contacts, store, out DuplicateResult duplicates);
        List<Contact> merged = [.. merge.Remaining(planned: false)];
        var verification = new HygieneVerification(_options, store);
        verification.Run(merged, Stage("Verifying addresses", 0.6, 0.8, merged.Count));
        RemovalPlan removal = Judge(merged, store);
        List<Contact> kept = [.. removal.Remaining(planned: false)];
        RemovalCheck check = new BlastRadius(_policy.Limits, _options.MaxRemovePercent, _options.MaxRemoveCount, _options.MaxRemoveWeekPercent)
            .Check([.. merge.Dropped, .. removal.Dropped], contacts.Count, store, [_options.Source]);
        QualityReport after = new QualityGate { MinimumScore = _options.FailUnder }.Judge(Measure(kept, 0.88, 0.92));
        bool write = _options.Apply && check.Allowed && after.ExitCode == Done;
        string plan = _options.PlanPath is not null || !check.Allowed ? WritePlan(contacts, merge, removal, store) : string.Empty;
        (string archive, string rejects) = write ? Write(contacts, kept, layout, merge, removal, store) : (string.Empty, string.Empty);
        if (write && store is not null) QualityHistory.Add(store, after);
        return new HygieneSummary
        {
            IsDryRun = !_options.Apply,
            Source = _options.Source,
            Destination = write ? _options.Destination ?? string.Empty : string.Empty,
            ArchivePath = archive,
            RejectPath = rejects,
            PlanPath = plan,
            RunId = _runId,
            RowsRead = contacts.Count + _rejects.Count,
            RowsRejected = _rejects.Count,
            Repaired = _repaired,
            FieldChanges = _changes,
            Suggestions = _suggestions,
            InvalidEmails = verification.Invalid,
            DuplicateGroups = merge.MergedGroupCount,
            ReviewGroups = duplicates.Groups.Count(g => g.Band == MatchBand.Review) + merge.Review.Values.Sum(),
            Merged = merge.DropCount,
            Removed = removal.DropCount,
            StaleReasons = removal.Reasons,
            Kept = kept.Count,
            ScoreBefore = before.Score,
            ScoreAfter = after.Score,
            QualityBefore = before,
            QualityAfter = after,
            Warnings = verification.Warnings,
            Elapsed = clock.Elapsed,
            Problem = check.Allowed ? string.Join(' ', after.Failures.Append(after.ExitCode == Done || !_options.Apply ? string.Empty : "No list was written.")).Trim() : $"{check.Message} No list was written.{(plan.Length > 0 ? $" What would have been done is in '{plan}'." : "")}",
            ExitCode = check.Allowed ? after.ExitCode : LimitExceeded,
        };
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
        foreach (Contact contact in contacts)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            rate.Count();
            if (repairer.Repair(contact))
            {
                _repaired++;
                _changes += contact.GetChanges().Count;
            }
            _suggestions += contact.GetSuggestions().Count;
        }
        rate.End();
    }

    private MergePlan Merge(List<Contact> contacts, CrmStore? store, out DuplicateResult result)
    {
        var table = new ContactTable();
        foreach (Contact contact in contacts) table.Add(contact);
        result = table.Find(new DuplicateOptions
        {
            CertainPrecision = _policy.Duplicates.Threshold,
            Threshold = DuplicatePolicy.ReviewThreshold(_policy),
            Decisions = _options.Decisions,
            Entities = _options is { Apply: true, RememberEntities: true } && store is not null ? new EntityBook(store) : null,
            MaxGroupSize = _policy.Duplicates.MaxGroupSize,
            CancellationToken = _options.CancellationToken,
            Progress = (stage, share) => Report($"Finding duplicates: {stage}", 0.25 + (0.35 * share)),
        });
        var groups = new DuplicateGroup?[contacts.Count];
        foreach (DuplicateGroup group in result.Groups.Where(g => g.Band == MatchBand.Certain))
            foreach (DuplicateMember member in group.Members) groups[member.Row] = group;
        var plan = new MergePlan(DuplicatePolicy.MergeOptions(_policy));
        for (int i = 0; i < contacts.Count; i++) plan.Add(contacts[i], groups[i]);
        plan.Decide();
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

    /// <summary>The archive is complete on disk before the list without its contacts is.</summary>
    private (string Archive, string Rejects) Write(List<Contact> contacts, List<Contact> kept, ContactLayout layout, MergePlan merge, RemovalPlan removal, CrmStore? store)
    {
        string destination = _options.Destination ?? throw new InvalidOperationException("A run that is applied needs a destination.");
        DateTimeOffset now = DateTimeOffset.Now;
        string folder = Path.GetDirectoryName(Path.GetFullPath(destination))!, name = Path.GetFileNameWithoutExtension(destination);
        using IContactWriter writer = ContactWriters.Create(destination);
        using RunJournal? run = store is null ? null : Journal(store, contacts, layout, merge, removal);
        var rows = new ExportedRows();
        StageRate rate = Stage("Writing", 0.92, 1, kept.Count);
        foreach (Contact contact in kept)
        {
            writer.Write(contact);
            rows.Add(contact);
            rate.Count();
        }
        rate.End();
        string archivePath = string.Empty, rejectPath = string.Empty;
        if (merge.DropCount + removal.DropCount > 0)
        {
            archivePath = _options.ArchivePath ?? ContactArchive.NewPath(folder, name + "-removed", now);
            using var archive = new ContactArchive(archivePath, now);
            merge.Archive(archive);
            removal.Archive(archive);
            archive.Complete();
        }
        if (_rejects.Count > 0)
        {
            rejectPath = _options.RejectPath ?? ContactArchive.NewPath(folder, name + "-rejected", now);
            using var rejects = new RejectWriter(rejectPath);
            foreach (RowReject reject in _rejects) rejects.Write(reject);
            rejects.Complete();
        }
        writer.Complete(layout, run is null ? null : content => rows.Prepare(run, writer.Path, content));
        if (run is not null)
        {
            ExportedRows.Complete(run, writer.Path);
            run.End(done: true);
            if (archivePath.Length > 0) KnownFiles.Note(run.Store, KnownFiles.Removed, Path.GetFullPath(archivePath));
            if (rejectPath.Length > 0) KnownFiles.Note(run.Store, KnownFiles.Reject, Path.GetFullPath(rejectPath));
        }
        return (archivePath, rejectPath);
    }

    /// <summary>Notes all that the job did; nothing is written elsewhere before this is on disk.</summary>
    private RunJournal Journal(CrmStore store, List<Contact> contacts, ContactLayout layout, MergePlan merge, RemovalPlan removal)
    {
        RunJournal run = RunJournal.Begin(store, new RunRequest { Command = _options.Command, Policy = _policy });
        try
        {
            _runId = run.Id;
            run.AddSource(layout, Path.GetFullPath(_options.Source));
            // Who is opted out is noted with the removals, behind the repairs.
            foreach (Contact contact in contacts) run.AddChange(removal.BeforeOptOut(contact), 0);
            merge.Journal(run);
            SuppressionKey? key = _policy.HashSuppressed ? SuppressionKey.Require(store, SuppressionKey.PathOf(_policy)) : null;
            run.CountSuppressed(SuppressionBook.Add(store, removal.ToSuppress($"run {run.Id}"), key));
            removal.Journal(run);
            run.Flush();
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
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

    private StageRate Stage(string stage, double from, double to, long total) => new(_options.Progress, stage, from, to, total, TimeProvider.System);

    private void Report(string stage, double share)
    {
        _options.CancellationToken.ThrowIfCancellationRequested();
        _options.Progress?.Invoke(stage, share);
    }
}
