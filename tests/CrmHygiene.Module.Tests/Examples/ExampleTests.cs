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

    public void Dispose() => _folder.Dispose();
}
