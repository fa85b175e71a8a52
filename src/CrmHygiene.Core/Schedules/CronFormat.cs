using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Schedules;

/// <summary>A schedule as two lines of a crontab: a comment that carries its name and time, and the entry (crontab(5)).</summary>
public static partial class CronFormat
{
    private const string Mark = "# CrmHygiene schedule ";
    // A comment to the shell. It tells our entry from a line of somebody else that came to stand under our comment.
    private const string Tail = " # crmhygiene:";

    /// <summary>The two lines, without a line end behind the second.</summary>
    /// <param name="schedule">The schedule.</param>
    public static string Write(CrmSchedule schedule)
    {
        ScheduleText.Require(schedule);
        string command = string.Join(' ', schedule.Arguments.Prepend(schedule.Program).Select(Quote));
        string guard = schedule.Cadence switch
        {
            // Cron knows neither years nor every eighth week; the shell does.
            ScheduleCadence.Once => string.Create(CultureInfo.InvariantCulture, $"[ \"$(date +%Y)\" = {schedule.On!.Value.Year} ] && "),
            ScheduleCadence.EightWeeks => $"[ {EightWeekRhythm.Condition(schedule.From!.Value)} ] && ",
            _ => string.Empty,
        };
        // An unescaped % ends the command of a crontab line.
        return $"{Mark}{schedule.Name} | {Words(schedule)}\n{Time(schedule)} {(guard + command).Replace("%", "\\%", StringComparison.Ordinal)}{Tail}{schedule.Name}";
    }

    /// <summary>The schedules of a crontab, in its order; other people's lines are passed over.</summary>
    /// <param name="crontab">The whole text.</param>
    public static IReadOnlyList<CrmSchedule> Read(string crontab)
    {
        ArgumentNullException.ThrowIfNull(crontab);
        List<CrmSchedule> schedules = [];
        string[] lines = crontab.Split('\n');
        for (int i = 0; i + 1 < lines.Length; i++)
        {
            if (Header().Match(lines[i]) is not { Success: true } header) continue;
            string line = lines[i + 1].TrimEnd('\r'), name = header.Groups["name"].Value;
            if (!IsEntry(line, name) || line[0] == '#' || !Enum.TryParse(header.Groups["cadence"].Value, out ScheduleCadence cadence)) continue;
            List<string> words = Unquote(Entry().Replace(line[..^(Tail.Length + name.Length)], string.Empty).Replace("\\%", "%", StringComparison.Ordinal));
            if (words.Count == 0) continue;
            schedules.Add(new CrmSchedule
            {
                Name = name,
                Cadence = cadence,
                At = TimeSpan.ParseExact(header.Groups["at"].Value, @"hh\:mm", CultureInfo.InvariantCulture),
                Day = Enum.Parse<DayOfWeek>(header.Groups["day"].Value),
                On = Date(header.Groups["on"].Value),
                From = Date(header.Groups["from"].Value),
                Minutes = header.Groups["minutes"].Success ? int.Parse(header.Groups["minutes"].Value, CultureInfo.InvariantCulture) : 0,
                Program = words[0],
                Arguments = words.Skip(1).ToArray(),
                Scheduler = SchedulerKind.Cron,
            });
        }
        return schedules;
    }

    /// <summary>A crontab with a schedule in it, in the place of the one with its name or at the end.</summary>
    /// <param name="crontab">The whole text.</param>
    /// <param name="schedule">The schedule.</param>
    public static string Put(string crontab, CrmSchedule schedule)
    {
        string rest = Remove(crontab, schedule?.Name ?? throw new ArgumentNullException(nameof(schedule)), out int at);
        string entry = Write(schedule) + "\n";
        if (at >= 0) return rest.Insert(at, entry);
        return (rest.Length > 0 && !rest.EndsWith('\n') ? rest + "\n" : rest) + entry;
    }

    /// <summary>A crontab without a schedule; every other line as it was.</summary>
    /// <param name="crontab">The whole text.</param>
    /// <param name="name">The schedule's name.</param>
    /// <param name="at">Where it stood; -1 where there was none.</param>
    public static string Remove(string crontab, string name, out int at)
    {
        ArgumentNullException.ThrowIfNull(crontab);
        at = -1;
        int start = 0;
        while (start < crontab.Length)
        {
            int end = crontab.IndexOf('\n', start);
            end = end < 0 ? crontab.Length : end + 1;
            string line = crontab[start..end].TrimEnd('\n', '\r');
            if ((Header().Match(line) is { Success: true } header && header.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) || IsEntry(line, name))
            {
                crontab = crontab.Remove(start, end - start);
                at = at < 0 ? start : at;
                continue;
            }
            start = end;
        }
        return crontab;
    }

    private static string Words(CrmSchedule s) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Cadence} {s.Day} {s.At:hh\\:mm} on={s.On:yyyy-MM-dd} from={s.From:yyyy-MM-dd}{(s.Cadence == ScheduleCadence.Minutes ? $" minutes={s.Minutes}" : "")} | change it with Register-CrmSchedule");

    private static string Time(CrmSchedule s) => s.Cadence == ScheduleCadence.Minutes ? string.Create(CultureInfo.InvariantCulture, $"*/{s.Minutes} * * * *") : string.Create(CultureInfo.InvariantCulture, $"{s.At.Minutes} {s.At.Hours} {s.Cadence switch
    {
        ScheduleCadence.Daily => "* * *",
        ScheduleCadence.Weekly or ScheduleCadence.EightWeeks => string.Create(CultureInfo.InvariantCulture, $"* * {(int)s.Day}"),
        ScheduleCadence.Monthly => "1 * *",
        ScheduleCadence.Quarterly => "1 1,4,7,10 *",
        _ => string.Create(CultureInfo.InvariantCulture, $"{s.On!.Value.Day} {s.On.Value.Month} *"),
    }}");

    private static bool IsEntry(string line, string name) => line.EndsWith(Tail + name, StringComparison.OrdinalIgnoreCase);

    private static DateTime? Date(string text) => text.Length == 0 ? null : DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // POSIX shell: nothing is special between single quotes. But cron itself takes \\ for \ and \% for % before the shell sees them,
    // so that a backslash is followed by a quote: it ends the quoting and begins it again.
    private static string Quote(string word) => Plain().IsMatch(word) ? word
        : "'" + string.Concat(word.Select(c => c switch { '\'' => "'\\''", '\\' => "\\''", _ => c.ToString() })) + "'";

    private static List<string> Unquote(string text)
    {
        List<string> words = [];
        StringBuilder? word = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                int end = text.IndexOf('\'', i + 1);
                if (end < 0) end = text.Length;
                (word ??= new StringBuilder()).Append(text, i + 1, end - i - 1);
                i = end;
            }
            else if (text[i] == '\\' && i + 1 < text.Length) (word ??= new StringBuilder()).Append(text[++i]);
            else if (text[i] is ' ' or '\r')
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
            }
            else (word ??= new StringBuilder()).Append(text[i]);
        }
        if (word is not null) words.Add(word.ToString());
        return words;
    }

    [GeneratedRegex(@"^# CrmHygiene schedule (?<name>[A-Za-z0-9_.-]+) \| (?<cadence>\w+) (?<day>\w+) (?<at>\d\d:\d\d) on=(?<on>[\d-]*) from=(?<from>[\d-]*)( minutes=(?<minutes>\d+))? \|")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(\S+ ){5}(\[ .*? \] && )?")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^[A-Za-z0-9_./:=,+@-]+\z")]
    private static partial Regex Plain();
}
