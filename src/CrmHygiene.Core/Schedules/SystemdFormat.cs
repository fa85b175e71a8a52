using System.Globalization;

namespace CrmHygiene.Core.Schedules;

/// <summary>A schedule as a service and a timer of systemd (systemd.service(5), systemd.timer(5), systemd.time(7)).</summary>
public static class SystemdFormat
{
    /// <summary>The name of the units without their endings.</summary>
    public static string UnitName(string schedule) => "crmhygiene-" + schedule;

    /// <summary>The service's unit file.</summary>
    public static string Service(CrmSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        string command = string.Join(' ', schedule.Arguments.Prepend(schedule.Program).Select(Quote));
        // A rhythm of eight weeks is no calendar event; the condition lets one week of eight through.
        string condition = schedule.Cadence == ScheduleCadence.EightWeeks
            ? string.Create(CultureInfo.InvariantCulture, $"ExecCondition=/bin/sh -c \"[ $$(( ($$(date +%%s) / 86400 - {(int)(schedule.From!.Value.Date - DateTime.UnixEpoch).TotalDays}) %% 56 )) -lt 7 ]\"\n") : string.Empty;
        return $"""
            # Made by Register-CrmSchedule; change it there.
            # {ScheduleNote.Write(schedule)}
            [Unit]
            Description=CrmHygiene schedule {schedule.Name}

            [Service]
            Type=oneshot
            {condition}ExecStart={command}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The timer's unit file. A run that was missed while the machine was off is made up for.</summary>
    public static string Timer(CrmSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return $"""
            # Made by Register-CrmSchedule; change it there.
            [Unit]
            Description=CrmHygiene schedule {schedule.Name}: {schedule.When}

            [Timer]
            OnCalendar={Calendar(schedule)}
            Persistent=true

            [Install]
            WantedBy=timers.target

            """.ReplaceLineEndings("\n");
    }

    /// <summary>When it runs, as systemd.time(7) writes it.</summary>
    public static string Calendar(CrmSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Cadence == ScheduleCadence.Minutes) return string.Create(CultureInfo.InvariantCulture, $"*-*-* *:0/{schedule.Minutes}:00");
        string day = schedule.Day.ToString()[..3];
        return string.Create(CultureInfo.InvariantCulture, $"{schedule.Cadence switch
        {
            ScheduleCadence.Daily => "*-*-*",
            ScheduleCadence.Weekly or ScheduleCadence.EightWeeks => $"{day} *-*-*",
            ScheduleCadence.Monthly => "*-*-01",
            ScheduleCadence.Quarterly => "*-01,04,07,10-01",
            _ => string.Create(CultureInfo.InvariantCulture, $"{schedule.On:yyyy-MM-dd}"),
        }} {schedule.At:hh\\:mm}:00");
    }

    private static string Quote(string word) =>
        "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal).Replace("$", "$$", StringComparison.Ordinal) + "\"";
}
