using System.Text.RegularExpressions;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Architecture;

public sealed partial class BenchmarkReadmeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "CrmHygiene.Benchmarks");

    /// <summary>Whoever looks for a figure finds the command that measures it.</summary>
    [Fact]
    public void The_readme_has_every_command_with_the_options_that_its_usage_names()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md")).Replace("\\|", "|", StringComparison.Ordinal);
        string[] usage = [.. Usage().Matches(File.ReadAllText(Path.Combine(Folder, "Program.cs"))).Select(m => m.Groups[1].Value.Trim())];

        Assert.InRange(usage.Length, 10, 100);
        Assert.DoesNotContain(usage, line => !readme.Contains($"| `{line}` |", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^          ([a-z][a-z-]+( [\[<-].*)?)$", RegexOptions.Multiline)]
    private static partial Regex Usage();
}
