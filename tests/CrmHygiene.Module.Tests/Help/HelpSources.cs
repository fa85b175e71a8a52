using System.Text.RegularExpressions;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Help;

/// <summary>The help pages as they are written.</summary>
public static partial class HelpSources
{
    public static string Folder => Path.Combine(Repository.Root, "module", "help");

    /// <summary>All powershell blocks of all pages, with the page and line they start at.</summary>
    public static IEnumerable<(string Place, string Code)> Examples()
    {
        foreach (string path in Directory.EnumerateFiles(Folder, "*.md").Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(path);
            foreach (Match match in PowerShellBlock().Matches(text))
                yield return ($"{Path.GetFileName(path)}({text.AsSpan(0, match.Index).Count('\n') + 2})", match.Groups["code"].Value);
        }
    }

    [GeneratedRegex(@"^[ ]*```powershell\r?\n(?<code>.*?)^[ ]*```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex PowerShellBlock();
}
