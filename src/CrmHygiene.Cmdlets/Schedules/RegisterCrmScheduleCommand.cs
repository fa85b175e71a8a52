using System.Globalization;
using System.Management.Automation;
using CrmHygiene.Core.Schedules;

namespace CrmHygiene.Cmdlets.Schedules;

/// <summary>Lets the system's own scheduler clean a list, or run a script, again and again or before a date.</summary>
[Cmdlet(VerbsLifecycle.Register, "CrmSchedule", SupportsShouldProcess = true, DefaultParameterSetName = JobSet)]
[OutputType(typeof(CrmSchedule))]
public sealed class RegisterCrmScheduleCommand : CrmCmdlet
{
    private const string JobSet = "Job", WatchSet = "Watch", UpkeepSet = "Upkeep", ScriptSet = "Script";

    /// <summary>A name of letters, digits, dots, dashes and underscores. A schedule with the same name is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
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

    /// <summary>Lists of the addresses that your mail systems no longer mail, taken over as by Import-CrmSuppression. Wildcards are taken each time it runs.</summary>
    [Parameter(ParameterSetName = UpkeepSet)]
    [SupportsWildcards]
    public string[] SuppressionPath { get; set; } = [];

    /// <summary>The IP addresses and domains your mail is sent from, asked about as by Test-CrmBlocklist. Where one is listed the exit code is 2.</summary>
    [Parameter(ParameterSetName = UpkeepSet)]
    public string[] Sender { get; set; } = [];

    /// <summary>The DNS servers that are asked about senders, as IP addresses with an optional port. The system's by default; most blocklists refuse public ones.</summary>
    [Parameter(ParameterSetName = UpkeepSet)]
    public string[] NameServer { get; set; } = [];

    /// <summary>A file with the blocklists to ask, in place of the built-in ones.</summary>
    [Parameter(ParameterSetName = UpkeepSet)]
    public string? ZoneFile { get; set; }

    /// <summary>The policy file that the run follows.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [Parameter(ParameterSetName = WatchSet)]
    [Parameter(ParameterSetName = UpkeepSet)]
    public string? Policy { get; set; }

    /// <summary>The store that the run remembers in. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own; the entry names it.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [Parameter(ParameterSetName = WatchSet)]
    [Parameter(ParameterSetName = UpkeepSet)]
    public string? Store { get; set; }

    /// <summary>A file that gets one line of JSON a run: counts and files, no personal data.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [Parameter(ParameterSetName = WatchSet)]
    public string? LogPath { get; set; }

    /// <summary>A file for the report of each run (.html, .md or .json).</summary>
    [Parameter(ParameterSetName = JobSet)]
    public string? ReportPath { get; set; }

    /// <summary>The lowest quality score the clean list may have, 0 to 100. Under it no list is written and the exit code is 2.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [Parameter(ParameterSetName = WatchSet)]
    [ValidateRange(0.0, 100.0)]
    public double? FailUnder { get; set; }

    /// <summary>A script to run instead of the whole job.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ScriptSet)]
    public string ScriptPath { get; set; } = string.Empty;

    /// <summary>How often it runs. Weekly by default; with -SuppressionPath or -Sender daily.</summary>
    [Parameter]
    public ScheduleCadence Every { get; set; } = ScheduleCadence.Weekly;

    /// <summary>The time of day, local time. 03:30 by default.</summary>
    [Parameter]
    [ValidateRange("00:00:00", "23:59:59")]
    public TimeSpan At { get; set; } = new(3, 30, 0);

    /// <summary>The weekday of weekly and eight-weekly schedules. Monday by default.</summary>
    [Parameter]
    public DayOfWeek Day { get; set; } = DayOfWeek.Monday;

    /// <summary>Dates such as the start of a season; it runs once, -Days before each. With more than one date each gets a schedule of its own, with the day of its run behind the name.</summary>
    [Parameter]
    public DateTime[] Before { get; set; } = [];

    /// <summary>How many days before the date of -Before it runs, 0 to 365. 10 by default.</summary>
    [Parameter]
    [ValidateRange(0, 365)]
    public int Days { get; set; } = 10;

    /// <summary>The system's scheduler. cron by default, on Windows the Task Scheduler.</summary>
    [Parameter]
    public SchedulerKind? Scheduler { get; set; }

    /// <summary>The program that runs it: pwsh or the CrmHygiene shell. By default the one this session runs in; a name without a path is looked for in the PATH.</summary>
    [Parameter]
    public string? Program { get; set; }

    /// <summary>A folder to write the entry to as files instead of registering it.</summary>
    [Parameter]
    public string? OutputPath { get; set; }

    /// <summary>The day that counts as today. Now by default.</summary>
    [Parameter]
    public DateTime AsOf { get; set; } = DateTime.Now;

    private bool IsEveryGiven => MyInvocation.BoundParameters.ContainsKey(nameof(Every));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Contradiction() is { } contradiction) ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException(contradiction), Name));
        StoreChoice? store = ParameterSetName == ScriptSet ? null : StoreChoice.Of(this, Store, create: false, PolicyLoader.Load(this, Policy));
        string program = ProgramToRun();
        RequireFiles();
        var schedule = new CrmSchedule
        {
            Name = Name,
            Cadence = EveryMinutes > 0 ? ScheduleCadence.Minutes : ParameterSetName == UpkeepSet && !IsEveryGiven ? ScheduleCadence.Daily : Every,
            Minutes = EveryMinutes,
            At = new TimeSpan(At.Hours, At.Minutes, 0),
            Day = Day,
            From = Before.Length == 0 && Every == ScheduleCadence.EightWeeks ? NextDay() : null,
            Program = program,
            Arguments = Arguments(program, store),
            Scheduler = Scheduler ?? Core.Schedules.Scheduler.Default,
        };
        CrmSchedule[] schedules = Before.Length == 0 ? [schedule]
            : [.. Before.Select(b => b.Date.AddDays(-Days)).Distinct().Select(on => schedule with { Cadence = ScheduleCadence.Once, On = on, Name = Before.Length == 1 ? Name : $"{Name}-{on:yyyy-MM-dd}" })];
        try
        {
            foreach (CrmSchedule each in schedules) ScheduleText.Require(each);
        }
        catch (ScheduleException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException(exception.Message, exception), Name));
        }
        foreach (CrmSchedule each in schedules)
            if (ShouldProcess($"{each.Name}: {each.When}", OutputPath is null ? $"Register with {each.Scheduler}" : $"Write the {each.Scheduler} entry to '{OutputPath}'")) Register(each, store);
    }

    private void Register(CrmSchedule schedule, StoreChoice? store)
    {
        if (store is not null && OutputPath is null) Prepare(store);
        try
        {
            if (OutputPath is not null) WriteObject(schedule with { Files = Core.Schedules.Scheduler.Write(schedule, ResolveDestination(OutputPath), AsOf) });
            else WriteObject(new Core.Schedules.Scheduler().Register(schedule, AsOf));
            if (OutputPath is null && schedule.Scheduler == SchedulerKind.Systemd && !Core.Schedules.Scheduler.Lingers)
                WriteWarning($"The timer '{schedule.Name}' runs only while you are logged in. 'loginctl enable-linger' lets it run always.");
        }
        catch (Exception exception) when (exception is ScheduleException or IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.ScheduleFailed(exception, schedule));
        }
    }

    private string? Contradiction()
    {
        if (EveryMinutes > 0 && (Before.Length > 0 || IsEveryGiven)) return "-EveryMinutes is a rhythm of its own; use it without -Every and -Before.";
        if (EveryMinutes == 0 && Every == ScheduleCadence.Minutes) return "Say how many minutes with -EveryMinutes, for a watched folder.";
        if (Before.Length > 0 && IsEveryGiven && Every != ScheduleCadence.Once) return "-Before runs once; -Every runs again and again. Use one of them.";
        if (Before.Length == 0 && Every == ScheduleCadence.Once) return "-Every Once needs the date of -Before.";
        if (ParameterSetName == UpkeepSet && SuppressionPath.Length + Sender.Length == 0) return "Say what to keep up to date: lists with -SuppressionPath, senders with -Sender, or both.";
        foreach (DateTime day in Before)
            if (day.Date.AddDays(-Days) + At < AsOf) return string.Create(CultureInfo.InvariantCulture, $"{day.Date.AddDays(-Days):yyyy-MM-dd}, {Days} days before {day:yyyy-MM-dd}, is over.");
        return null;
    }

    private DateTime NextDay()
    {
        DateTime day = AsOf.Date.AddDays(((int)Day - (int)AsOf.DayOfWeek + 7) % 7);
        return day + At < AsOf ? day.AddDays(7) : day;
    }

    private string ProgramToRun()
    {
        if (Program is null)
            return ScheduleCommand.ThisProgram() ?? throw Invalid("There is no pwsh in the PATH. Name the program that runs it with -Program.");
        bool isName = System.IO.Path.GetFileName(Program) == Program;
        string? path = isName ? ScheduleCommand.OfPath(Program) ?? ResolveDestination(Program) : ResolveDestination(Program);
        return File.Exists(path) ? path : throw Invalid(isName ? $"There is no program '{Program}' in the PATH." : $"There is no program '{path}'.");
    }

    /// <summary>What only has to be there when it runs is warned about; a script that is not there is an error.</summary>
    private void RequireFiles()
    {
        if (ParameterSetName == ScriptSet && !File.Exists(ResolveDestination(ScriptPath))) throw Invalid($"There is no script '{ResolveDestination(ScriptPath)}'.");
        if (ZoneFile is not null && !File.Exists(ResolveDestination(ZoneFile))) throw Invalid($"There is no file '{ResolveDestination(ZoneFile)}'.");
        if (ParameterSetName == JobSet && !File.Exists(ResolveDestination(Path))) WriteWarning($"There is no list '{ResolveDestination(Path)}' yet. The schedule fails until it is there.");
        if (ParameterSetName == WatchSet && !Directory.Exists(ResolveDestination(WatchPath))) WriteWarning($"There is no folder '{ResolveDestination(WatchPath)}' yet. The schedule fails until it is there.");
    }

    private PSInvalidOperationException Invalid(string message)
    {
        ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException(message), Name));
        return new PSInvalidOperationException(message);
    }

    private IReadOnlyList<string> Arguments(string program, StoreChoice? store)
    {
        string module = MyInvocation.MyCommand.Module.ModuleBase;
        return ParameterSetName switch
        {
            ScriptSet => ScheduleCommand.Script(ResolveDestination(ScriptPath), program, module),
            UpkeepSet => ScheduleCommand.Upkeep(UpkeepOf(store!), program, module),
            _ => ScheduleCommand.Job(JobOf(store!), program, module),
        };
    }

    private ScheduledUpkeep UpkeepOf(StoreChoice store) => new()
    {
        Suppressions = [.. SuppressionPath.Select(ResolveDestination)],
        Senders = Sender,
        NameServers = NameServer,
        ZoneFile = Resolve(ZoneFile),
        Policy = Resolve(Policy),
        Store = PathOf(store),
    };

    private ScheduledJob JobOf(StoreChoice store) => new()
    {
        // The job takes wildcards; a list is one list.
        Source = ParameterSetName == WatchSet ? ResolveDestination(WatchPath) : WildcardPattern.Escape(ResolveDestination(Path)),
        IsFolder = ParameterSetName == WatchSet,
        Destination = ResolveDestination(Destination),
        Policy = Resolve(Policy),
        Store = PathOf(store),
        LogPath = Resolve(LogPath),
        ReportPath = Resolve(ReportPath),
        FailUnder = FailUnder,
    };

    private static string? PathOf(StoreChoice store) => store.Location.Path.Length == 0 ? null : store.Location.Path;

    /// <summary>A store that the entry names has to be there when it runs: an account's own is made, as a run by hand would.</summary>
    private void Prepare(StoreChoice store)
    {
        if (store.Location.Path.Length == 0 || File.Exists(store.Location.Path)) return;
        if (store.Location.IsNamed) WriteWarning($"There is no store '{store.Location.Path}' yet, and the schedule fails without it. Make it with Invoke-CrmHygiene -CreateStore.");
        else StoreOpener.Open(this, store with { Create = true })?.Dispose();
    }

    private string? Resolve(string? path) => path is null ? null : ResolveDestination(path);
}
