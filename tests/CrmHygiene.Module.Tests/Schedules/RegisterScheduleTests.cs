using System.Diagnostics;
using CrmHygiene.Module.Tests.Engine;
using CrmHygiene.Module.Tests.Shell;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Module.Tests.Schedules;

/// <summary>What a schedule's entry does when it is started: by the shell, as a scheduler would.</summary>
public sealed class RegisterScheduleTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _source = Path.Combine(Repository.Root, "examples", "data", "contacts.csv");

    public RegisterScheduleTests() => _session.Run("$global:program = $args[0]", ShellRun.Executable);

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("{ \"limits\": { \"maxRemovePercent\": 1 } }", 3)]
    [InlineData("{ \"limits\": ", 1)]
    public void The_entry_ends_with_the_runs_code(string policy, int code)
    {
        string good = _folder.Write("policy.json", "{}");
        string store = Store();
        dynamic schedule = Assert.Single(_session.RunClean("Register-CrmSchedule nightly -Program $program $args[0] $args[1] -Policy $args[2] -Store $args[3] -LogPath $args[4] -OutputPath $args[5] -Scheduler Cron",
            _source, _folder.File("clean.csv"), good, store, _folder.File("log.jsonl"), _folder.File("entry"))).BaseObject;
        File.WriteAllText(good, policy);

        Assert.Equal(code, Start(schedule));

        Assert.Equal(code == 0, File.Exists(_folder.File("clean.csv")));
        // A policy that cannot be read ends the run before there is anything to log.
        Assert.Equal(code == 1 ? 0 : 1, File.Exists(_folder.File("log.jsonl")) ? File.ReadAllLines(_folder.File("log.jsonl")).Length : 0);
    }

    [Fact]
    public void A_store_that_is_gone_is_an_error_and_not_a_success()
    {
        string store = Store();
        dynamic schedule = Assert.Single(_session.RunClean("Register-CrmSchedule nightly -Program $program $args[0] $args[1] -Store $args[2] -OutputPath $args[3] -Scheduler Cron", _source, _folder.File("clean.csv"), store, _folder.File("entry"))).BaseObject;
        foreach (string file in Directory.GetFiles(_folder.Path, "store.db*")) File.Delete(file);
        Assert.Equal(1, Start(schedule));
        Assert.False(File.Exists(_folder.File("clean.csv")));
    }

    [Fact]
    public void A_watched_folder_is_cleaned_by_its_entry()
    {
        Directory.CreateDirectory(_folder.File("in"));
        dynamic schedule = Assert.Single(_session.RunClean("Register-CrmSchedule incoming -Program $program -WatchPath $args[0] -Destination $args[1] -Store $args[2] -EveryMinutes 15 -OutputPath $args[3] -Scheduler Cron",
            _folder.File("in"), _folder.File("out"), Store(), _folder.File("entry"))).BaseObject;
        Assert.StartsWith("*/15 * * * * ", File.ReadAllLines((string)schedule.Files[0])[1], StringComparison.Ordinal);
        Assert.Equal("every 15 minutes", (string)schedule.When);

        Assert.Equal(0, Start(schedule));
        Assert.False(Directory.EnumerateFiles(_folder.File("out")).Any());
        _folder.Write("in/broken.xlsx", "no workbook");
        // A test does not wait for a file to settle.
        Assert.Equal(1, Start(schedule, " -Once", " -Once -SettleSeconds 0"));
        Assert.True(File.Exists(_folder.File("in/rejected/broken.xlsx")));
    }

    [Fact]
    public void The_entry_names_the_store_and_writes_Apply()
    {
        string entry = string.Concat(_session.RunClean("$s = Register-CrmSchedule nightly -Program $program $args[0] $args[1] -Store $args[2] -OutputPath $args[3] -Scheduler TaskScheduler; $s.Arguments[-1]", _source, _folder.File("clean.csv"), Store(), _folder.File("entry")));
        Assert.Contains($"-Store '{_folder.File("store.db")}' -Apply -Confirm:$false", entry, StringComparison.Ordinal);
        string unnamed = string.Concat(_session.RunClean("$s = Register-CrmSchedule nightly -Program $program $args[0] $args[1] -OutputPath $args[2] -Scheduler Systemd; $s.Arguments[-1]", _source, _folder.File("clean.csv"), _folder.File("entry")));
        Assert.Contains(" -Store '", unnamed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_daily_entry_takes_over_suppressions_and_ends_with_2_where_a_sender_is_listed()
    {
        using LoopbackDns dns = new();
        dns.Add("2.0.0.127.bl.test", "A", "127.0.0.2");
        string zones = _folder.Write("zones.json", """[ { "zone": "bl.test", "name": "Test list", "kind": "Ip", "terms": "free", "delist": "https://bl.test/", "codes": [ { "from": "127.0.0.2", "meaning": "spam" } ] } ]""");
        string store = Store(), list = _folder.Write("unsubscribed.csv", "Email\nleft@example.com\n");
        dynamic schedule = Assert.Single(_session.RunClean("Register-CrmSchedule upkeep -Program $program -SuppressionPath $args[0] -Sender 192.0.2.25 -ZoneFile $args[1] -NameServer $args[2] -Store $args[3] -OutputPath $args[4] -Scheduler Cron",
            list, zones, dns.NameServer, store, _folder.File("entry"))).BaseObject;
        Assert.Equal("every day at 03:30", (string)schedule.When);

        Assert.Equal(0, Start(schedule));
        Assert.Equal(true, Assert.Single(_session.RunClean("(Test-CrmSuppression left@example.com -Store $args[0]).IsSuppressed", store)).BaseObject);
        dns.Add("25.2.0.192.bl.test", "A", "127.0.0.2");
        Assert.Equal(2, Start(schedule));
        File.Delete(list);
        Assert.Equal(1, Start(schedule));
    }

    [Theory]
    [InlineData("-EveryMinutes 15 -Every Daily")]
    [InlineData("-EveryMinutes 15 -Before 2027-11-26")]
    [InlineData("-Every Minutes")]
    public void Rhythms_that_contradict_each_other_are_errors(string rhythm) =>
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf($"Register-CrmSchedule incoming -WatchPath $args[0] -Destination $args[1] -AsOf 2026-11-01 -OutputPath $args[2] {rhythm}", _folder.Path, _folder.File("out"), _folder.File("entry")), StringComparison.Ordinal);

    private string Store()
    {
        _session.RunClean("$null = Add-CrmSuppression nobody@example.com -Reason Manual -Store $args[0] -CreateStore", _folder.File("store.db"));
        return _folder.File("store.db");
    }

    private static int Start(dynamic schedule, string from = "\0", string to = "")
    {
        string[] arguments = [.. ((IReadOnlyList<string>)schedule.Arguments).Select(a => a.Replace(from, to, StringComparison.Ordinal))];
        using Process process = Process.Start(new ProcessStartInfo(ShellRun.Executable, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        return ShellRun.Finish(process).ExitCode;
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
