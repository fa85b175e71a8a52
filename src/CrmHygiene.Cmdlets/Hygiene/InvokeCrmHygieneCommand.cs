using System.Management.Automation;
using CrmHygiene.Cmdlets.Duplicates;
using CrmHygiene.Cmdlets.Verification;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Hygiene;
using CrmHygiene.Core.Hygiene.Watching;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Quality.Reports;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Cmdlets.Hygiene;

/// <summary>Does the whole job on a file: import, repair, merge duplicates, verify, remove the stale, export. A dry run unless -Apply.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CrmHygiene", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = FileSet)]
[OutputType(typeof(HygieneSummary))]
public sealed class InvokeCrmHygieneCommand : CrmCmdlet
{
    private const string FileSet = "File", WatchSet = "Watch";
    private const int DnsSeconds = 5, DnsQueries = 64;

    private CrmPolicy _policy = CrmPolicy.Default;
    private CrmStore? _store;
    private DomainLookupOptions _dns = new();
    private EmailReferenceData _lists = EmailReferenceData.BuiltIn;

    /// <summary>The export to clean. It is read only.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = FileSet)]
    [Alias("PSPath", "FullName")]
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// A folder that lists are dropped into. Each is cleaned when it is completely written, and goes to the folder done
    /// inside it, or with a note that says why to the folder rejected. Goes on until you stop it.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = WatchSet)]
    public string WatchPath { get; set; } = string.Empty;

    /// <summary>Takes what is in the watched folder now, and ends.</summary>
    [Parameter(ParameterSetName = WatchSet)]
    public SwitchParameter Once { get; set; }

    /// <summary>How long a file in the watched folder has to stay the same before it counts as completely written, in seconds.</summary>
    /// <value>5</value>
    [Parameter(ParameterSetName = WatchSet)]
    [ValidateRange(0, 3600)]
    public int SettleSeconds { get; set; } = 5;

    /// <summary>The file for the clean list. An existing file is replaced when the new one is complete. With -WatchPath the folder for clean lists, where none replaces another.</summary>
    [Parameter(Position = 1)]
    public string? Destination { get; set; }

    /// <summary>Writes the result. Without it the run is a dry run: it says what would be done and writes nothing.</summary>
    [Parameter]
    public SwitchParameter Apply { get; set; }

    /// <summary>The policy file (JSON). A parameter given by hand wins over it; without a file the defaults hold.</summary>
    [Parameter]
    public string? Policy { get; set; }

    /// <summary>
    /// How far addresses are verified: Syntax is offline, Domain asks the DNS, Mailbox also asks mail hosts, where the
    /// policy enables that. The policy's level by default.
    /// </summary>
    [Parameter]
    public EmailLevel? Level { get; set; }

    /// <summary>The DNS servers to ask, as IP addresses with an optional port. The system's by default.</summary>
    [Parameter]
    public string[] NameServer { get; set; } = [];

    /// <summary>Domains that certainly take mail and are asked about first. A resolver that fails them is unfit, and every verdict Unknown.</summary>
    [Parameter]
    public string[]? ControlDomain { get; set; }

    /// <summary>The country of phone numbers that name none, for contacts without a country.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CountryCompleter))]
    public string? DefaultCountry { get; set; }

    /// <summary>The file for merged and removed contacts; it must not exist. By default a new name beside the destination.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public string? ArchivePath { get; set; }

    /// <summary>The file for rows that cannot be read. By default a new name beside the destination.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public string? RejectPath { get; set; }

    /// <summary>The most that may be merged away or removed, in percent of the source. More stops the run before anything is written.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaxRemovePercent { get; set; }

    /// <summary>The most contacts that may be merged away or removed. More stops the run before anything is written.</summary>
    /// <value>5000</value>
    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? MaxRemoveCount { get; set; }

    /// <summary>The most that may be merged away or removed of a list within seven days, in percent, by this and earlier runs.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaxRemoveWeekPercent { get; set; }

    /// <summary>A file for the plan (.csv, .xlsx or .json): a person strikes rows or changes After, and Invoke-CrmChangeSet applies the rest.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public string? PlanPath { get; set; }

    /// <summary>The lowest quality score the clean list may have, 0 to 100. Under it no list is written and the ExitCode is 2.</summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? FailUnder { get; set; }

    /// <summary>A file for a report of the run, also of a dry run (.html, .md or .json).</summary>
    [Parameter(ParameterSetName = FileSet)]
    public string? ReportPath { get; set; }

    /// <summary>A file that gets one line of JSON a run: counts and files, no personal data.</summary>
    [Parameter]
    public string? LogPath { get; set; }

    /// <summary>The store that remembers runs and suppressed addresses. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>Makes the store where it is missing. Without it a store that is named has to be there, so that a task under another account never sees an empty one.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    /// <summary>Begins afresh where the same run broke off before. Answers about mailboxes that are still good are not asked for again.</summary>
    [Parameter]
    public SwitchParameter Restart { get; set; }

    /// <summary>The day that counts as today, so that a run can be repeated. Now by default.</summary>
    [Parameter]
    public DateTime AsOf { get; set; } = DateTime.Now;

    private IReadOnlyList<DecisionLog> _decisions = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _policy = PolicyLoader.Load(this, Policy);
        if (HygieneJob.LevelOf(Level, _policy) == EmailLevel.Mailbox && !_policy.Mailbox.Enabled) ThrowTerminatingError(Errors.MailboxNotEnabled(Policy));
        try
        {
            _dns = DnsCmdletOptions.Of(NameServer, DnsSeconds, DnsQueries, ControlDomain);
            _lists = EmailLists.Load(this, _policy, null);
        }
        catch (FormatException exception)
        {
            ThrowTerminatingError(Errors.NameServerInvalid(exception, NameServer));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, Policy));
        }
        RequireReport();
        StoreChoice choice = StoreChoice.Of(this, Store, CreateStore, _policy);
        if (Apply) StoreOpener.RequireNamed(this, choice, JoinRun());
        // The store is opened on this thread, as it may have to warn; the job only uses it.
        if (Apply && !IsPlanning) _store = StoreOpener.Open(this, choice with { Create = CreateStore || !choice.Location.IsNamed });
        else if (File.Exists(choice.Location.Path)) _store = StoreOpener.Open(this, choice with { Create = false });
        WithStore(() => _decisions = DuplicateInput.Decisions(this, DuplicatePolicy.DecisionPath(_policy), _store));
        if (Destination is null && (Apply || ParameterSetName == WatchSet))
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException(ParameterSetName == WatchSet ? "-WatchPath needs a folder for clean lists as -Destination." : "-Apply needs a -Destination for the clean list."), Destination));
    }

    /// <summary>Ends before the run what would fail after it: a report or a log that has no folder, or an ending of something else.</summary>
    private void RequireReport()
    {
        try
        {
            if (ReportPath is not null) _ = ReportFile.FormatOf(ResolveDestination(ReportPath));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, ReportPath));
        }
        foreach (string path in new[] { ReportPath, LogPath }.OfType<string>().Select(ResolveDestination))
            if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
                ThrowTerminatingError(Errors.FromFile(new ContactFileException(ContactFileProblem.FileNotFound, path, $"There is no folder '{System.IO.Path.GetDirectoryName(path)}' to write '{System.IO.Path.GetFileName(path)}' in. Nothing was done.")));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == WatchSet) Cancellable(Watch);
        else foreach (string source in ResolveFiles(Path, literal: false)) Cancellable(() => Clean(source, Optional(Destination), Optional(RejectPath), null));
    }

    private void Watch()
    {
        WatchedFolder folder;
        try
        {
            folder = new WatchedFolder(ResolveDestination(WatchPath), ResolveDestination(Destination!), TimeSpan.FromSeconds(SettleSeconds), Once);
            if (Apply && !IsPlanning) folder.MakeFolders();
        }
        catch (ContactFileException exception) when (Once && exception.Problem == ContactFileProblem.FileIsLocked)
        {
            // As when a scheduler starts the next before the last is done.
            WriteWarning($"Another run takes the lists of '{WatchPath}'. Nothing was done.");
            return;
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
            return;
        }
        using (folder)
        {
            if (Apply && _store is { } store) WithStore(() => HygieneJob.FinishAll(store, folder.Destination));
            do
            {
                foreach (string source in folder.Look())
                {
                    StopToken.ThrowIfCancellationRequested();
                    Take(folder, source);
                }
            }
            while (folder.Wait(StopToken));
        }
    }

    private void Take(WatchedFolder folder, string source)
    {
        if (_store is { } store && folder.RunOf(store, source) is { } run)
        {
            var known = new HygieneSummary { IsDryRun = !Apply, Source = source, RunId = run, Problem = $"Run {run} cleaned the same list before. Nothing was done." };
            if (Apply && !IsPlanning) Settle(folder, source, known);
            WriteObject(known);
            return;
        }
        string destination = folder.DestinationOf(source, path => new HygieneJob(OptionsOf(source, Apply && !IsPlanning, path, null)).GoesOn());
        Clean(source, destination, folder.RejectsOf(source), summary => Settle(folder, source, summary));
    }

    private HygieneSummary Settle(WatchedFolder folder, string source, HygieneSummary summary)
    {
        try
        {
            folder.Settle(source, summary);
            return summary;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string problem = $"'{source}' cannot be moved out of the watched folder: {exception.Message}";
            WriteError(Errors.FromFile(new ContactFileException(ContactFileProblem.InputOutput, source, problem, exception)));
            return summary with { ExitCode = 1, Problem = problem };
        }
    }

    private void Clean(string source, string? destination, string? rejectPath, Func<HygieneSummary, HygieneSummary>? settle)
    {
        bool apply = Apply && ShouldProcess(source, $"Clean into '{destination}'");
        HygieneSummary summary;
        HygieneJob? job = null;
        try
        {
            job = new HygieneJob(OptionsOf(source, apply, destination, rejectPath));
            if (job.Resumes() is { } resumes) WriteWarning(resumes);
            summary = StageProgress.Run(this, $"Cleaning {System.IO.Path.GetFileName(source)}", progress => job.Run(progress), StopToken);
        }
        catch (Exception exception) when (exception is ContactFileException or ArgumentException or StoreException or SuppressionKeyException)
        {
            WriteError(exception switch
            {
                ContactFileException file => Errors.FromFile(file),
                StoreException store => Errors.FromStore(store, this),
                SuppressionKeyException key => Errors.FromKey(key),
                _ => Errors.ArgumentInvalid((ArgumentException)exception, DefaultCountry),
            });
            job = null;
            summary = new HygieneSummary { IsDryRun = !apply, Source = source, Problem = exception.Message, ExitCode = 1 };
        }
        foreach (string warning in summary.Warnings) WriteWarning(warning);
        if (summary.ExitCode == 3) WriteError(Errors.LimitExceeded(summary));
        if (summary is { ExitCode: 2, QualityAfter: { } quality }) WriteError(Errors.QualityBelowLimit(quality));
        try
        {
            if (ReportPath is not null && summary.QualityAfter is not null) ReportFile.Write(ResolveDestination(ReportPath), summary, summary.QualityAfter.AsOf);
            if (LogPath is not null) HygieneLog.Append(ResolveDestination(LogPath), summary, DateTimeOffset.Now);
        }
        catch (ContactFileException exception)
        {
            WriteError(Errors.FromFile(exception));
            summary = summary with { ExitCode = 1, Problem = exception.Message };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(Errors.LogFailed(exception, LogPath));
            summary = summary with { ExitCode = 1, Problem = exception.Message };
        }
        if (apply && settle is not null) summary = settle(summary);
        job?.End();
        WriteObject(summary);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _store?.Dispose();
        base.Dispose(disposing);
    }

    private bool IsPlanning => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? value) ? LanguagePrimitives.IsTrue(value) : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private HygieneOptions OptionsOf(string source, bool apply, string? destination, string? rejectPath) => new()
    {
        Source = source,
        Destination = destination,
        Apply = apply,
        Policy = _policy,
        Level = Level,
        Dns = _dns,
        Decisions = _decisions,
        RememberEntities = StoreChoice.Of(this, Store, CreateStore, _policy).Location.IsNamed,
        Lists = _lists,
        DefaultCountry = DefaultCountry,
        AsOf = AsOf,
        AsOfIsNow = !MyInvocation.BoundParameters.ContainsKey(nameof(AsOf)),
        Restart = Restart,
        MaxRemovePercent = MaxRemovePercent,
        MaxRemoveCount = MaxRemoveCount,
        MaxRemoveWeekPercent = MaxRemoveWeekPercent,
        Store = () => _store,
        Command = JoinRun().Describe(),
        PlanPath = Optional(PlanPath),
        ArchivePath = Optional(ArchivePath),
        RejectPath = rejectPath,
        FailUnder = FailUnder,
        CancellationToken = StopToken,
    };

    private string? Optional(string? path) => path is null ? null : ResolveDestination(path);
}
