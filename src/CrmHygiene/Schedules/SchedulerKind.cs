namespace CrmHygiene;

/// <summary>What starts the runs of a schedule.</summary>
public enum SchedulerKind
{
    /// <summary>The account's crontab (POSIX).</summary>
    Cron = 0,
    /// <summary>A timer and a service of systemd's user manager.</summary>
    Systemd,
    /// <summary>A task of the Windows Task Scheduler.</summary>
    TaskScheduler,
}
