using CrmHygiene.HelpBuilder.Text;
using Markdig.Syntax;

namespace CrmHygiene.HelpBuilder.Pages;

/// <summary>Reads topics: <c># about_Name</c>, one paragraph that is the synopsis, then <c>##</c> sections.</summary>
internal static class AboutTopicReader
{
    /// <summary>Reads all topics of a folder, by name.</summary>
    /// <param name="folder">The folder with <c>about_*.md</c>.</param>
    /// <param name="problems">Receives topics that are not laid out so.</param>
    public static IReadOnlyList<AboutTopic> ReadAll(string folder, ProblemLog problems)
    {
        List<AboutTopic> topics = [];
        foreach (string path in Directory.EnumerateFiles(folder, "about_*.md").Order(StringComparer.Ordinal))
            if (Read(path, problems) is { } topic) topics.Add(topic);
        return topics;
    }

    private static AboutTopic? Read(string path, ProblemLog problems)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        MarkdownDocument document = MarkdownText.Parse(File.ReadAllText(path));
        if (document.Count < 3 || document[0] is not HeadingBlock { Level: 1 } title || MarkdownText.Inline(title.Inline) != name
            || document[1] is not ParagraphBlock synopsis || document[2] is not HeadingBlock { Level: 2 })
        {
            problems.Error(path, ProblemLog.BadPage, $"The topic has to start with '# {name}', one paragraph, and a '##' section.", 1);
            return null;
        }

        List<AboutSection> sections = [];
        foreach (Block block in document.Skip(2))
        {
            if (block is HeadingBlock { Level: 2 } heading) sections.Add(new AboutSection(MarkdownText.Inline(heading.Inline), []));
            else sections[^1].Blocks.AddRange(MarkdownText.Render(block));
        }
        return new AboutTopic(name, MarkdownText.Inline(synopsis.Inline), sections);
    }
}
