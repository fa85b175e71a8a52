using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrmHygiene.HelpBuilder.Text;

/// <summary>Turns markdown into plain blocks of text.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Parses a page.</summary>
    /// <param name="markdown">The text of the page.</param>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Renders a block of a page.</summary>
    /// <param name="block">Any block.</param>
    /// <param name="depth">How far it is indented.</param>
    public static IEnumerable<TextBlock> Render(Block block, int depth = 0) => block switch
    {
        HeadingBlock heading => [new TextBlock(TextBlockKind.Heading, Inline(heading.Inline), depth)],
        ParagraphBlock paragraph => [new TextBlock(TextBlockKind.Paragraph, Inline(paragraph.Inline), depth)],
        CodeBlock code => [new TextBlock(TextBlockKind.Preformatted, Code(code), depth)],
        Table table => [new TextBlock(TextBlockKind.Preformatted, TableText.Render(table), depth)],
        ListBlock list => Items(list, depth),
        ContainerBlock container => container.SelectMany(b => Render(b, depth + 1)),
        _ => [],
    };

    /// <summary>The lines of a code block, separated by LF.</summary>
    public static string Code(CodeBlock code) => code.Lines.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();

    /// <summary>The plain text of inline mark-up, on one line.</summary>
    /// <param name="inlines">The content of a paragraph, heading or cell.</param>
    public static string Inline(ContainerInline? inlines)
    {
        StringBuilder text = new();
        if (inlines is not null) Append(inlines, text);
        return text.ToString().Trim();
    }

    private static void Append(ContainerInline inlines, StringBuilder text)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: text.Append(' '); break;
                case AutolinkInline auto: text.Append(auto.Url); break;
                case LinkInline link:
                    Append(link, text);
                    if (link.Url?.Contains("://", StringComparison.Ordinal) == true) text.Append(CultureInfo.InvariantCulture, $" ({link.Url})");
                    break;
                case ContainerInline container: Append(container, text); break;
            }
        }
    }

    private static IEnumerable<TextBlock> Items(ListBlock list, int depth)
    {
        int number = 0;
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            number++;
            string marker = list.IsOrdered ? number.ToString(CultureInfo.InvariantCulture) + ". " : "- ";
            bool first = true;
            foreach (TextBlock block in item.SelectMany(b => Render(b, depth + (first ? 0 : 1))))
            {
                yield return first && block.Kind == TextBlockKind.Paragraph ? new TextBlock(TextBlockKind.Item, marker + block.Text, depth) : block with { Depth = depth + 1 };
                first = false;
            }
        }
    }
}
