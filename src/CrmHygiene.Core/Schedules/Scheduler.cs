using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CrmHygiene.Core.Schedules;

/// <summary>Registers schedules with the system: the crontab of this account, systemd's user manager, or the Windows Task Scheduler.</summary>
public sealed class Scheduler
{
    private readonly Func<string, IReadOnlyList<string>, string, (int Code, string Output, string Errors)> _run;
    private readonly string _unitFolder;

    /// <summary>Creates a scheduler.</summary>
    /// <param name="run">Runs a program with arguments and standard input; null runs real programs.</param>
    /// <param name="unitFolder">The folder of systemd's user units; null takes the account's.</param>
    public Scheduler(Func<string, IReadOnlyList<string>, string, (int Code, string Output, string Errors)>? run = null, string? unitFolder = null)
    {
        _run = run ?? Start;
        _unitFolder = unitFolder ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "systemd", "user");
    }

    /// <summary>What this system has: the Task Scheduler on Windows, else cron.</summary>
    public static SchedulerKind Default => OperatingSystem.IsWindows() ? SchedulerKind.TaskScheduler : SchedulerKind.Cron;

    /// <summary>Registers a schedule; one with the same name is replaced.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="now">The moment that is now.</param>
    /// <returns>The schedule with the files that hold it.</returns>
    /// <exception cref="ScheduleException">The scheduler is not there or refused.</exception>
    public CrmSchedule Register(CrmSchedule schedule, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        switch (schedule.Scheduler)
        {
            case SchedulerKind.Cron:
                WriteCrontab(CronFormat.Put(ReadCrontab(), schedule));
                return schedule;
            case SchedulerKind.Systemd:
                return schedule with { Files = RegisterUnits(schedule, now) };
            default:
                string file = Path.Combine(Path.GetTempPath(), $"crmhygiene-{Guid.NewGuid():n}.xml");
                File.WriteAllText(file, TaskSchedulerFormat.Write(schedule, now), Encoding.Unicode);
                try
                {
                    Require("schtasks", ["/create", "/tn", @"CrmHygiene\" + schedule.Name, "/xml", file, "/f"]);
                }
                finally
                {
                    File.Delete(file);
                }
                return schedule;
        }
    }

    /// <summary>Whether timers of this account run while nobody is logged in (loginctl enable-linger).</summary>
    public static bool Lingers => File.Exists("/var/lib/systemd/linger/" + Environment.UserName);

    // Units that systemd did not take would be listed as schedules that never run.
    private IReadOnlyList<string> RegisterUnits(CrmSchedule schedule, DateTime now)
    {
        string unit = Path.Combine(_unitFolder, SystemdFormat.UnitName(schedule.Name));
        (string File, string? Text)[] before = [.. new[] { unit + ".service", unit + ".timer" }.Select(f => (f, File.Exists(f) ? File.ReadAllText(f) : null))];
        IReadOnlyList<string> files = Write(schedule, _unitFolder, now);
        try
        {
            Require("systemctl", ["--user", "daemon-reload"]);
            Require("systemctl", ["--user", "enable", "--now", SystemdFormat.UnitName(schedule.Name) + ".timer"]);
            return files;
        }
        catch (ScheduleException)
        {
            foreach ((string file, string? text) in before)
                if (text is null) File.Delete(file);
                else File.WriteAllText(file, text);
            throw;
        }
    }

    /// <summary>Writes what would be registered to files, for a person to look at or to copy to another machine.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="folder">An existing folder, or one to make.</param>
    /// <param name="now">The moment that is now.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Write(CrmSchedule schedule, string folder, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Directory.CreateDirectory(folder);
        string Put(string name, string text, Encoding encoding)
        {
            string path = Path.Combine(folder, name);
            File.WriteAllText(path, text, encoding);
            return path;
        }
        var utf8 = new UTF8Encoding(false);
        string unit = SystemdFormat.UnitName(schedule.Name);
        return schedule.Scheduler switch
        {
            SchedulerKind.Cron => (string[])[Put(unit + ".cron", CronFormat.Write(schedule) + "\n", utf8)],
            SchedulerKind.Systemd => (string[])[Put(unit + ".service", SystemdFormat.Service(schedule), utf8), Put(unit + ".timer", SystemdFormat.Timer(schedule), utf8)],
            _ => (string[])[Put(unit + ".xml", TaskSchedulerFormat.Write(schedule, now), Encoding.Unicode)],
        };
    }

    /// <summary>The schedules that are registered with one of the system's schedulers.</summary>
    /// <param name="kind">The scheduler.</param>
    /// <exception cref="ScheduleException">It is not there.</exception>
    public IReadOnlyList<CrmSchedule> List(SchedulerKind kind) => kind switch
    {
        SchedulerKind.Cron => CronFormat.Read(ReadCrontab()),
        SchedulerKind.Systemd => [.. Units().Select(f => (File: f, Schedule: ScheduleNote.Read(File.ReadAllText(f)))).Where(f => f.Schedule is not null)
            .Select(f => f.Schedule! with { Files = (string[])[f.File, Path.ChangeExtension(f.File, ".timer")] })],
        _ => Tasks(),
    };

    /// <summary>Takes a schedule away.</summary>
    /// <param name="kind">The scheduler.</param>
    /// <param name="name">The schedule's name.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ScheduleException">The scheduler is not there or refused.</exception>
    public bool Unregister(SchedulerKind kind, string name)
    {
        if (kind == SchedulerKind.Cron)
        {
            string crontab = CronFormat.Remove(ReadCrontab(), name, out int at);
            if (at >= 0) WriteCrontab(crontab);
            return at >= 0;
        }
        if (List(kind).FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } found) return false;
        if (kind == SchedulerKind.TaskScheduler)
        {
            Require("schtasks", ["/delete", "/tn", @"CrmHygiene\" + found.Name, "/f"]);
            return true;
        }
        Require("systemctl", ["--user", "disable", "--now", SystemdFormat.UnitName(found.Name) + ".timer"]);
        foreach (string file in found.Files) File.Delete(file);
        Require("systemctl", ["--user", "daemon-reload"]);
        return true;
    }

    private string[] Units() => Directory.Exists(_unitFolder) ? [.. Directory.GetFiles(_unitFolder, SystemdFormat.UnitName("*.service")).Order(StringComparer.Ordinal)] : [];

    private List<CrmSchedule> Tasks()
    {
        (int code, string output, string errors) = _run("schtasks", ["/query", "/xml"], string.Empty);
        if (code != 0) throw new ScheduleException($"schtasks /query failed: {errors.Trim()}");
        // Many documents in a row, each with a declaration: the notes are found in the text, undone of XML's escapes.
        List<CrmSchedule> schedules = [];
        for (int at = output.IndexOf(ScheduleNote.Mark, StringComparison.Ordinal); at >= 0; at = output.IndexOf(ScheduleNote.Mark, at + 1, StringComparison.Ordinal))
        {
            int end = output.IndexOf('<', at);
            if (ScheduleNote.Read(System.Net.WebUtility.HtmlDecode(output[at..(end < 0 ? output.Length : end)])) is { } schedule) schedules.Add(schedule);
        }
        return schedules;
    }

    private string ReadCrontab()
    {
        (int code, string output, string errors) = _run("crontab", ["-l"], string.Empty);
        // An account without a crontab is no failure: "no crontab for ...", and BusyBox says that the file is missing.
        if (code == 0) return output;
        return errors.Contains("no crontab", StringComparison.OrdinalIgnoreCase) || errors.Contains("No such file", StringComparison.OrdinalIgnoreCase) ? string.Empty : throw new ScheduleException($"crontab -l failed: {errors.Trim()}");
    }

    private void WriteCrontab(string text)
    {
        (int code, _, string errors) = _run("crontab", ["-"], text);
        if (code != 0) throw new ScheduleException($"cron refused the schedule: {errors.Trim()}");
    }

    private void Require(string program, IReadOnlyList<string> arguments)
    {
        (int code, _, string errors) = _run(program, arguments, string.Empty);
        if (code != 0) throw new ScheduleException($"{program} refused the schedule: {errors.Trim()}");
    }

    private static (int Code, string Output, string Errors) Start(string program, IReadOnlyList<string> arguments, string input)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception exception)
        {
            throw new ScheduleException($"This system has no '{program}'. Name another -Scheduler, or write files with -OutputPath.", exception);
        }
    }
}
