using System.Xml.Linq;

namespace CrmHygiene.HelpBuilder.Text;

/// <summary>The members of XML documentation files, by documentation id.</summary>
internal sealed class XmlDocs
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    private XmlDocs() { }

    /// <summary>Names a reader understands for documentation ids, such as a cmdlet's name for its class.</summary>
    public Dictionary<string, string> DisplayNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads documentation files.</summary>
    /// <param name="paths">The files.</param>
    public static XmlDocs Load(IEnumerable<string> paths)
    {
        XmlDocs docs = new();
        foreach (string path in paths)
            foreach (XElement member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
                if (member.Attribute("name") is { } name) docs._members[name.Value] = member;
        return docs;
    }

    /// <summary>The text of one element of a member's documentation; empty where there is none.</summary>
    /// <param name="ids">The member, then those it may inherit from.</param>
    /// <param name="element">Such as <c>summary</c>.</param>
    public IReadOnlyList<TextBlock> Get(IEnumerable<string> ids, string element)
    {
        foreach (string id in ids)
        {
            XElement? member = Member(id, 0);
            if (member?.Element(element) is { } found) return new XmlDocText(this).Render(found);
        }
        return [];
    }

    /// <summary>The text of one element as a single line; empty where there is none.</summary>
    /// <param name="id">The member.</param>
    /// <param name="element">Such as <c>summary</c>.</param>
    public string GetLine(string id, string element) => string.Join(' ', Get([id], element).Select(b => b.Text));

    private XElement? Member(string id, int depth)
    {
        XElement? member = _members.GetValueOrDefault(id);
        if (member?.Element("inheritdoc") is not { } inherit) return member;
        return inherit.Attribute("cref") is { } source && depth < 8 ? Member(source.Value, depth + 1) : null;
    }
}
