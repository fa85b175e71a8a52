using System.Management.Automation;
using CrmHygiene.Core.Schedules;

namespace CrmHygiene.Cmdlets.Schedules;

/// <summary>Takes a schedule out of the system's scheduler. Lists, stores and policies stay.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "CrmSchedule", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterCrmScheduleCommand : CrmCmdlet
{
    /// <summary>The schedule's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    /// <summary>The system's scheduler. cron by default, on Windows the Task Scheduler.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SchedulerKind? Scheduler { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SchedulerKind kind = Scheduler ?? Core.Schedules.Scheduler.Default;
        foreach (string name in Name)
        {
            if (!ShouldProcess(name, $"Unregister from {kind}")) continue;
            try
            {
                if (!new Core.Schedules.Scheduler().Unregister(kind, name)) WriteError(Errors.ScheduleNotFound(name));
            }
            catch (Exception exception) when (exception is ScheduleException or IOException or UnauthorizedAccessException)
            {
                WriteError(Errors.ScheduleFailed(exception, name));
            }
        }
    }
}
