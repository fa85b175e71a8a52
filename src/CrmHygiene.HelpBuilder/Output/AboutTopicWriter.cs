using System.Text;
using CrmHygiene.HelpBuilder.Pages;
using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder.Output;

/// <summary>Writes topics as plain text, 80 columns wide.</summary>
internal static class AboutTopicWriter
{
    private const int Width = 80;
    private const int Step = 4;

    /// <summary>Writes <c>about_Name.help.txt</c>.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="folder">The folder of the culture.</param>
    public static void Write(AboutTopic topic, string folder)
    {
        StringBuilder text = new();
        // Get-Help takes line 5 as the synopsis of a topic, so that paragraph stays one line.
        text.Append("TOPIC\n    ").Append(topic.Name).Append("\n\nSHORT DESCRIPTION\n    ").Append(topic.Synopsis).Append('\n');
        foreach (AboutSection section in topic.Sections)
        {
            text.Append('\n').Append(section.Title.ToUpperInvariant()).Append('\n');
            TextBlockKind? last = null;
            foreach (TextBlock block in section.Blocks)
            {
                if (last is not null && !(last == TextBlockKind.Item && block.Kind == TextBlockKind.Item)) text.Append('\n');
                foreach (string line in Lines(block)) text.Append(line).Append('\n');
                last = block.Kind;
            }
        }
        File.WriteAllText(Path.Combine(folder, topic.Name + ".help.txt"), text.ToString());
    }

    private static IEnumerable<string> Lines(TextBlock block)
    {
        string indent = new(' ', Step + (block.Depth * 2));
        return block.Kind switch
        {
            TextBlockKind.Preformatted => block.Text.Split('\n').Select(l => l.Length > 0 ? indent + "  " + l : l),
            TextBlockKind.Item => TextWrap.Wrap(block.Text, Width, indent, indent + "  "),
            _ => TextWrap.Wrap(block.Text, Width, indent, indent),
        };
    }
}
