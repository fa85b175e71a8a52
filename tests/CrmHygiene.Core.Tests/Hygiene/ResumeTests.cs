using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Hygiene;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Hygiene;

/// <summary>A job that was killed goes on: the same files, journal and suppression as of one that was not, and nobody is asked twice.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_at_the_start_of_any_stage_it_ends_as_if_it_had_not_been()
    {
        var whole = new HygieneScenario(_folder.File("whole"), 200);
        (HygieneSummary summary, IReadOnlyList<string> stages) = whole.Run();
        Assert.True(summary is { Merged: > 10, Removed: > 10, RowsRejected: 1, ExitCode: 0, Resumed: "" });
        Assert.Contains(HygieneOutput.Moving, stages);
        string expected = whole.Outcome();

        foreach (string stage in stages.Append("Report"))
        {
            var scenario = new HygieneScenario(_folder.File(stage), 200);
            Assert.Empty(await scenario.RunElsewhere(stage));
            if (stage != "Report") Assert.False(File.Exists(scenario.Clean), stage);

            (HygieneSummary again, _) = scenario.Run();

            Assert.True(again.Resumed.Contains("broke off", StringComparison.Ordinal), stage);
            Assert.Equal((stage, expected), (stage, scenario.Outcome()));
            Assert.Equal((summary.Kept, summary.Merged, summary.Removed, summary.ScoreAfter, 0), (again.Kept, again.Merged, again.Removed, again.ScoreAfter, again.ExitCode));
            Assert.Equal(again.Kept + 1, File.ReadLines(again.Destination).Count());
        }
    }

    [Fact]
    public async Task Killed_twice_in_the_last_stages_it_still_ends_the_same()
    {
        var whole = new HygieneScenario(_folder.File("whole"), 60);
        whole.Run();
        var scenario = new HygieneScenario(_folder.File("killed"), 60);
        await scenario.RunElsewhere("Writing");
        await scenario.RunElsewhere("Measuring quality");
        await scenario.RunElsewhere(HygieneOutput.Moving);
        Assert.Equal("0|Run 1 of " + RunStarted(scenario) + " broke off at 'Writing'", await scenario.RunElsewhere(""));
        Assert.Equal(whole.Outcome(), scenario.Outcome());
    }

    [Fact]
    public async Task Killed_at_random_nobody_is_asked_about_twice()
    {
        using var dns = new LoopbackDns();
        dns.AddMailDomain("control.test", address: "127.0.0.1");
        using var smtp = new LoopbackSmtp { OtherReply = "250 2.1.5 Ok" };
        string policy = string.Create(CultureInfo.InvariantCulture, $$"""
            { "limits": { "maxRemovePercent": 60, "maxRemoveWeekPercent": 60 }, "verification": { "level": "Mailbox", "mailbox": { "enabled": true, "from": "probe@us.test", "heloName": "probe.us.test",
              "intervalSeconds": 0, "routes": { "firm.test": "127.0.0.1:{{smtp.EndPoint.Port}}" } } } }
            """);
        for (int i = 0; i < 200; i++) smtp.Reply($"anna.keller{i}@firm.test", i % 5 == 0 ? "550 5.1.1 no such user" : "250 2.1.5 Ok");
        smtp.OtherReply = "550 5.1.1 no such user";
        var whole = new HygieneScenario(_folder.File("whole"), 200, policy, dns.NameServer);
        (HygieneSummary summary, _) = whole.Run();
        Dictionary<string, int> once = Asked();
        Assert.True(summary.InvalidEmails > 20 && once.Count > 100 && once.Values.All(c => c == 1), $"{summary.InvalidEmails} {once.Count}");

        var scenario = new HygieneScenario(_folder.File("killed"), 200, policy, dns.NameServer);
        var random = new Random(20261123);
        int killed = 0;
        string said = "";
        while (said.Length == 0 && killed < 8)
        {
            using var stop = new CancellationTokenSource(random.Next(300, 1600));
            said = await scenario.RunElsewhere("", stop.Token);
            if (said.Length == 0) killed++;
        }
        if (said.Length == 0) said = await scenario.RunElsewhere("");
        Assert.InRange(killed, 1, 8);
        Assert.StartsWith("0|", said, StringComparison.Ordinal);
        Assert.Equal(whole.Outcome(), scenario.Outcome());
        Dictionary<string, int> all = Asked();
        // What a host was just being asked when the process died is lost with it: one connection a host, one question.
        Assert.InRange(all.Sum(a => a.Value), once.Count * 2, (once.Count * 2) + killed);

        Dictionary<string, int> Asked() => smtp.Commands.Where(c => c.StartsWith("RCPT TO:<anna", StringComparison.Ordinal)).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
    }

    [Fact]
    public async Task Restart_and_another_list_begin_afresh()
    {
        var scenario = new HygieneScenario(_folder.File("a"), 60);
        await scenario.RunElsewhere("Writing");
        (HygieneSummary restarted, _) = scenario.Run(o => o with { Restart = true });
        Assert.Equal("", restarted.Resumed);

        await scenario.RunElsewhere("Judging staleness");
        File.AppendAllText(scenario.Source, "5,New,Person,new.person@firm.test,Firm,2026-10-01,,\n");
        (HygieneSummary other, _) = scenario.Run();
        Assert.Equal("", other.Resumed);
        Assert.Contains("new.person@firm.test", File.ReadAllText(scenario.Clean), StringComparison.Ordinal);

        using CrmStore store = CrmStore.Open(scenario.Store);
        Assert.Equal(2, RunLog.List(store).Count(r => r.State == RunState.Done));
        Assert.Equal(0L, store.Read(s => s.Scalar<long>("SELECT count(*) FROM hygiene_progress")));
    }

    [Fact]
    public async Task What_was_decided_is_finished_before_another_job_begins()
    {
        var scenario = new HygieneScenario(_folder.File("a"), 60);
        await scenario.RunElsewhere(HygieneOutput.Moving);
        Assert.False(File.Exists(scenario.Clean));
        File.AppendAllText(scenario.Source, "5,New,Person,new.person@firm.test,Firm,2026-10-01,,\n");

        scenario.Run();

        using CrmStore store = CrmStore.Open(scenario.Store);
        Assert.Equal([RunState.Done, RunState.Done], RunLog.List(store).Select(r => r.State));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(scenario.Clean)!, "clean-removed-*.csv").Length);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(scenario.Clean)!, ".*.tmp"));
    }

    [Fact]
    public async Task Files_somebody_took_away_are_made_again()
    {
        var scenario = new HygieneScenario(_folder.File("a"), 60);
        await scenario.RunElsewhere(HygieneOutput.Moving);
        foreach (string temporary in Directory.GetFiles(Path.GetDirectoryName(scenario.Clean)!, ".clean.csv.*.tmp")) File.Delete(temporary);

        (HygieneSummary summary, _) = scenario.Run();

        Assert.Equal((0, ""), (summary.ExitCode, summary.Resumed));
        Assert.Equal(summary.Kept + 1, File.ReadLines(scenario.Clean).Count());
        using CrmStore store = CrmStore.Open(scenario.Store);
        Assert.Equal([RunState.Done, RunState.Stopped], RunLog.List(store).Select(r => r.State).Order());
    }

    [Fact]
    public void A_run_says_what_it_goes_on_with_and_keeps_its_day()
    {
        var scenario = new HygieneScenario(_folder.File("a"), 60);
        using CrmStore store = CrmStore.Open(scenario.Store, create: true);
        using var stop = new CancellationTokenSource();
        HygieneJob stopped = scenario.Job(store, o => o with { AsOfIsNow = true, CancellationToken = stop.Token });
        Assert.ThrowsAny<OperationCanceledException>(() => stopped.Run((stage, _) =>
        {
            if (HygieneScenario.NameOf(stage) == "Repairing") stop.Cancel();
        }));

        HygieneJob next = scenario.Job(store, o => o with { AsOfIsNow = true, AsOf = HygieneScenario.AsOf.AddYears(3) });
        Assert.Matches(@"^The run of [\d :-]+ broke off at 'Repairing': it goes on from there\. -Restart begins afresh\.$", next.Resumes());
        Assert.Equal(HygieneScenario.AsOf, next.Run().QualityAfter!.AsOf);
        next.End();
        Assert.Null(scenario.Job(store).Resumes());
    }

    [Fact]
    public async Task The_lock_of_a_dead_process_is_free_and_that_of_a_living_one_is_not()
    {
        var scenario = new HygieneScenario(_folder.File("a"), 60);
        await scenario.RunElsewhere("Repairing");
        Assert.True(File.Exists(Path.Combine(_folder.File("a"), ".clean.csv.lock")));
        using CrmStore store = CrmStore.Open(scenario.Store);
        HygieneJob first = scenario.Job(store), second = scenario.Job(store);
        ContactFileException? refused = null;
        first.Run((stage, _) =>
        {
            if (HygieneScenario.NameOf(stage) == "Repairing") refused ??= Assert.Throws<ContactFileException>(() => second.Run());
        });
        Assert.Equal(ContactFileProblem.FileIsLocked, refused!.Problem);
        first.End();
        Assert.False(File.Exists(Path.Combine(_folder.File("a"), ".clean.csv.lock")));
    }

    private static string RunStarted(HygieneScenario scenario)
    {
        using CrmStore store = CrmStore.Open(scenario.Store);
        return StoreTime.Read(store.Read(s => s.Scalar<string>("SELECT started FROM hygiene_progress"))!).LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
