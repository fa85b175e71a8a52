using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Quality.History;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;
using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Hygiene;

/// <summary>
/// How far the run into a destination has come, in the store. What is cheap is done again by a run that goes on; what was
/// paid for is remembered by the verdict history; and what cannot be taken back happens in one transaction, before which a
/// run has changed nothing and after which only files are moved.
/// </summary>
internal sealed class HygieneProgress
{
    private readonly CrmStore _store;
    private readonly HygieneRow _row;

    private HygieneProgress(CrmStore store, HygieneRow row, bool resumed)
    {
        (_store, _row, Resumed, RunId) = (store, row, resumed ? row.Describe() : string.Empty, row.Run);
    }

    /// <summary>What the run goes on with, for people; empty where it began afresh.</summary>
    public string Resumed { get; }

    /// <summary>When the run began, at its first attempt.</summary>
    public DateTimeOffset Started => _row.Started;

    /// <summary>The moment that is now for the run, from its first attempt on.</summary>
    public DateTime AsOf => _row.AsOf;

    /// <summary>The run's number in the journal, once it has one.</summary>
    public long? RunId { get; private set; }

    /// <summary>The summary of a run that had done everything but moving its files, which is done now; else null.</summary>
    public HygieneSummary? Done { get; private init; }

    /// <summary>What the next run would go on with, for people; null where it would begin afresh.</summary>
    public static string? Peek(CrmStore store, HygieneOptions options)
    {
        if (HygieneRow.Find(store, options) is not { } row) return null;
        bool same = !options.Restart && row.Key == HygieneKey.Of(options);
        if (!same && row.Pending is null) return null;
        string answers = same && row.Pending is null && AnswersSince(store, row.Started) is > 0 and long count ? $" {Counted.Of(count, "answer")} about mailboxes are remembered and not asked for again." : string.Empty;
        return row.Pending is null ? $"{row.Describe()}: it goes on from there.{answers} -Restart begins afresh." : $"{row.Describe()}, with all files complete: they are moved into place.";
    }

    /// <summary>Whether a run into the destination would go on with one that broke off.</summary>
    public static bool GoesOn(CrmStore store, HygieneOptions options) => HygieneRow.Find(store, options) is { } row && row.Key == HygieneKey.Of(options);

    /// <summary>Moves the files of all runs into a folder that had done everything else. Nobody else writes into the folder.</summary>
    public static void FinishAll(CrmStore store, string folder)
    {
        foreach (HygieneRow row in HygieneRow.All(store).Where(r => r.Pending is not null && Path.GetDirectoryName(r.Destination) == Path.TrimEndingDirectorySeparator(folder)))
        {
            using RunLock held = RunLock.Take(row.Destination);
            Finish(store, row, row.Pending!, out _);
            HygieneRow.Delete(store, row.Destination);
        }
    }

    /// <summary>Begins a run, or goes on with the same one that broke off. The destination's lock is held.</summary>
    public static HygieneProgress Begin(CrmStore store, HygieneOptions options)
    {
        string key = HygieneKey.Of(options);
        HygieneRow? row = HygieneRow.Find(store, options);
        if (row?.Pending is { } text)
        {
            // What was decided is finished first, whatever is asked for now.
            bool moved = Finish(store, row, text, out HygieneSummary summary);
            if (moved && row.Key == key && !options.Restart) return new HygieneProgress(store, row, resumed: true) { Done = summary };
            HygieneRow.Delete(store, row.Destination);
            row = null;
        }
        if (row is not null) Litter.Clear(options, row.Process);
        if (row is not null && row.Key == key && !options.Restart)
        {
            store.Write(s => s.Execute("UPDATE hygiene_progress SET process = $process WHERE destination = $destination", ("$process", Environment.ProcessId), ("$destination", row.Destination)));
            return new HygieneProgress(store, row, resumed: true);
        }
        if (row?.Run is { } left) store.Write(s => RunJournal.Discard(s, left, StoreTime.Write(store.Time.GetUtcNow())));
        row = new HygieneRow(HygieneRow.NameOf(options), key, store.Time.GetUtcNow(), options.AsOf, "Importing", Environment.ProcessId, null, null);
        row.Insert(store);
        return new HygieneProgress(store, row, resumed: false);
    }

    /// <summary>Notes the stage that begins.</summary>
    public void At(string stage) => _store.Write(s => s.Execute("UPDATE hygiene_progress SET stage = $stage WHERE destination = $destination", ("$stage", stage), ("$destination", _row.Destination)));

    /// <summary>Notes the number of the run, within the transaction that makes it.</summary>
    public void Numbered(StoreSession session, long run)
    {
        RunId = run;
        session.Execute("UPDATE hygiene_progress SET run = $run WHERE destination = $destination", ("$run", run), ("$destination", _row.Destination));
    }

    /// <summary>Notes that all files are complete, within the transaction that decides the run.</summary>
    public void Decided(StoreSession session, PendingFiles pending) =>
        session.Execute("UPDATE hygiene_progress SET pending = $pending WHERE destination = $destination", ("$pending", pending.Write()), ("$destination", _row.Destination));

    /// <summary>Forgets the run: it came to its end, or wrote nothing.</summary>
    public void End() => HygieneRow.Delete(_store, _row.Destination);

    /// <summary>Notes what a run left behind whose files are in place. Once more changes nothing.</summary>
    public static void NoteFiles(CrmStore store, HygieneSummary summary)
    {
        if (summary.ArchivePath.Length > 0) KnownFiles.Note(store, KnownFiles.Removed, Path.GetFullPath(summary.ArchivePath));
        if (summary.RejectPath.Length > 0) KnownFiles.Note(store, KnownFiles.Reject, Path.GetFullPath(summary.RejectPath));
        if (summary.QualityAfter is { } quality) QualityHistory.Add(store, quality);
    }

    private static bool Finish(CrmStore store, HygieneRow row, string text, out HygieneSummary summary)
    {
        PendingFiles pending = PendingFiles.Read(text);
        bool moved = pending.Move();
        store.Write(s => RunJournal.Close(s, row.Run!.Value, StoreTime.Write(store.Time.GetUtcNow()), moved));
        if (moved) NoteFiles(store, pending.Summary);
        summary = pending.Summary;
        return moved;
    }

    private static long AnswersSince(CrmStore store, DateTimeOffset since) =>
        store.Read(s => s.Scalar<long>("SELECT count(*) FROM verdict_email WHERE checked >= $since", ("$since", StoreTime.Write(since))));

    private sealed record HygieneRow(string Destination, string Key, DateTimeOffset Started, DateTime AsOf, string Stage, int Process, long? Run, string? Pending)
    {
        private const string Select = "SELECT destination, key, started, as_of, stage, process, run, pending FROM hygiene_progress";

        public static string NameOf(HygieneOptions options) => Path.GetFullPath(options.Destination!);

        public static HygieneRow? Find(CrmStore store, HygieneOptions options) => options.Destination is null ? null :
            store.Read(s => s.Query(Select + " WHERE destination = $destination", Read, ("$destination", NameOf(options)))).FirstOrDefault();

        public static List<HygieneRow> All(CrmStore store) => store.Read(s => s.Query(Select + " ORDER BY destination", Read));

        public void Insert(CrmStore store) => store.Write(s => s.Execute("INSERT OR REPLACE INTO hygiene_progress VALUES ($destination, $key, $started, $asOf, $stage, $process, NULL, NULL)",
            ("$destination", Destination), ("$key", Key), ("$started", StoreTime.Write(Started)), ("$asOf", AsOf.ToString("O", CultureInfo.InvariantCulture)), ("$stage", Stage), ("$process", Process)));

        public static void Delete(CrmStore store, string destination) => store.Write(s => s.Execute("DELETE FROM hygiene_progress WHERE destination = $destination", ("$destination", destination)));

        private static HygieneRow Read(SqliteDataReader r) => new(
            r.GetString(0), r.GetString(1), StoreTime.Read(r.GetString(2)), DateTime.ParseExact(r.GetString(3), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            r.GetString(4), r.GetInt32(5), r.IsDBNull(6) ? null : r.GetInt64(6), r.IsDBNull(7) ? null : r.GetString(7));

        public string Describe() => string.Create(CultureInfo.InvariantCulture, $"{(Run is { } run ? $"Run {run}" : "The run")} of {Started.LocalDateTime:yyyy-MM-dd HH:mm} broke off at '{Stage}'");
    }
}
