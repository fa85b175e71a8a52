using System.Text.RegularExpressions;
using CrmHygiene.Module.Tests.Engine;
using CrmHygiene.Module.Tests.Shell;

namespace CrmHygiene.Module.Tests.Examples;

/// <summary>The numbered examples do what they say, in the shell, offline.</summary>
public sealed partial class ExampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void First_cleanup_cleans_the_messy_export_and_adds_up()
    {
        string source = Path.Combine(Repository.Root, "examples", "data", "contacts.csv");
        byte[] before = File.ReadAllBytes(source);
        string clean = _folder.File("clean.csv");

        ShellRun run = ShellRun.Of(Repository.Root, "", "-File", Path.Combine(Repository.Root, "examples", "01-first-cleanup.ps1"), "-Destination", clean);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("Exception", run.Errors, StringComparison.Ordinal);
        int imported = Number(run.Output, @"Imported +(\d+)"), rejected = Number(run.Output, @", (\d+) rows rejected");
        int merged = imported - Number(run.Output, @"down to (\d+)"), removed = Number(run.Output, @"Removed +(\d+)"), kept = Number(run.Output, @"contacts, (\d+) kept");
        Assert.Equal(imported, merged + removed + kept);
        Assert.True(merged > 10 && removed > 5 && rejected == 2, run.Output);
        Assert.Equal(kept, Rows(clean));
        Assert.Equal(merged, Rows(Single("merged-*.csv")));
        Assert.Equal(removed, Rows(Single("removed-*.csv")));
        Assert.Equal(before, File.ReadAllBytes(source));
        double[] quality = [.. QualityLine().Match(run.Output).Groups.Values.Skip(1).Select(g => double.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.True(quality[1] > quality[0], run.Output);
    }

    /// <summary>The last line is to be typed, and takes back all that the example did.</summary>
    [Theory]
    [InlineData("01-first-cleanup.ps1", "clean.csv", "-Destination", "{0}/clean.csv", "-Store", "{0}/crm.db")]
    [InlineData("04-bounce-intake.ps1", "reachable.csv", "-Folder", "{0}")]
    public void The_undo_an_example_names_takes_it_back(string example, string file, params string[] arguments)
    {
        ShellRun run = Run(example, [.. arguments.Select(a => string.Format(System.Globalization.CultureInfo.InvariantCulture, a, _folder.Path))]);
        int kept = Rows(_folder.File(file));
        string undo = UndoLine().Match(run.Output).Groups[1].Value;

        ShellRun undone = ShellRun.Of(Repository.Root, "", "-Command", undo + " -WarningAction Ignore | ForEach-Object { 'Restored ' + $_.Restored }");

        Assert.Equal(0, undone.ExitCode);
        int restored = Number(undone.Output, @"Restored (\d+)");
        Assert.True(restored > 0, undone.Output);
        Assert.Equal(kept + restored, Rows(_folder.File(file)));
        Assert.Equal(198, Rows(_folder.File(file)));
    }

    [Fact]
    public void Import_gate_turns_the_suppressed_away_and_passes_a_good_list()
    {
        ShellRun run = Run("02-import-gate.ps1", "-Folder", _folder.Path);

        Assert.Equal(0, run.ExitCode);
        int accepted = Number(run.Output, @"Accepted +(\d+)"), rejected = Number(run.Output, @"contacts, (\d+) rows rejected");
        Assert.Equal(accepted, Rows(_folder.File("accepted.csv")));
        Assert.True(accepted > 10 && rejected >= 1, run.Output);
        Assert.Contains("suppressed", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("birgit.hasenkamp", File.ReadAllText(_folder.File("accepted.csv")), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(2, Run("02-import-gate.ps1", "-Folder", _folder.Path, "-MinimumScore", "99").ExitCode);
    }

    [Fact]
    public void Monthly_job_is_a_dry_run_until_applied()
    {
        ShellRun dry = Run("03-monthly-job.ps1", "-Folder", _folder.Path);
        Assert.Equal(0, dry.ExitCode);
        Assert.Contains("DRY RUN", dry.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("monthly.csv")));

        ShellRun run = Run("03-monthly-job.ps1", "-Folder", _folder.Path, "-Apply");

        Assert.Equal(0, run.ExitCode);
        Assert.True(Rows(_folder.File("monthly.csv")) > 100);
        Assert.Equal(2, File.ReadAllLines(_folder.File("monthly.jsonl")).Length);
        Assert.Contains("<svg", File.ReadAllText(_folder.File("monthly.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("monthly.db")));
    }

    [Fact]
    public void Bounce_intake_removes_what_is_proven_only_and_once()
    {
        ShellRun run = Run("04-bounce-intake.ps1", "-Folder", _folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, Number(run.Output, @"Read +(\d+)"));
        int removed = Number(run.Output, @"Removed +(\d+)");
        string reachable = File.ReadAllText(_folder.File("reachable.csv"));
        Assert.DoesNotContain("maria.delacruz@", reachable, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("p.vanderberg@", reachable, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("fiona.mcdonald@", reachable, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(removed, Number(Run("04-bounce-intake.ps1", "-Folder", _folder.Path).Output, @"Removed +(\d+)"));
    }

    [Fact]
    public void Reengagement_asks_only_who_may_be_asked()
    {
        ShellRun run = Run("05-reengagement.ps1", "-Folder", _folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("left out", run.Output, StringComparison.Ordinal);
        Assert.Equal(5, Number(run.Output, @"Asked +(\d+)"));

        // The store remembers who was asked.
        ShellRun again = Run("05-reengagement.ps1", "-Folder", _folder.Path);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(0, Number(again.Output, @"Asked +(\d+)"));
    }

    [Fact]
    public void Report_only_writes_a_page_and_changes_nothing()
    {
        ShellRun run = Run("06-report-only.ps1", "-Report", _folder.File("report.html"));

        Assert.Equal(0, run.ExitCode);
        string html = File.ReadAllText(_folder.File("report.html"));
        Assert.Contains("Findings", html, StringComparison.Ordinal);
        Assert.DoesNotContain("fiona.mcdonald@glenfell", html, StringComparison.OrdinalIgnoreCase);
    }

    private static ShellRun Run(string name, params string[] arguments)
    {
        ShellRun run = ShellRun.Of(Repository.Root, "", ["-File", Path.Combine(Repository.Root, "examples", name), .. arguments]);
        Assert.DoesNotContain("ParentContainsErrorRecordException", run.Errors, StringComparison.Ordinal);
        return run with { Output = run.Output + run.Errors };
    }

    private static int Number(string text, string pattern)
    {
        Match match = Regex.Match(text, pattern);
        Assert.True(match.Success, $"{pattern} is not in: {text}");
        return int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Single(string pattern) => Assert.Single(Directory.GetFiles(_folder.Path, pattern));

    private static int Rows(string path)
    {
        using var session = new Session();
        return session.RunClean("Import-CrmContact $args[0]", path).Length;
    }

    [GeneratedRegex(@"Quality +(\d+\.\d) before, (\d+\.\d) after")]
    private static partial Regex QualityLine();

    [GeneratedRegex(@"Undo with +(.+)")]
    private static partial Regex UndoLine();

    public void Dispose() => _folder.Dispose();
}
