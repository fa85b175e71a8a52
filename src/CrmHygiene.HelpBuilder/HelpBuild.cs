using CrmHygiene.HelpBuilder.Cmdlets;
using CrmHygiene.HelpBuilder.Output;
using CrmHygiene.HelpBuilder.Pages;
using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder;

/// <summary>The build of all help files, step by step.</summary>
internal static class HelpBuild
{
    /// <summary>Writes MAML and about topics, unless there is a gap.</summary>
    /// <param name="options">What to read and where to write.</param>
    /// <param name="problems">Receives the gaps.</param>
    public static void Run(HelpOptions options, ProblemLog problems)
    {
        foreach (string path in options.DocPaths.Append(options.AssemblyPath).Where(p => !File.Exists(p)))
            problems.Error(path, ProblemLog.Unreadable, "The file does not exist; was the project built with GenerateDocumentationFile?");
        if (!Directory.Exists(options.PagesFolder))
            problems.Error(options.PagesFolder, ProblemLog.Unreadable, "The folder of help pages does not exist.");
        if (problems.Count > 0) return;

        XmlDocs docs = XmlDocs.Load(options.DocPaths);
        IReadOnlyList<CmdletModel> cmdlets = CmdletReader.Read(options.AssemblyPath, docs);
        IReadOnlyDictionary<string, HelpPage> pages = HelpPageReader.ReadAll(options.PagesFolder, problems);
        IReadOnlyList<AboutTopic> topics = AboutTopicReader.ReadAll(options.PagesFolder, problems);

        HelpChecks.Run(cmdlets, pages, topics, options, problems);
        if (problems.Count > 0) return;

        Directory.CreateDirectory(options.OutFolder);
        foreach (AboutTopic topic in topics) AboutTopicWriter.Write(topic, options.OutFolder);
        // Last: the build takes its time stamp as that of all help.
        MamlWriter.Write(cmdlets, pages, options.MamlPath);
    }
}
