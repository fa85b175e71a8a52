using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using CrmHygiene.Cmdlets.Runs;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.Bounces;
using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.Events;

/// <summary>What Import-CrmBounce and Import-CrmEngagement share: files of events go into the store, each event once.</summary>
public abstract class EventCmdlet : StoreCmdlet
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private CrmStore? _store;
    private EventImporter? _importer;
    private ErasedAddresses? _erased;
    private RejectWriter? _rejects;
    private long _shownAt;

    /// <summary>The files or folders: mail (.eml, mbox, Maildir), JSON, JSON lines, CSV. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>What happened in rows that do not say it, as in a list of unsubscribed addresses.</summary>
    [Parameter]
    public ContactEventKind Kind { get; set; }

    /// <summary>Columns by hand: the header of the file as the key, as the value one of Email, Kind, Time, Reason, Status, MessageId, Campaign, Sender, EventId, UserAgent, Until, Category, Channel, Topic, List, Method, Proxy, Bot.</summary>
    [Parameter]
    public Hashtable? Map { get; set; }

    /// <summary>Whether 03/04/2026 is the third of April (DayFirst) or the fourth of March (MonthFirst). By default what the file's other dates show; a row that could be read two ways is rejected.</summary>
    [Parameter]
    public DateOrder DateOrder { get; set; }

    /// <summary>The mail service or system the rows come from, where they do not say.</summary>
    [Parameter]
    public string Provider { get; set; } = string.Empty;

    /// <summary>The file for what is not understood, with lines, reasons and what stands there. Rows of a delimited file are mended there and imported again.</summary>
    [Parameter]
    public string? RejectPath { get; set; }

    /// <summary>Makes the store where it is missing.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    /// <summary>How mail is read, and what proves it.</summary>
    private protected virtual BounceOptions BounceOptions => new();

    /// <summary>Takes note of an event.</summary>
    private protected virtual ContactEvent Note(ContactEvent e) => e;

    /// <summary>The store the events go to; null under -WhatIf.</summary>
    private protected CrmStore? OpenedStore => _store;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Kind == ContactEventKind.Reinstated) ThrowTerminatingError(Errors.ReinstatedByImport());
        if (RejectPath is not null) _rejects = new RejectWriter(ResolveDestination(RejectPath));
        if (!ShouldProcess("store", "Import events")) return;
        bool named = Store is not null || Environment.GetEnvironmentVariable(StoreLocation.Variable) is { Length: > 0 } || Policy is not null;
        _store = OpenStore(CreateStore || !named);
        _importer = new EventImporter(_store, share => Progress("Writing to the store", share), StopToken);
        WithStore(() => _erased = ErasedAddresses.Load(_store, SuppressionKey.PathOf(PolicyInForce)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() => Cancellable(() =>
    {
        foreach (string path in Path.SelectMany(p => ResolveFiles(p, literal: false)))
        {
            if (!File.Exists(path) && !Directory.Exists(path)) WriteError(Errors.FromFile(new ContactFileException(ContactFileProblem.FileNotFound, path, $"There is no file '{path}'.")));
            else
                foreach (string file in Directory.Exists(path) ? EventFile.InFolder(path) : [path]) Read(file);
        }
    }));

    /// <inheritdoc/>
    protected override void EndProcessing() => WithStore(() => Cancellable(() =>
    {
        _rejects?.Complete();
        if (_rejects?.Count > 0 && _store is not null) KnownFiles.Note(_store, KnownFiles.Reject, ResolveDestination(RejectPath!));
        if (_importer is null) return;
        EventImport import = _importer.Complete();
        foreach (DeliveryIncident incident in import.Incidents.TakeLast(5))
            WriteWarning($"Incident: {incident.Failed} recipients at {incident.Host} failed on {incident.Day:yyyy-MM-dd} for reasons that are not theirs. Their bounces are held and suppress nobody.");
        foreach (EventRate rate in import.Rates.Where(r => r.Level == RateLevel.Alarm).Take(5))
            WriteWarning(FormattableString.Invariant($"Alarm: {rate.Scope.ToLowerInvariant()} '{rate.Name}' has {rate.HardPercent:0.0} % hard bounces and {rate.ComplaintPercent:0.00} % complaints in {rate.Mails} mails."));
        Complete(import);
    }));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rejects?.Dispose();
            _store?.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Says what was found.</summary>
    private protected abstract void Complete(EventImport import);

    private void Read(string path)
    {
        var log = new RejectLog(this, path);
        string name = System.IO.Path.GetFileName(path);
        try
        {
            foreach (EventItem found in EventFile.Read(path, Options()))
            {
                StopToken.ThrowIfCancellationRequested();
                EventItem item = found.Event is { } of && _erased?.Contains(of.Email) == true ? new EventItem(null, new EventReject(path, of.Position, "The data of this person was erased and does not come back.")) : found;
                EventItem noted = item.Event is { } e ? item with { Event = Note(e) } : item;
                _importer?.Add(noted);
                if (noted.Reject is { } reject) Reject(log, reject);
                else if (!noted.Event!.Email.Contains('@', StringComparison.Ordinal)) Reject(log, new EventReject(path, noted.Event.Position, "The event names no address."));
                Progress(name);
            }
            log.Complete();
        }
        catch (ArgumentException exception)
        {
            WriteError(Errors.HeaderOptionInvalid(exception, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && exception is not StoreException)
        {
            WriteError(Errors.FromFile(new ContactFileException(ContactFileProblem.InputOutput, path, $"The file '{path}' cannot be read: {exception.Message}", exception)));
        }
    }

    private void Reject(RejectLog log, EventReject reject)
    {
        var row = new RowReject(System.IO.Path.GetFileName(reject.Source), reject.Position, "NotUnderstood", reject.Reason, reject.Row) { Headers = reject.Headers, Fields = reject.Fields };
        log.Add(row);
        _rejects?.Write(row);
    }

    private EventReadOptions Options()
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in Map ?? []) map[entry.Key.ToString() ?? string.Empty] = entry.Value?.ToString() ?? string.Empty;
        return new EventReadOptions { Kind = Kind, Map = map, Provider = Provider, DateOrder = DateOrder, Bounces = BounceOptions };
    }

    private void Progress(string status, double share = -1)
    {
        long now = _clock.ElapsedMilliseconds;
        if (now - _shownAt < 500) return;
        _shownAt = now;
        WriteProgress(new ProgressRecord(0, "Importing events", status) { PercentComplete = share < 0 ? -1 : (int)(share * 100) });
    }
}
