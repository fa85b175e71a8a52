using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrmHygiene.Core.Schedules;
using CsCheck;

namespace CrmHygiene.Core.Tests.Schedules;

/// <summary>What a scheduler hands to the program is what was meant, whatever a path is called; nothing of it is ever run.</summary>
public sealed partial class ScheduleQuotingTests
{
    private static readonly Gen<string> Word = Gen.Char[" ~%'\"$\\aäß;|&`#(){}<>*?[]!‘’‚‛“”@:-"].Array[0, 14].Select(c => new string(c));

    [SkippableFact]
    public void Cron_and_its_shell_hand_on_each_argument_as_it_is()
    {
        Skip.IfNot(File.Exists("/bin/sh"), "There is no /bin/sh.");
        Word.Array[1, 6].Sample(words =>
        {
            CrmSchedule schedule = Schedule(SchedulerKind.Cron, "/usr/bin/printf", ["%s\\0", .. words]);
            string[] lines = CronFormat.Write(schedule).Split('\n');
            Assert.Equal(2, lines.Length);
            string command = CronCommand(string.Join(' ', lines[1].Split(' ')[5..]));

            Assert.Equal(words, Shell(command).Split('\0')[..^1]);
            Assert.Equal(schedule.Arguments, Assert.Single(CronFormat.Read(string.Join('\n', lines) + "\n")).Arguments);
        }, iter: 150, threads: 1);
    }

    [Fact]
    public void Systemd_hands_on_each_argument_as_it_is()
    {
        Gen.Select(Word, Word.Array[0, 6]).Sample((program, words) =>
        {
            CrmSchedule schedule = Schedule(SchedulerKind.Systemd, "/opt/" + program, words);
            string line = Assert.Single(SystemdFormat.Service(schedule).Split('\n'), l => l.StartsWith("ExecStart=", StringComparison.Ordinal));

            List<string> read = SystemdWords(line["ExecStart=".Length..]);

            if (program.AsSpan().ContainsAny('\'', '"', '\\'))
            {
                Assert.Equal(["/bin/sh", "-c", "exec \"$0\" \"$@\"", "/opt/" + program, .. words], read.Select(Expand));
                return;
            }
            Assert.Equal("/opt/" + program, read[0].Replace("%%", "%", StringComparison.Ordinal));
            Assert.Equal(words, read.Skip(1).Select(Expand));
        });
    }

    [Fact]
    public void Windows_hands_on_each_argument_as_it_is()
    {
        Word.Array[0, 6].Sample(words =>
        {
            string xml = TaskSchedulerFormat.Write(Schedule(SchedulerKind.TaskScheduler, @"C:\Program Files\pwsh.exe", words), new DateTime(2026, 11, 1));
            XElement exec = XDocument.Parse(xml).Descendants().Single(e => e.Name.LocalName == "Exec");

            Assert.Equal(2, exec.Elements().Count());
            Assert.Equal(words, WindowsWords(exec.Elements().Last().Value));
        });
    }

    [Theory]
    [InlineData("/lists/a\nb.csv")]
    [InlineData("/lists/a\r* * * * * evil")]
    [InlineData("/lists/a\0b")]
    [InlineData("/lists/a\u0085b")]
    public void A_path_that_no_entry_can_hold_is_refused_by_each_format(string path)
    {
        CrmSchedule schedule = Schedule(SchedulerKind.Cron, "/usr/bin/pwsh", ["-File", path]), program = Schedule(SchedulerKind.Cron, path, []);
        foreach (CrmSchedule each in (CrmSchedule[])[schedule, program, schedule with { Arguments = ["half a character: \ud83d"] }])
        {
            Assert.Throws<ScheduleException>(() => CronFormat.Write(each));
            Assert.Throws<ScheduleException>(() => SystemdFormat.Service(each));
            Assert.Throws<ScheduleException>(() => SystemdFormat.Timer(each));
            Assert.Throws<ScheduleException>(() => TaskSchedulerFormat.Write(each, new DateTime(2026, 11, 1)));
        }
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../a")]
    [InlineData("-a")]
    [InlineData("ä")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.Throws<ScheduleException>(() => CronFormat.Write(Schedule(SchedulerKind.Cron, "/usr/bin/pwsh", []) with { Name = name }));

    [Theory]
    [InlineData("/lists/O'Neil's.csv")]
    [InlineData("/lists/O’Neil’; Remove-Item x; ’.csv")]
    [InlineData("/lists/‘a‚b‛c.csv")]
    [InlineData("/lists/$(evil) `evil` \"evil\".csv")]
    public void PowerShell_takes_a_path_as_one_word(string path)
    {
        string command = ScheduleCommand.Job(new ScheduledJob { Source = path, Destination = "/out.csv" }, "/usr/bin/pwsh", "/m")[^1];
        string quoted = command[(command.IndexOf("Invoke-CrmHygiene ", StringComparison.Ordinal) + 18)..command.IndexOf(" -Destination", StringComparison.Ordinal)];

        Assert.Matches("^'([^'‘’‚‛]|['‘’‚‛]{2})*'$", quoted);
        Assert.Equal(path, TwoQuotes().Replace(quoted[1..^1], "$1"));
    }

    // Text of a crontab line up to an unescaped %, as cron hands it to the shell (do_command.c).
    private static string CronCommand(string text)
    {
        var command = new StringBuilder();
        bool escaped = false;
        foreach (char c in text)
        {
            if (escaped)
            {
                if (c is '%' or '\\') command.Length--;
                command.Append(c);
                escaped = false;
                continue;
            }
            if (c == '%') break;
            escaped = c == '\\';
            command.Append(c);
        }
        return command.ToString();
    }

    // Words in double quotes with C escapes (systemd.syntax(7)).
    private static List<string> SystemdWords(string line)
    {
        List<string> words = [];
        for (int i = 0; i < line.Length; i++)
        {
            var word = new StringBuilder();
            if (line[i] != '"')
            {
                for (; i < line.Length && line[i] != ' '; i++) word.Append(char.IsAsciiLetter(line[i]) || line[i] is '/' or '-' ? line[i] : throw new FormatException("A bare word of special characters."));
                words.Add(word.ToString());
                continue;
            }
            for (i++; line[i] != '"'; i++) word.Append(line[i] == '\\' ? line[++i] is '\\' or '"' ? line[i] : throw new FormatException("An escape of another meaning.") : line[i]);
            words.Add(word.ToString());
            i++;
            if (i < line.Length) Assert.Equal(' ', line[i]);
        }
        return words;
    }

    // Specifiers and variables (systemd.unit(5), systemd.service(5)).
    private static string Expand(string word)
    {
        string specifiers = word.Replace("%%", "\u0001", StringComparison.Ordinal);
        Assert.DoesNotContain('%', specifiers);
        string variables = specifiers.Replace("$$", "\u0002", StringComparison.Ordinal);
        Assert.DoesNotContain('$', variables);
        return variables.Replace('\u0001', '%').Replace('\u0002', '$');
    }

    // CommandLineToArgvW, without its rule for the program.
    private static List<string> WindowsWords(string line)
    {
        List<string> words = [];
        StringBuilder? word = null;
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            int slashes = 0;
            while (i < line.Length && line[i] == '\\') { slashes++; i++; }
            if (i < line.Length && line[i] == '"')
            {
                (word ??= new StringBuilder()).Append('\\', slashes / 2);
                if (slashes % 2 == 1) word.Append('"');
                else quoted = !quoted;
                continue;
            }
            if (slashes > 0) (word ??= new StringBuilder()).Append('\\', slashes);
            if (i >= line.Length) break;
            if (line[i] == ' ' && !quoted)
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
            }
            else (word ??= new StringBuilder()).Append(line[i]);
        }
        if (word is not null) words.Add(word.ToString());
        return words;
    }

    private static string Shell(string command)
    {
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, StandardOutputEncoding = new UTF8Encoding(false) })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static CrmSchedule Schedule(SchedulerKind kind, string program, string[] arguments) => new()
    {
        Name = "nightly", Cadence = ScheduleCadence.Daily, At = new TimeSpan(3, 30, 0), Program = program, Arguments = arguments, Scheduler = kind,
    };

    [GeneratedRegex("(['‘’‚‛])\\1")]
    private static partial Regex TwoQuotes();
}
