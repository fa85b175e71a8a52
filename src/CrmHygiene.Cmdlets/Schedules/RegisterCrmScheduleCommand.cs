using System.Management.Automation;
using CrmHygiene.Core.Schedules;

namespace CrmHygiene.Cmdlets.Schedules;

/// <summary>Lets the system's own scheduler clean a list, or run a script, again and again or before a date.</summary>
[Cmdlet(VerbsLifecycle.Register, "CrmSchedule", SupportsShouldProcess = true, DefaultParameterSetName = "Job")]
[OutputType(typeof(CrmSchedule))]
public sealed class RegisterCrmScheduleCommand : CrmCmdlet
{
    /// <summary>A name of letters, digits, dots, dashes and underscores. A schedule with the same name is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidatePattern(@"^[\w][\w.-]{0,63}$")]
    public string Name { get; set; } = string.Empty;

    /// <summary>The list to clean with Invoke-CrmHygiene -Apply.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Job")]
    public string Path { get; set; } = string.Empty;

    /// <summary>The file for the clean list.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Job")]
    public string Destination { get; set; } = string.Empty;

    /// <summary>The policy file that the run follows.</summary>
    [Parameter(ParameterSetName = "Job")]
    public string? Policy { get; set; }

    /// <summary>The store that the run remembers in.</summary>
    [Parameter(ParameterSetName = "Job")]
    public string? Store { get; set; }

    /// <summary>A script to run instead of the whole job.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Script")]
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
        var schedule = new CrmSchedule
        {
            Name = Name,
            Cadence = on is null ? Every : ScheduleCadence.Once,
            At = new TimeSpan(At.Hours, At.Minutes, 0),
            Day = Day,
            On = on,
            From = on is null && Every == ScheduleCadence.EightWeeks ? AsOf.Date.AddDays(((int)Day - (int)AsOf.DayOfWeek + 7) % 7) : null,
            Program = Program is null ? ScheduleCommand.ThisProgram() : ResolveDestination(Program),
            Arguments = ParameterSetName == "Script"
                ? ScheduleCommand.Script(ResolveDestination(ScriptPath))
                : ScheduleCommand.Job(ResolveDestination(Path), ResolveDestination(Destination), Resolve(Policy), Resolve(Store), MyInvocation.MyCommand.Module.ModuleBase),
            Scheduler = Scheduler ?? Core.Schedules.Scheduler.Default,
        };
        if (schedule.Cadence == ScheduleCadence.Once && Every != ScheduleCadence.Weekly && MyInvocation.BoundParameters.ContainsKey(nameof(Every)) && Every != ScheduleCadence.Once)
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("-Before runs once; -Every runs again and again. Use one of them."), Every));
        if (schedule.Cadence == ScheduleCadence.Once && on is null)
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("-Every Once needs the date of -Before."), Every));
        if (!ShouldProcess($"{schedule.Name}: {schedule.When}", OutputPath is null ? $"Register with {schedule.Scheduler}" : $"Write the {schedule.Scheduler} entry to '{OutputPath}'")) return;
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

    private string? Resolve(string? path) => path is null ? null : ResolveDestination(path);
}
