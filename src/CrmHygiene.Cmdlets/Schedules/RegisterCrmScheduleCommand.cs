using System.Management.Automation;
using CrmHygiene.Core.Schedules;

namespace CrmHygiene.Cmdlets.Schedules;

/// <summary>Lets the system's own scheduler clean a list, or run a script, again and again or before a date.</summary>
[Cmdlet(VerbsLifecycle.Register, "CrmSchedule", SupportsShouldProcess = true, DefaultParameterSetName = JobSet)]
[OutputType(typeof(CrmSchedule))]
public sealed class RegisterCrmScheduleCommand : CrmCmdlet
{
    private const string JobSet = "Job", WatchSet = "Watch", ScriptSet = "Script";

    /// <summary>A name of letters, digits, dots, dashes and underscores. A schedule with the same name is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidatePattern(@"^[\w][\w.-]{0,63}$")]
    public string Name { get; set; } = string.Empty;

    /// <summary>The list to clean with Invoke-CrmHygiene -Apply.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = JobSet)]
    public string Path { get; set; } = string.Empty;

    /// <summary>A folder that lists are dropped into: what is there is cleaned, each list once, as by Invoke-CrmHygiene -WatchPath -Once.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WatchSet)]
    public string WatchPath { get; set; } = string.Empty;

    /// <summary>How often a watched folder is looked at, in minutes, instead of -Every.</summary>
    [Parameter(ParameterSetName = WatchSet)]
    [ValidateSet("1", "2", "3", "5", "10", "15", "20", "30")]
    public int EveryMinutes { get; set; }

    /// <summary>The file for the clean list; with -WatchPath the folder for clean lists.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = JobSet)]
    [Parameter(Mandatory = true, ParameterSetName = WatchSet)]
    public string Destination { get; set; } = string.Empty;

    /// <summary>The policy file that the run follows.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [Parameter(ParameterSetName = WatchSet)]
    public string? Policy { get; set; }

    /// <summary>The store that the run remembers in. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own; the entry names it.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [Parameter(ParameterSetName = WatchSet)]
    public string? Store { get; set; }

    /// <summary>A file that gets one line of JSON a run: counts and files, no personal data.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [Parameter(ParameterSetName = WatchSet)]
    public string? LogPath { get; set; }

    /// <summary>A script to run instead of the whole job.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ScriptSet)]
    public string ScriptPath { get; set; } = string.Empty;

    /// <summary>How often it runs. Weekly by default.</summary>
    [Parameter]
    public ScheduleCadence Every { get; set; } = ScheduleCadence.Weekly;

    /// <summary>The time of day, local time. 03:30 by default.</summary>
    [Parameter]
    [ValidateRange("00:00:00", "23:59:59")]
    public TimeSpan At { get; set; } = new(3, 30, 0);

    /// <summary>The weekday of weekly and eight-weekly schedules. Monday by default.</summary>
    [Parameter]
    public DayOfWeek Day { get; set; } = DayOfWeek.Monday;

    /// <summary>A date such as the start of a season; it runs once, -Days before it.</summary>
    [Parameter]
    public DateTime? Before { get; set; }

    /// <summary>How many days before the date of -Before it runs, 0 to 365. 10 by default.</summary>
    [Parameter]
    [ValidateRange(0, 365)]
    public int Days { get; set; } = 10;

    /// <summary>The system's scheduler. cron by default, on Windows the Task Scheduler.</summary>
    [Parameter]
    public SchedulerKind? Scheduler { get; set; }

    /// <summary>The program that runs it: pwsh or the CrmHygiene shell. By default the one this session runs in.</summary>
    [Parameter]
    public string? Program { get; set; }

    /// <summary>A folder to write the entry to as files instead of registering it.</summary>
    [Parameter]
    public string? OutputPath { get; set; }

    /// <summary>The day that counts as today. Now by default.</summary>
    [Parameter]
    public DateTime AsOf { get; set; } = DateTime.Now;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        DateTime? on = Before?.Date.AddDays(-Days);
        if (on + At < AsOf) ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException($"{on:yyyy-MM-dd}, {Days} days before {Before:yyyy-MM-dd}, is over."), Before));
        StoreChoice? store = ParameterSetName == ScriptSet ? null : StoreChoice.Of(this, Store, create: false, PolicyLoader.Load(this, Policy));
        if (EveryMinutes > 0 && (on is not null || MyInvocation.BoundParameters.ContainsKey(nameof(Every))))
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("-EveryMinutes is a rhythm of its own; use it without -Every and -Before."), EveryMinutes));
        if (EveryMinutes == 0 && Every == ScheduleCadence.Minutes)
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("Say how many minutes with -EveryMinutes, for a watched folder."), Every));
        string program = Program is null ? ScheduleCommand.ThisProgram() : ResolveDestination(Program), module = MyInvocation.MyCommand.Module.ModuleBase;
        var schedule = new CrmSchedule
        {
            Name = Name,
            Cadence = on is not null ? ScheduleCadence.Once : EveryMinutes > 0 ? ScheduleCadence.Minutes : Every,
            Minutes = EveryMinutes,
            At = new TimeSpan(At.Hours, At.Minutes, 0),
            Day = Day,
            On = on,
            From = on is null && Every == ScheduleCadence.EightWeeks ? AsOf.Date.AddDays(((int)Day - (int)AsOf.DayOfWeek + 7) % 7) : null,
            Program = program,
            Arguments = store is null
                ? ScheduleCommand.Script(ResolveDestination(ScriptPath), program, module)
                : ScheduleCommand.Job(JobOf(store), program, module),
            Scheduler = Scheduler ?? Core.Schedules.Scheduler.Default,
        };
        if (schedule.Cadence == ScheduleCadence.Once && Every != ScheduleCadence.Weekly && MyInvocation.BoundParameters.ContainsKey(nameof(Every)) && Every != ScheduleCadence.Once)
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("-Before runs once; -Every runs again and again. Use one of them."), Every));
        if (schedule.Cadence == ScheduleCadence.Once && on is null)
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("-Every Once needs the date of -Before."), Every));
        if (!ShouldProcess($"{schedule.Name}: {schedule.When}", OutputPath is null ? $"Register with {schedule.Scheduler}" : $"Write the {schedule.Scheduler} entry to '{OutputPath}'")) return;
        if (store is not null && OutputPath is null) Prepare(store);
        try
        {
            if (OutputPath is not null) WriteObject(schedule with { Files = Core.Schedules.Scheduler.Write(schedule, ResolveDestination(OutputPath), AsOf) });
            else WriteObject(new Core.Schedules.Scheduler().Register(schedule, AsOf));
        }
        catch (Exception exception) when (exception is ScheduleException or IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.ScheduleFailed(exception, schedule));
        }
    }

    private ScheduledJob JobOf(StoreChoice store) => new()
    {
        Source = ResolveDestination(ParameterSetName == WatchSet ? WatchPath : Path),
        IsFolder = ParameterSetName == WatchSet,
        Destination = ResolveDestination(Destination),
        Policy = Resolve(Policy),
        Store = store.Location.Path.Length == 0 ? null : store.Location.Path,
        LogPath = Resolve(LogPath),
    };

    /// <summary>A store that the entry names has to be there when it runs: an account's own is made, as a run by hand would.</summary>
    private void Prepare(StoreChoice store)
    {
        if (store.Location.Path.Length == 0 || File.Exists(store.Location.Path)) return;
        if (store.Location.IsNamed) WriteWarning($"There is no store '{store.Location.Path}' yet, and the schedule fails without it. Make it with Invoke-CrmHygiene -CreateStore.");
        else StoreOpener.Open(this, store with { Create = true })?.Dispose();
    }

    private string? Resolve(string? path) => path is null ? null : ResolveDestination(path);
}
