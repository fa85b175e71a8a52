using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrmHygiene.HelpBuilder.Text;

/// <summary>Turns the mark-up of XML documentation into plain blocks of text.</summary>
/// <param name="docs">Says how referenced members are called in PowerShell.</param>
internal sealed partial class XmlDocText(XmlDocs docs)
{
    private readonly List<TextBlock> _blocks = [];
    private readonly StringBuilder _line = new();

    /// <summary>Renders the content of a documentation element.</summary>
    /// <param name="element">Such as <c>summary</c>.</param>
    public IReadOnlyList<TextBlock> Render(XElement element)
    {
        Nodes(element);
        Flush();
        return _blocks;
    }

    private void Nodes(XElement parent)
    {
        foreach (XNode node in parent.Nodes())
        {
            if (node is XText text) _line.Append(text.Value);
            else if (node is XElement element) Element(element);
        }
    }

    private void Element(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "para":
                Flush();
                Nodes(element);
                Flush();
                break;
            case "br":
                Flush();
                break;
            case "code":
                Flush();
                _blocks.Add(new TextBlock(TextBlockKind.Preformatted, Unindent(element.Value)));
                break;
            case "list":
                Flush();
                List(element);
                break;
            case "see" or "seealso":
                Reference(element);
                break;
            case "paramref" or "typeparamref":
                _line.Append(element.Attribute("name")?.Value);
                break;
            default:
                Nodes(element);
                break;
        }
    }

    private void Reference(XElement element)
    {
        if (element.Value.Length > 0) Nodes(element);
        else if (element.Attribute("cref") is { } cref) _line.Append(NameOf(cref.Value));
        else _line.Append(element.Attribute("langword")?.Value ?? element.Attribute("href")?.Value);
    }

    /// <summary>The short name of a member: the cmdlet, the parameter with its dash, else the last part of the id.</summary>
    private string NameOf(string id)
    {
        if (docs.DisplayNames.TryGetValue(id, out string? name)) return name;
        string path = id.Contains('(', StringComparison.Ordinal) ? id[..id.IndexOf('(', StringComparison.Ordinal)] : id;
        string last = path[(path.LastIndexOfAny(['.', ':']) + 1)..];
        return last.Split('`')[0];
    }

    private void List(XElement list)
    {
        int number = 0;
        foreach (XElement item in list.Elements("item"))
        {
            number++;
            string marker = list.Attribute("type")?.Value == "number" ? number.ToString(CultureInfo.InvariantCulture) + ". " : "- ";
            string term = Line(item.Element("term"));
            string description = Line(item.Element("description"));
            string text = term.Length > 0 && description.Length > 0 ? $"{term}: {description}" : term + description;
            if (text.Length == 0) text = Line(item);
            _blocks.Add(new TextBlock(TextBlockKind.Item, marker + text));
        }
    }

    private string Line(XElement? element) =>
        element is null ? string.Empty : string.Join(' ', new XmlDocText(docs).Render(element).Select(b => b.Text));

    private void Flush()
    {
        string text = WhiteSpace().Replace(_line.ToString(), " ").Trim();
        _line.Clear();
        if (text.Length > 0) _blocks.Add(new TextBlock(TextBlockKind.Paragraph, text));
    }

    private static string Unindent(string code)
    {
        string[] lines = code.Replace("\r\n", "\n", StringComparison.Ordinal).Trim('\n', ' ').Split('\n');
        int indent = lines.Skip(1).Where(l => l.Trim().Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((l, i) => i == 0 ? l.Trim() : l.Length >= indent ? l[indent..].TrimEnd() : string.Empty));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
