using System.Management.Automation;
using CrmHygiene.Core.Schedules;

namespace CrmHygiene.Cmdlets.Schedules;

/// <summary>Lists the schedules that Register-CrmSchedule made.</summary>
[Cmdlet(VerbsCommon.Get, "CrmSchedule")]
[OutputType(typeof(CrmSchedule))]
public sealed class GetCrmScheduleCommand : CrmCmdlet
{
    /// <summary>The names, with * and ? as wildcards. All by default.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The system's scheduler. cron by default, on Windows the Task Scheduler.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SchedulerKind? Scheduler { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            IReadOnlyList<CrmSchedule> all = new Core.Schedules.Scheduler().List(Scheduler ?? Core.Schedules.Scheduler.Default);
            foreach (string pattern in Name)
            {
                var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase);
                CrmSchedule[] found = [.. all.Where(s => wildcard.IsMatch(s.Name))];
                if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern)) WriteError(Errors.ScheduleNotFound(pattern));
                WriteObject(found, enumerateCollection: true);
            }
        }
        catch (ScheduleException exception)
        {
            WriteError(Errors.ScheduleFailed(exception, null));
        }
    }
}
