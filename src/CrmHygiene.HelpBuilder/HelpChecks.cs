using System.Text.RegularExpressions;
using CrmHygiene.HelpBuilder.Cmdlets;
using CrmHygiene.HelpBuilder.Pages;

namespace CrmHygiene.HelpBuilder;

/// <summary>Finds gaps between cmdlets and their help.</summary>
internal static partial class HelpChecks
{
    private const int LeastExamples = 2;

    /// <summary>Reports every gap.</summary>
    public static void Run(
        IReadOnlyList<CmdletModel> cmdlets,
        IReadOnlyDictionary<string, HelpPage> pages,
        IReadOnlyList<AboutTopic> topics,
        HelpOptions options,
        ProblemLog problems)
    {
        HashSet<string> names = [.. cmdlets.Select(c => c.Name), .. topics.Select(t => t.Name)];
        foreach (CmdletModel cmdlet in cmdlets)
        {
            CheckCode(cmdlet, options.DocPaths[0], problems);
            if (pages.TryGetValue(cmdlet.Name, out HelpPage? page)) CheckPage(cmdlet, page, names, problems);
            else problems.Error(Path.Combine(options.PagesFolder, cmdlet.Name + ".md"), ProblemLog.NoPage, $"{cmdlet.Name} has no help page.");
        }
        foreach (HelpPage page in pages.Values.Where(p => !names.Contains(p.Name)))
            problems.Error(page.Path, ProblemLog.UnknownName, $"There is no cmdlet {page.Name}.");
    }

    private static void CheckCode(CmdletModel cmdlet, string place, ProblemLog problems)
    {
        if (cmdlet.Synopsis.Length == 0)
            problems.Error(place, ProblemLog.NoSynopsis, $"{cmdlet.Name}: the class {cmdlet.TypeName} has no <summary>.");
        if (cmdlet.Outputs.Count == 0)
            problems.Error(place, ProblemLog.NoOutputType, $"{cmdlet.Name}: the class {cmdlet.TypeName} has no [OutputType].");
        foreach (ParameterModel parameter in cmdlet.Parameters.Where(p => p.Description.Count == 0))
            problems.Error(place, ProblemLog.NoParameterText, $"{cmdlet.Name} -{parameter.Name}: the property has no <summary>.");
    }

    private static void CheckPage(CmdletModel cmdlet, HelpPage page, HashSet<string> names, ProblemLog problems)
    {
        if (page.Description.Count == 0 && cmdlet.Remarks.Count == 0)
            problems.Error(page.Path, ProblemLog.NoDescription, $"{cmdlet.Name}: neither the page has a Description nor the class <remarks>.");
        if (page.Examples.Count < LeastExamples)
            problems.Error(page.Path, ProblemLog.TooFewExamples, $"{cmdlet.Name} has {page.Examples.Count} of at least {LeastExamples} examples.");
        foreach (string output in page.Outputs.Keys.Where(o => cmdlet.Outputs.All(t => t.Name != o)))
            problems.Error(page.Path, ProblemLog.UnknownName, $"{cmdlet.Name} has no [OutputType] {output}.");
        foreach (HelpLink link in page.Links.Where(l => l.Uri.Length == 0 && CommandOrTopic().IsMatch(l.Text) && !names.Contains(l.Text)))
            problems.Error(page.Path, ProblemLog.UnknownName, $"{cmdlet.Name}: the related link {link.Text} leads nowhere.");
    }

    [GeneratedRegex(@"^(\p{L}+-Crm\w+|about_\w+)$")]
    private static partial Regex CommandOrTopic();
}
