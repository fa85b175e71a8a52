using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace CrmHygiene.Core.Schedules;

/// <summary>A schedule as a task of the Windows Task Scheduler (Task Scheduler Schema 1.2).</summary>
public static class TaskSchedulerFormat
{
    private static readonly XNamespace Ns = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <summary>The task's XML, as <c>schtasks /create /xml</c> takes it.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="now">The moment that is now: the first run is after it.</param>
    public static string Write(CrmSchedule schedule, DateTime now)
    {
        ScheduleText.Require(schedule);
        var document = new XDocument(new XDeclaration("1.0", "UTF-16", null), new XElement(Ns + "Task", new XAttribute("version", "1.2"),
            new XElement(Ns + "RegistrationInfo", new XElement(Ns + "Description", $"CrmHygiene schedule {schedule.Name}: {schedule.When}. Made by Register-CrmSchedule; change it there."), new XElement(Ns + "URI", $"\\CrmHygiene\\{schedule.Name}"), new XElement(Ns + "Documentation", ScheduleNote.Write(schedule))),
            new XElement(Ns + "Triggers", Trigger(schedule, now)),
            new XElement(Ns + "Settings", Setting("MultipleInstancesPolicy", "IgnoreNew"), Setting("DisallowStartIfOnBatteries", "false"), Setting("StopIfGoingOnBatteries", "false"), Setting("StartWhenAvailable", "true"), Setting("ExecutionTimeLimit", "PT12H"), Setting("Enabled", "true")),
            new XElement(Ns + "Actions", new XElement(Ns + "Exec", Setting("Command", schedule.Program), Setting("Arguments", string.Join(' ', schedule.Arguments.Select(Quote)))))));
        return document.Declaration + Environment.NewLine + document;
    }

    private static XElement Trigger(CrmSchedule schedule, DateTime now)
    {
        DateTime start = schedule.On ?? schedule.From ?? now.Date;
        if (schedule.On is null && start + schedule.At < now) start = start.AddDays(1);
        XElement boundary = new(Ns + "StartBoundary", (start.Date + schedule.At).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        // In the order of the schema's triggerBaseType.
        XElement[] head = [Setting("Enabled", "true"), boundary];
        return schedule.Cadence switch
        {
            ScheduleCadence.Minutes => new XElement(Ns + "TimeTrigger", head, new XElement(Ns + "Repetition", Setting("Interval", string.Create(CultureInfo.InvariantCulture, $"PT{schedule.Minutes}M")))),
            ScheduleCadence.Once => new XElement(Ns + "TimeTrigger", head),
            ScheduleCadence.Daily => new XElement(Ns + "CalendarTrigger", head, new XElement(Ns + "ScheduleByDay", Setting("DaysInterval", "1"))),
            ScheduleCadence.Weekly or ScheduleCadence.EightWeeks => new XElement(Ns + "CalendarTrigger", head, new XElement(Ns + "ScheduleByWeek",
                Setting("WeeksInterval", schedule.Cadence == ScheduleCadence.Weekly ? "1" : "8"), new XElement(Ns + "DaysOfWeek", new XElement(Ns + schedule.Day.ToString())))),
            _ => new XElement(Ns + "CalendarTrigger", head, new XElement(Ns + "ScheduleByMonth", new XElement(Ns + "DaysOfMonth", Setting("Day", "1")), new XElement(Ns + "Months", Months(schedule.Cadence)))),
        };
    }

    private static IEnumerable<XElement> Months(ScheduleCadence cadence) => Enumerable.Range(1, 12)
        .Where(m => cadence == ScheduleCadence.Monthly || m % 3 == 1)
        .Select(m => new XElement(Ns + CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(m)));

    private static XElement Setting(string name, string value) => new(Ns + name, value);

    // As CommandLineToArgvW reads it: backslashes count only before a quote.
    private static string Quote(string word)
    {
        if (word.Length > 0 && word.All(c => !char.IsWhiteSpace(c) && c != '"')) return word;
        var text = new StringBuilder("\"");
        int slashes = 0;
        foreach (char c in word)
        {
            if (c == '\\')
            {
                slashes++;
                continue;
            }
            text.Append('\\', c == '"' ? slashes * 2 + 1 : slashes).Append(c);
            slashes = 0;
        }
        return text.Append('\\', slashes * 2).Append('"').ToString();
    }
}
