using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Hygiene;

/// <summary>The whole job by one command.</summary>
public sealed class InvokeHygieneTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _source = Path.Combine(Repository.Root, "examples", "data", "contacts.csv");

    [Fact]
    public void Without_Apply_it_is_a_dry_run_that_writes_nothing()
    {
        dynamic summary = Run("Invoke-CrmHygiene $args[0] -Destination $args[1] -Level Syntax -AsOf 2026-11-01");

        Assert.True((bool)summary.IsDryRun);
        Assert.Equal(0, (int)summary.ExitCode);
        Assert.True((bool)(summary.Merged > 10 && summary.Removed > 5));
        Assert.Equal((long)summary.RowsRead, (long)(summary.RowsRejected + summary.Merged + summary.Removed + summary.Kept));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Apply_writes_what_the_dry_run_said()
    {
        dynamic planned = Run("Invoke-CrmHygiene $args[0] -Destination $args[1] -Level Syntax -AsOf 2026-11-01");
        dynamic done = Run("Invoke-CrmHygiene $args[0] -Destination $args[1] -Level Syntax -AsOf 2026-11-01 -Apply");

        Assert.False((bool)done.IsDryRun);
        Assert.Equal((long[])[planned.Merged, planned.Removed, planned.Kept, planned.FieldChanges], (long[])[done.Merged, done.Removed, done.Kept, done.FieldChanges]);
        Assert.Equal((long)done.Kept, Count((string)done.Destination));
        Assert.Equal((long)(done.Merged + done.Removed), Count((string)done.ArchivePath));
        // Rows that nobody mended are rejected again.
        _session.Run("Import-CrmContact $args[0]", (string)done.RejectPath);
        Assert.Equal((long)done.RowsRejected, _session.Errors.Count);
    }

    [Fact]
    public void Running_it_twice_gives_the_same_bytes()
    {
        dynamic first = Run("Invoke-CrmHygiene $args[0] -Destination $args[1] -Level Syntax -AsOf 2026-11-01 -Apply");
        byte[] clean = File.ReadAllBytes((string)first.Destination), archive = File.ReadAllBytes((string)first.ArchivePath);
        _session.RunClean("$null = Invoke-CrmHygiene $args[0] -Destination $args[1] -Level Syntax -AsOf 2026-11-01 -ArchivePath $args[2] -Apply", _source, _folder.File("clean.csv"), _folder.File("second.csv"));

        Assert.Equal(clean, File.ReadAllBytes((string)first.Destination));
        Assert.Equal(WithoutTime(archive), WithoutTime(File.ReadAllBytes(_folder.File("second.csv"))));
    }

    [Fact]
    public void What_people_decided_and_the_merge_rules_come_from_the_policy()
    {
        string list = _folder.Write("twice.csv", "First Name,Last Name,Email,Company,Last Activity\nAnna,Keller,anna.keller@example.com,Keller GmbH,2026-01-01\nAnna,Keller,anna.keller@example.com,Keller,2026-09-01\nTom,Okafor,tom@okafor.example.com,Okafor,2026-09-01\n");
        const string Clean = "Invoke-CrmHygiene $args[0] -Policy $args[1] -Level Syntax -AsOf 2026-11-01 -Destination $args[2] -Apply -MaxRemovePercent 50";
        string longest = _folder.Write("longest.json", "{ \"duplicates\": { \"winner\": [\"MostRecent\"], \"fieldRules\": { \"Company\": \"Longest\" } } }");
        dynamic merged = Assert.Single(_session.RunClean(Clean, list, longest, _folder.File("merged.csv"))).BaseObject;
        Assert.Equal(1, (int)merged.Merged);
        Assert.Contains("Keller GmbH,2026-09-01", File.ReadAllText(_folder.File("merged.csv")), StringComparison.Ordinal);

        using var printer = new Printer();
        printer.Host.Answers.Enqueue("No");
        printer.Print("Confirm-CrmDuplicate $args[0] -DecisionPath $args[1] -AsOf 2026-11-01 -Count 1", list, _folder.File("decided.txt"));
        string decided = _folder.Write("decided.json", "{ \"duplicates\": { \"decisionFile\": \"decided.txt\" } }");
        dynamic apart = Assert.Single(_session.RunClean(Clean, list, decided, _folder.File("apart.csv"))).BaseObject;
        Assert.Equal(0, (int)apart.Merged);
        Assert.Empty(_session.RunClean("Find-CrmDuplicate $args[0] -Policy $args[1]", list, decided));
        Assert.Equal(3, Count(_folder.File("apart.csv")));

        string lost = _folder.Write("lost.json", "{ \"duplicates\": { \"decisionFile\": \"lost.txt\" } }");
        Assert.StartsWith("DecisionsMissing,", _session.ErrorIdOf(Clean, list, lost, _folder.File("lost.csv")), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("lost.csv")));
    }

    [Fact]
    public void More_than_the_limit_ends_with_3_and_writes_a_plan_only()
    {
        dynamic summary = _session.Run("Invoke-CrmHygiene $args[0] -Destination $args[1] -Level Syntax -AsOf 2026-11-01 -MaxRemovePercent 1 -Apply", _source, _folder.File("clean.csv")).Single().BaseObject;

        Assert.Equal(3, (int)summary.ExitCode);
        Assert.StartsWith("RemovalLimitExceeded,", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Matches("removal-plan-", Assert.Single(Directory.GetFileSystemEntries(_folder.Path)));
    }

    [Fact]
    public void Apply_without_a_destination_is_an_error() =>
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf("Invoke-CrmHygiene $args[0] -Apply", _source), StringComparison.Ordinal);

    private dynamic Run(string script) => _session.RunClean(script, _source, _folder.File("clean.csv")).Single().BaseObject;

    private long Count(string path) => _session.RunClean("Import-CrmContact $args[0]", path).Length;

    // The archive says when each contact was dropped.
    private static string WithoutTime(byte[] text) => System.Text.RegularExpressions.Regex.Replace(System.Text.Encoding.UTF8.GetString(text), @"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)", "");

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
