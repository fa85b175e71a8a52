using CrmHygiene.HelpBuilder.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrmHygiene.HelpBuilder.Pages;

/// <summary>
/// Reads cmdlet pages: <c># Verb-Noun</c>, then sections <c>## Description</c>, <c>## Example: title</c>,
/// <c>## Outputs</c>, <c>## Notes</c> and <c>## Related links</c>.
/// </summary>
internal static class HelpPageReader
{
    private const string ExamplePrefix = "Example:";

    /// <summary>Reads all cmdlet pages of a folder, by cmdlet name.</summary>
    /// <param name="folder">The folder; <c>about_*.md</c> and README.md are left out.</param>
    /// <param name="problems">Receives pages that are not laid out so.</param>
    public static IReadOnlyDictionary<string, HelpPage> ReadAll(string folder, ProblemLog problems)
    {
        SortedDictionary<string, HelpPage> pages = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(folder, "*-*.md").Order(StringComparer.Ordinal))
        {
            HelpPage page = Read(path, problems);
            pages[page.Name] = page;
        }
        return pages;
    }

    private static HelpPage Read(string path, ProblemLog problems)
    {
        HelpPage page = new() { Name = Path.GetFileNameWithoutExtension(path), Path = path };
        MarkdownDocument document = MarkdownText.Parse(File.ReadAllText(path));
        if (document.FirstOrDefault() is not HeadingBlock { Level: 1 } title || MarkdownText.Inline(title.Inline) != page.Name)
            problems.Error(path, ProblemLog.BadPage, $"The page has to start with '# {page.Name}'.", 1);

        Action<Block>? section = null;
        foreach (Block block in document.Skip(1))
        {
            if (block is HeadingBlock { Level: <= 2 } heading) section = Section(page, heading, problems);
            else if (section is not null) section(block);
            else if (document[1] is not HeadingBlock && block == document[1])
                problems.Error(path, ProblemLog.BadPage, $"{page.Name}: text before the first section is not shown anywhere.", block.Line + 1);
        }
        foreach (HelpExample example in page.Examples.Where(e => e.Code.Length == 0 || e.Remarks.Count == 0))
            problems.Error(path, ProblemLog.BadPage, $"{page.Name}: the example '{example.Title}' needs a powershell block and a text.", example.Line);
        return page;
    }

    private static Action<Block>? Section(HelpPage page, HeadingBlock heading, ProblemLog problems)
    {
        string name = MarkdownText.Inline(heading.Inline);
        switch (name)
        {
            case "Description": return b => page.Description.AddRange(MarkdownText.Render(b));
            case "Notes": return b => page.Notes.AddRange(MarkdownText.Render(b));
            case "Outputs": return b => Outputs(page, b, problems);
            case "Related links": return b => Links(page, b);
        }
        if (name.StartsWith(ExamplePrefix, StringComparison.Ordinal) && name.Length > ExamplePrefix.Length)
        {
            HelpExample example = new(name[ExamplePrefix.Length..].Trim(), heading.Line + 1);
            page.Examples.Add(example);
            return b => Example(example, b);
        }
        problems.Error(page.Path, ProblemLog.BadPage,
            $"{page.Name}: '{name}' is none of Description, 'Example: title', Outputs, Notes, Related links.", heading.Line + 1);
        return null;
    }

    private static void Example(HelpExample example, Block block)
    {
        if (example.Code.Length == 0 && block is FencedCodeBlock { Info: "powershell" } code) example.Code = MarkdownText.Code(code);
        else example.Remarks.AddRange(MarkdownText.Render(block));
    }

    private static void Outputs(HelpPage page, Block block, ProblemLog problems)
    {
        foreach (TextBlock item in MarkdownText.Render(block))
        {
            string[] parts = item.Text.TrimStart('-', ' ').Split(':', 2, StringSplitOptions.TrimEntries);
            if (item.Kind == TextBlockKind.Item && parts.Length == 2) page.Outputs[parts[0]] = parts[1];
            else problems.Error(page.Path, ProblemLog.BadPage, $"{page.Name}: Outputs is a list of '- Type: when and what'.", block.Line + 1);
        }
    }

    private static void Links(HelpPage page, Block block)
    {
        if (block is not ListBlock list) return;
        foreach (ParagraphBlock paragraph in list.OfType<ListItemBlock>().SelectMany(i => i.OfType<ParagraphBlock>()))
        {
            if (paragraph.Inline?.FirstChild is LinkInline { Url: { } url } link && url.Contains("://", StringComparison.Ordinal))
                page.Links.Add(new HelpLink(MarkdownText.Inline(link), url));
            else
                page.Links.Add(new HelpLink(MarkdownText.Inline(paragraph.Inline), string.Empty));
        }
    }
}
