using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Hygiene;

/// <summary>
/// Writes what a job decided. All files are complete on disk under temporary names, and all that was done is in the
/// journal, before one transaction makes the run count; only then are the files moved, the archive first.
/// </summary>
internal sealed class HygieneOutput(HygieneOptions options, CrmStore? store, HygieneProgress? progress)
{
    /// <summary>The last stage's name, after which a run is done whatever happens.</summary>
    public const string Moving = "Moving files into place";

    /// <summary>Whether the run counts as done, and only files may be missing from their places.</summary>
    public bool IsDecided { get; private set; }

    public required IReadOnlyList<Contact> Contacts { get; init; }
    public required IReadOnlyList<Contact> Kept { get; init; }
    public required IReadOnlyList<RowReject> Rejects { get; init; }
    public required ContactLayout Layout { get; init; }
    public required MergePlan Merge { get; init; }
    public required RemovalPlan Removal { get; init; }

    /// <summary>Writes the list, the archive, the rejects and the journal.</summary>
    /// <param name="summary">The summary so far.</param>
    /// <param name="rate">Counts contacts written.</param>
    /// <returns>The summary with the files and the run.</returns>
    public HygieneSummary Write(HygieneSummary summary, StageRate rate)
    {
        string destination = options.Destination ?? throw new InvalidOperationException("A run that is applied needs a destination.");
        DateTimeOffset now = DateTimeOffset.Now;
        string folder = Path.GetDirectoryName(Path.GetFullPath(destination))!, name = Path.GetFileNameWithoutExtension(destination);
        bool drops = Merge.DropCount + Removal.DropCount > 0;
        using IContactWriter writer = ContactWriters.Create(destination);
        using ContactArchive? archive = drops ? new ContactArchive(options.ArchivePath ?? ContactArchive.NewPath(folder, name + "-removed", now), now) : null;
        string rejectPath = Rejects.Count == 0 ? string.Empty : options.RejectPath ?? ContactArchive.NewPath(folder, name + "-rejected", now);
        using RejectWriter? rejects = Rejects.Count == 0 ? null : new RejectWriter(rejectPath);
        using RunJournal? run = store is null ? null : Journal(store);
        summary = summary with { Destination = writer.Path, ArchivePath = archive?.Path ?? string.Empty, RejectPath = rejectPath, RunId = run?.Id };
        var rows = new ExportedRows();
        foreach (Contact contact in Kept)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            writer.Write(contact);
            rows.Add(contact);
            rate.Count();
        }
        rate.End();
        if (archive is not null)
        {
            Merge.Archive(archive);
            Removal.Archive(archive);
        }
        foreach (RowReject reject in Rejects) rejects!.Write(reject);

        List<PendingFiles.PendingFile> files = [];
        void Note(Stream content, string path)
        {
            var file = (TemporaryStream)content;
            file.Flush(toDisk: true);
            // The last to be complete is the first to be moved.
            files.Insert(0, new PendingFiles.PendingFile(file.Name, Path.GetFullPath(path), FileHash.Of(file), FileHash.OfExisting(path)));
        }
        void CompleteArchive()
        {
            if (archive is null) Decide(run, new PendingFiles { Summary = summary, Files = files });
            else archive.Complete(content =>
            {
                Note(content, archive.Path);
                Decide(run, new PendingFiles { Summary = summary, Files = files });
            });
        }
        void CompleteRejects()
        {
            if (rejects is null) CompleteArchive();
            else rejects.Complete(content =>
            {
                Note(content, rejectPath);
                CompleteArchive();
            });
        }
        writer.Complete(Layout, content =>
        {
            Note(content, writer.Path);
            if (run is not null) rows.Prepare(run, writer.Path, content);
            CompleteRejects();
        });
        if (run is null) return summary;
        ExportedRows.Complete(run, writer.Path);
        run.End(done: true);
        HygieneProgress.NoteFiles(run.Store, summary);
        return summary;
    }

    /// <summary>Notes all that the job did, without which nothing may be written elsewhere.</summary>
    private RunJournal Journal(CrmStore into)
    {
        RunJournal run = RunJournal.Begin(into, new RunRequest { Command = options.Command, Policy = options.Policy, Again = progress?.RunId, Begun = progress is null ? null : progress.Numbered });
        try
        {
            run.AddSource(Layout, Path.GetFullPath(options.Source));
            // Who is opted out is noted with the removals, behind the repairs.
            foreach (Contact contact in Contacts)
            {
                Contact before = Removal.BeforeOptOut(contact);
                run.AddChange(before);
                if (before.Journaled is { Count: > 0 } noted) contact.MarkJournaled(noted.Count, noted.Run);
            }
            Merge.Journal(run);
            Removal.Journal(run);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>The one moment before which nothing has happened, and after which everything has.</summary>
    private void Decide(RunJournal? run, PendingFiles pending)
    {
        if (run is not null)
        {
            SuppressionKey? key = options.Policy.HashSuppressed ? SuppressionKey.Require(run.Store, SuppressionKey.PathOf(options.Policy)) : null;
            Suppression[] suppressed = [.. Removal.ToSuppress($"run {run.Id}")];
            run.Decide(session =>
            {
                progress?.Decided(session, pending);
                return SuppressionBook.Add(session, run.Store.Time.GetUtcNow(), suppressed, key);
            });
        }
        IsDecided = true;
        options.Progress?.Invoke(Moving, 0.99);
    }
}
