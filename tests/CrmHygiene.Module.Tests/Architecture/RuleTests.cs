using System.Text.RegularExpressions;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Architecture;

/// <summary>Every rule of tests/RULES.md is held by tests that exist.</summary>
public partial class RuleTests
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests");

    [Fact]
    public void Every_rule_names_tests_that_exist()
    {
        string[] rules = [.. File.ReadLines(Path.Combine(Tests, "RULES.md")).Where(l => l.StartsWith("- ", StringComparison.Ordinal))];
        HashSet<string> known = [.. Methods()];

        Assert.True(rules.Length >= 60, $"{rules.Length} rules");
        Assert.All(rules, rule =>
        {
            string[] named = [.. Name().Matches(rule).Select(m => m.Groups[1].Value)];
            Assert.True(named.Length > 0, $"No test: {rule}");
            Assert.All(named, n => Assert.True(known.Contains(n), $"There is no test {n}."));
        });
    }

    private static IEnumerable<string> Methods()
    {
        foreach (string file in Directory.EnumerateFiles(Tests, "*Tests.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            foreach (Match method in Test().Matches(File.ReadAllText(file))) yield return $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups[1].Value}";
    }

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[(?:Skippable)?(?:Fact|Theory)[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Test();
}
