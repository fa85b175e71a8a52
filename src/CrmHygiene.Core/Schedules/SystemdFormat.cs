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
        ScheduleText.Require(schedule);
        // The name of a program may hold no quote and no backslash; the shell starts such a one.
        string command = schedule.Program.AsSpan().ContainsAny('\'', '"', '\\')
            ? $"/bin/sh -c {Argument("exec \"$0\" \"$@\"")} {Argument(schedule.Program)}"
            : Quote(schedule.Program);
        command = string.Join(' ', schedule.Arguments.Select(Argument).Prepend(command));
        // A rhythm of eight weeks is no calendar event; the condition lets one week of eight through.
        string condition = schedule.Cadence == ScheduleCadence.EightWeeks
            ? $"ExecCondition=/bin/sh -c {Argument($"[ {EightWeekRhythm.Condition(schedule.From!.Value)} ]")}\n" : string.Empty;
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
        ScheduleText.Require(schedule);
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

    // Variables are replaced in arguments only; in the program $$ would stay as it is.
    private static string Argument(string word) => Quote(word).Replace("$", "$$", StringComparison.Ordinal);

    private static string Quote(string word) =>
        "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal) + "\"";
}
