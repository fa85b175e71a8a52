using System.Diagnostics;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CrmHygiene.Core.Schedules;
using CsCheck;

namespace CrmHygiene.Core.Tests.Schedules;

public sealed class ScheduleTests
{
    private static readonly DateTime Now = new(2026, 11, 1, 12, 0, 0);

    [Theory]
    [InlineData(ScheduleCadence.Daily, "30 3 * * * /usr/bin/pwsh -File /a.ps1 # crmhygiene:nightly", "*-*-* 03:30:00")]
    [InlineData(ScheduleCadence.Weekly, "30 3 * * 1 /usr/bin/pwsh -File /a.ps1 # crmhygiene:nightly", "Mon *-*-* 03:30:00")]
    [InlineData(ScheduleCadence.Monthly, "30 3 1 * * /usr/bin/pwsh -File /a.ps1 # crmhygiene:nightly", "*-*-01 03:30:00")]
    [InlineData(ScheduleCadence.Quarterly, "30 3 1 1,4,7,10 * /usr/bin/pwsh -File /a.ps1 # crmhygiene:nightly", "*-01,04,07,10-01 03:30:00")]
    [InlineData(ScheduleCadence.Once, "30 3 16 11 * [ \"$(date +\\%Y)\" = 2027 ] && /usr/bin/pwsh -File /a.ps1 # crmhygiene:nightly", "2027-11-16 03:30:00")]
    [InlineData(ScheduleCadence.Minutes, "*/15 * * * * /usr/bin/pwsh -File /a.ps1 # crmhygiene:nightly", "*-*-* *:0/15:00")]
    [InlineData(ScheduleCadence.EightWeeks, "30 3 * * 1 [ $(( ($(date +\\%s) / 86400 - 20758) \\% 56 )) -lt 7 ] && /usr/bin/pwsh -File /a.ps1 # crmhygiene:nightly", "Mon *-*-* 03:30:00")]
    public void Each_cadence_is_written_as_the_scheduler_reads_it(ScheduleCadence cadence, string cron, string calendar)
    {
        CrmSchedule schedule = Schedule("nightly", cadence);

        Assert.Equal(cron, CronFormat.Write(schedule).Split('\n')[1]);
        Assert.Equal(calendar, SystemdFormat.Calendar(schedule));
    }

    [Fact]
    public void Schedules_read_back_as_written()
    {
        Gen.Select(Gen.Enum<ScheduleCadence>(), Gen.Int[0, 23], Gen.Int[0, 59], Gen.Enum<DayOfWeek>(), Gen.String[Gen.Char[" ~%'\"$\\aäß;|&"], 0, 12].Array[0, 4]).Sample((cadence, hour, minute, day, words) =>
        {
            CrmSchedule written = Schedule("a.b-c_1", cadence) with { At = new TimeSpan(hour, minute, 0), Day = day, Arguments = words };

            CrmSchedule read = Assert.Single(CronFormat.Read(CronFormat.Write(written) + "\n"));

            Assert.Equal(written with { Arguments = [], On = null, From = null }, read with { Arguments = [], On = null, From = null, Files = written.Files });
            Assert.Equal((written.On, written.From), (read.On, read.From));
            Assert.Equal(words, read.Arguments);
            Assert.Equal(words, ScheduleNote.Read(SystemdFormat.Service(written))!.Arguments);
        });
    }

    [Fact]
    public void Other_lines_of_a_crontab_stay_as_they_are()
    {
        const string others = "MAILTO=ops\n# mine\n5 4 * * * backup\n";
        CrmSchedule schedule = Schedule("nightly", ScheduleCadence.Daily);

        string once = CronFormat.Put(others, schedule);
        string twice = CronFormat.Put(once, schedule with { At = new TimeSpan(4, 0, 0) });

        Assert.StartsWith(others, once, StringComparison.Ordinal);
        Assert.Equal(once.Replace("30 3", "0 4", StringComparison.Ordinal).Replace("03:30", "04:00", StringComparison.Ordinal), twice);
        Assert.Equal(others, CronFormat.Remove(twice, "nightly", out _));
        Assert.Equal(twice, CronFormat.Remove(twice, "night", out _));
    }

    [Theory]
    [InlineData(ScheduleCadence.Daily, "CalendarTrigger", "2026-11-02T03:30:00")]
    [InlineData(ScheduleCadence.Quarterly, "CalendarTrigger", "2026-11-02T03:30:00")]
    [InlineData(ScheduleCadence.Once, "TimeTrigger", "2027-11-16T03:30:00")]
    public void Tasks_have_their_trigger_and_command(ScheduleCadence cadence, string trigger, string start)
    {
        CrmSchedule schedule = Schedule("nightly", cadence) with { Program = @"C:\Program Files\pwsh.exe", Arguments = ["-Command", "a \"b\" \\"] };

        XElement task = XDocument.Parse(TaskSchedulerFormat.Write(schedule, Now)).Root!;

        Assert.Equal([trigger], task.Element(Name("Triggers"))!.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(start, task.Descendants(Name("StartBoundary")).Single().Value);
        Assert.Equal("-Command \"a \\\"b\\\" \\\\\"", task.Descendants(Name("Arguments")).Single().Value);
    }

    [Fact]
    public void Tasks_keep_to_the_schema()
    {
        foreach (ScheduleCadence cadence in Enum.GetValues<ScheduleCadence>()) Assert.Empty(SchemaErrors(TaskSchedulerFormat.Write(Schedule("nightly", cadence) with { Arguments = ["-Command", "'a' & \"b\" <c>"] }, Now)));
        string good = TaskSchedulerFormat.Write(Schedule("nightly", ScheduleCadence.Weekly), Now);
        // The schema is strict: what Windows refuses is refused.
        foreach ((string from, string to) in ((string, string)[])[("<WeeksInterval>1", "<WeeksInterval>0"), ("<Monday />", "<Mon />"), ("PT12H", "12 hours"), ("StartBoundary>2026", "StartBoundary>26"), ("IgnoreNew", "Ignore"), ("<Exec>", "<Exec><Script />")])
        {
            Assert.Contains(from, good, StringComparison.Ordinal);
            Assert.NotEmpty(SchemaErrors(good.Replace(from, to, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Systemd_is_asked_by_its_own_program_and_registering_twice_is_once()
    {
        string folder = Directory.CreateTempSubdirectory("crmhygiene-units-").FullName;
        try
        {
            List<string> calls = [];
            var scheduler = new Scheduler((program, arguments, _) =>
            {
                calls.Add(program + " " + string.Join(' ', arguments));
                return (0, "", "");
            }, folder);
            CrmSchedule schedule = Schedule("nightly", ScheduleCadence.Weekly) with { Scheduler = SchedulerKind.Systemd };

            CrmSchedule first = scheduler.Register(schedule, Now);
            string[] texts = [.. first.Files.Select(File.ReadAllText)];
            CrmSchedule second = scheduler.Register(schedule, Now);

            Assert.Equal(texts, second.Files.Select(File.ReadAllText));
            Assert.Equal(2, Directory.GetFiles(folder).Length);
            Assert.Equal(schedule.Arguments, Assert.Single(scheduler.List(SchedulerKind.Systemd)).Arguments);
            Assert.Equal(["systemctl --user daemon-reload", "systemctl --user enable --now crmhygiene-nightly.timer"], calls[..2]);
            calls.Clear();
            Assert.True(scheduler.Unregister(SchedulerKind.Systemd, "nightly"));
            Assert.Equal(["systemctl --user disable --now crmhygiene-nightly.timer", "systemctl --user daemon-reload"], calls);
            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_refusal_says_who_refused_and_why()
    {
        var scheduler = new Scheduler((program, arguments, _) => arguments.Contains("-l") ? (0, "", "") : (1, "", "not allowed\n"), Path.GetTempPath());
        ScheduleException exception = Assert.Throws<ScheduleException>(() => scheduler.Register(Schedule("nightly", ScheduleCadence.Daily), Now));
        Assert.Equal("cron refused the schedule: not allowed", exception.Message);
    }

    [Fact]
    public void The_command_pins_what_matters_and_ends_with_the_runs_code()
    {
        var job = new ScheduledJob { Source = "/lists/o'neil.csv", Destination = "/clean/list.csv", Policy = "/p.json", Store = "/s.db", LogPath = "/log.jsonl" };
        Assert.Equal("Import-Module '/m/CrmHygiene.psd1'; $r = Invoke-CrmHygiene '/lists/o''neil.csv' -Destination '/clean/list.csv' -Policy '/p.json' -Store '/s.db' -LogPath '/log.jsonl' -Apply -Confirm:$false; $r; if ($null -eq $r) { exit 1 }; exit $r.ExitCode",
            ScheduleCommand.Job(job, "/usr/bin/pwsh", "/m")[^1].Replace('\\', '/'));
        string watch = ScheduleCommand.Job(job with { IsFolder = true, Source = "/in", Destination = "/out", Policy = null, LogPath = null }, "/usr/bin/pwsh", "/m")[^1];
        Assert.Equal(["-Module", "/m", "-NonInteractive", "-Command"], ScheduleCommand.Job(job, "/opt/crmhygiene", "/m").Take(4));
        Assert.Equal(["-Module", "/m", "-NonInteractive", "-File", "/a.ps1"], ScheduleCommand.Script("/a.ps1", "/opt/crmhygiene", "/m"));
        Assert.Contains("@(Invoke-CrmHygiene -WatchPath '/in' -Once -Destination '/out' -Store '/s.db' -Apply -Confirm:$false)", watch, StringComparison.Ordinal);
    }

    private static List<string> SchemaErrors(string text)
    {
        List<string> errors = [];
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        using Stream schema = typeof(ScheduleTests).Assembly.GetManifestResourceStream("task.xsd")!;
        using (var reader = XmlReader.Create(schema)) settings.Schemas.Add(null, reader);
        settings.ValidationEventHandler += (_, e) => errors.Add(e.Message);
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        using (var reader = XmlReader.Create(new StringReader(text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..].TrimStart()), settings))
            while (reader.Read()) { }
        return errors;
    }

    [Fact]
    public void The_task_scheduler_is_asked_by_its_own_program()
    {
        List<string> calls = [];
        string stored = "";
        var scheduler = new Scheduler((program, arguments, _) =>
        {
            calls.Add(program + " " + arguments[0]);
            if (arguments[0] == "/create") stored = File.ReadAllText(arguments[4]);
            return (0, arguments[0] == "/query" ? stored : "", "");
        });
        CrmSchedule schedule = Schedule("nightly", ScheduleCadence.Weekly) with { Scheduler = SchedulerKind.TaskScheduler, Arguments = ["-Command", "'a' & \"b\" <c>"] };

        scheduler.Register(schedule, Now);

        Assert.Equal(schedule.Arguments, Assert.Single(scheduler.List(SchedulerKind.TaskScheduler)).Arguments);
        Assert.True(scheduler.Unregister(SchedulerKind.TaskScheduler, "nightly"));
        Assert.False(scheduler.Unregister(SchedulerKind.TaskScheduler, "other"));
        Assert.Equal(["schtasks /create", "schtasks /query", "schtasks /query", "schtasks /delete", "schtasks /query"], calls);
    }

    [SkippableFact]
    public void Systemd_takes_the_units()
    {
        Skip.IfNot(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not installed.");
        string folder = Directory.CreateTempSubdirectory("crmhygiene-units-").FullName;
        // A program that is missing is refused: its path was read as it was meant.
        string program = Path.Combine(folder, "a $b %h 'c' \"d\" \\e", "sh");
        string plain = Path.Combine(folder, "a $b %h", "sh");
        foreach (string link in (string[])[program, plain])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, "/bin/sh");
        }
        try
        {
            foreach (ScheduleCadence cadence in Enum.GetValues<ScheduleCadence>())
            {
                CrmSchedule schedule = Schedule("s" + cadence, cadence) with { Program = cadence == ScheduleCadence.Daily ? program : plain, Arguments = ["-c", "echo 100% \"$HOME\" 'x' \\\\ '\\' ‘"], Scheduler = SchedulerKind.Systemd };
                IReadOnlyList<string> files = Scheduler.Write(schedule, folder, Now);
                Assert.Equal((0, ""), Run("systemd-analyze", "calendar", SystemdFormat.Calendar(schedule)));
                Assert.Equal((0, ""), Run("systemd-analyze", ["verify", "--user", "--man=no", .. files]));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public void Cron_takes_the_entry_and_gives_it_back()
    {
        Skip.IfNot(File.Exists("/usr/bin/crontab"), "cron is not installed.");
        Skip.IfNot(Environment.GetEnvironmentVariable("CI") == "true", "This changes the account's crontab, so it runs in CI only.");
        var scheduler = new Scheduler();
        CrmSchedule schedule = Schedule("crmhygiene-test", ScheduleCadence.EightWeeks) with { Arguments = ["-Command", "echo '100%'"] };
        int before = scheduler.List(SchedulerKind.Cron).Count;
        try
        {
            scheduler.Register(schedule, Now);
            scheduler.Register(schedule with { At = TimeSpan.Zero }, Now);

            IReadOnlyList<CrmSchedule> now = scheduler.List(SchedulerKind.Cron);
            Assert.Equal(before + 1, now.Count);
            Assert.Equal(schedule.Arguments, now.Single(s => s.Name == schedule.Name).Arguments);
        }
        finally
        {
            Assert.True(scheduler.Unregister(SchedulerKind.Cron, schedule.Name));
        }
        Assert.Equal(before, scheduler.List(SchedulerKind.Cron).Count);
    }

    [Fact]
    public void A_line_of_somebody_else_under_our_comment_stays()
    {
        string ours = CronFormat.Write(Schedule("nightly", ScheduleCadence.Daily)).Split('\n')[0];
        string crontab = ours + "\n5 4 * * * backup\n";

        Assert.Empty(CronFormat.Read(crontab));
        Assert.Equal("5 4 * * * backup\n", CronFormat.Remove(crontab, "NIGHTLY", out _));
    }

    [Fact]
    public void An_eight_week_rhythm_is_one_in_every_time_zone()
    {
        Gen.Select(Gen.Int[0, 400], Gen.Int[-12 * 60, 14 * 60], Gen.Int[0, 24 * 60 - 1], Gen.Int[0, 40], Gen.Bool).Sample((start, offset, minute, week, late) =>
        {
            DateTime from = new DateTime(2026, 11, 2).AddDays(start);
            string entry = CronFormat.Write(Schedule("nightly", ScheduleCadence.EightWeeks) with { From = from, At = TimeSpan.FromMinutes(minute) });
            int origin = int.Parse(System.Text.RegularExpressions.Regex.Match(entry, @"86400 - (\d+)\)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            // A timer makes up for a run that was missed; the shell counts in UTC.
            DateTime utc = from.AddDays((7 * week) + (late ? 3 : 0)).AddMinutes(minute - offset);

            Assert.Equal(week % 8 == 0, ((int)Math.Floor((utc - DateTime.UnixEpoch).TotalDays) - origin) % 56 < 7);
        });
    }

    [Fact]
    public void Units_that_systemd_refuses_do_not_stay()
    {
        string folder = Directory.CreateTempSubdirectory("crmhygiene-units-").FullName;
        try
        {
            bool refuse = true;
            var scheduler = new Scheduler((_, _, _) => refuse ? (1, "", "no bus\n") : (0, "", ""), folder);
            CrmSchedule schedule = Schedule("nightly", ScheduleCadence.Weekly) with { Scheduler = SchedulerKind.Systemd };
            Assert.Equal("systemctl refused the schedule: no bus", Assert.Throws<ScheduleException>(() => scheduler.Register(schedule, Now)).Message);
            Assert.Empty(Directory.GetFiles(folder));

            refuse = false;
            string[] before = [.. scheduler.Register(schedule, Now).Files.Select(File.ReadAllText)];
            refuse = true;
            Assert.Throws<ScheduleException>(() => scheduler.Register(schedule with { At = TimeSpan.Zero }, Now));
            Assert.Equal(before, Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CrmSchedule Schedule(string name, ScheduleCadence cadence) => new()
    {
        Name = name, Cadence = cadence, At = new TimeSpan(3, 30, 0), Program = "/usr/bin/pwsh", Arguments = ["-File", "/a.ps1"],
        On = cadence == ScheduleCadence.Once ? new DateTime(2027, 11, 16) : null,
        Minutes = cadence == ScheduleCadence.Minutes ? 15 : 0,
        From = cadence == ScheduleCadence.EightWeeks ? new DateTime(2026, 11, 2) : null,
    };

    private static XName Name(string local) => XName.Get(local, "http://schemas.microsoft.com/windows/2004/02/mit/task");

    private static (int Code, string Errors) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["XDG_RUNTIME_DIR"] = Path.GetTempPath();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        _ = output.GetAwaiter().GetResult();
        return (process.ExitCode, process.ExitCode == 0 ? "" : errors);
    }
}
