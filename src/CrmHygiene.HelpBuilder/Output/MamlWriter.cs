using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CrmHygiene.HelpBuilder.Cmdlets;
using CrmHygiene.HelpBuilder.Pages;
using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder.Output;

/// <summary>Writes the help of cmdlets as MAML, the XML that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes the file.</summary>
    /// <param name="cmdlets">By name.</param>
    /// <param name="pages">A page for each cmdlet.</param>
    /// <param name="path">The file; replaced.</param>
    public static void Write(IReadOnlyList<CmdletModel> cmdlets, IReadOnlyDictionary<string, HelpPage> pages, string path)
    {
        XDocument document = new(new XElement(Msh + "helpItems",
            new XAttribute("schema", "maml"),
            cmdlets.Select(c => CommandElement(c, pages[c.Name]))));
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None };
        using XmlWriter writer = XmlWriter.Create(path, settings);
        document.Save(writer);
    }

    private static XElement CommandElement(CmdletModel cmdlet, HelpPage page) => new(Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "command", Command.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "dev", Dev.NamespaceName),
        new XElement(Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Name[..cmdlet.Name.IndexOf('-', StringComparison.Ordinal)]),
            new XElement(Command + "noun", cmdlet.Name[(cmdlet.Name.IndexOf('-', StringComparison.Ordinal) + 1)..]),
            Text("description", [new TextBlock(TextBlockKind.Paragraph, cmdlet.Synopsis)])),
        Text("description", page.Description.Count > 0 ? page.Description : cmdlet.Remarks),
        new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => SyntaxItem(cmdlet, set))),
        new XElement(Command + "parameters", cmdlet.Parameters.Select(p => Parameter(p, p.Use, syntax: false))),
        new XElement(Command + "inputTypes", Inputs(cmdlet)),
        new XElement(Command + "returnValues", cmdlet.Outputs.Select(o => TypedValue("returnValue", o.FullName, OutputText(o, page)))),
        page.Notes.Count > 0 ? new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))) : null,
        new XElement(Command + "examples", page.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", page.Links.Select(Link)));

    private static XElement SyntaxItem(CmdletModel cmdlet, IReadOnlyList<ParameterUse> set) => new(Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        set.Select(use => Parameter(cmdlet.Parameters.Single(p => p.Name == use.Name), use, syntax: true)));

    private static XElement Parameter(ParameterModel parameter, ParameterUse use, bool syntax) => new(Command + "parameter",
        new XAttribute("required", use.Mandatory ? "true" : "false"),
        new XAttribute("variableLength", parameter.TypeName.EndsWith("[]", StringComparison.Ordinal) ? "true" : "false"),
        new XAttribute("globbing", parameter.Wildcards ? "true" : "false"),
        new XAttribute("pipelineInput", PipelineInput(use)),
        new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
        new XElement(Maml + "name", parameter.Name),
        Text("description", parameter.Description),
        syntax && parameter.AcceptedValues.Count > 0
            ? new XElement(Command + "parameterValueGroup", parameter.AcceptedValues.Select(v => ParameterValue(v, "false")))
            : null,
        parameter.IsSwitch && syntax ? null : ParameterValue(parameter.TypeName, parameter.IsSwitch ? "false" : "true"),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.FullTypeName), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.DefaultValue.Length > 0 ? parameter.DefaultValue : "None"));

    private static XElement ParameterValue(string text, string required) => new(Command + "parameterValue",
        new XAttribute("required", required), new XAttribute("variableLength", "false"), text);

    private static string PipelineInput(ParameterUse use) => (use.ByValue, use.ByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static IEnumerable<XElement> Inputs(CmdletModel cmdlet)
    {
        List<ParameterModel> parameters = [.. cmdlet.Parameters.Where(p => UsesOf(cmdlet, p).Any(u => u.ByValue || u.ByPropertyName))
            .OrderBy(p => UsesOf(cmdlet, p).Any(u => u.ByValue) ? 0 : 1)];
        if (parameters.Count == 0)
            return [TypedValue("inputType", "None", [new TextBlock(TextBlockKind.Paragraph, "This cmdlet takes no pipeline input.")])];
        return parameters.GroupBy(p => p.FullTypeName).Select(g => TypedValue("inputType", g.Key, [.. g.Select(Binding)]));

        TextBlock Binding(ParameterModel parameter)
        {
            string how = UsesOf(cmdlet, parameter).Any(u => u.ByValue) ? $"-{parameter.Name}" : $"-{parameter.Name}, by property name";
            return new TextBlock(TextBlockKind.Paragraph, $"{how}: {parameter.Description[0].Text}");
        }
    }

    private static IEnumerable<ParameterUse> UsesOf(CmdletModel cmdlet, ParameterModel parameter) =>
        cmdlet.ParameterSets.SelectMany(s => s).Where(u => u.Name == parameter.Name);

    private static IReadOnlyList<TextBlock> OutputText(OutputModel output, HelpPage page)
    {
        string text = page.Outputs.GetValueOrDefault(output.Name, output.Description);
        return text.Length > 0 ? [new TextBlock(TextBlockKind.Paragraph, text)] : [];
    }

    private static XElement TypedValue(string element, string type, IReadOnlyList<TextBlock> text) => new(Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type), new XElement(Maml + "uri")),
        Text("description", text));

    private static XElement Example(HelpExample example, int index) => new(Command + "example",
        new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"---- Example {index + 1}: {example.Title} ----")),
        new XElement(Dev + "code", example.Code),
        // The empty paragraph keeps the next example apart.
        new XElement(Dev + "remarks", Paragraphs(example.Remarks), new XElement(Maml + "para")));

    private static XElement Link(HelpLink link) => new(Maml + "navigationLink",
        new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Uri));

    private static XElement Text(string element, IReadOnlyList<TextBlock> blocks) => new(Maml + element, Paragraphs(blocks));

    /// <summary>A paragraph for each block; the items of a list share one, because Get-Help puts a blank line between paragraphs.</summary>
    private static IEnumerable<XElement> Paragraphs(IReadOnlyList<TextBlock> blocks)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            StringBuilder text = new(Indent(blocks[i]));
            while (blocks[i].Kind == TextBlockKind.Item && i + 1 < blocks.Count && blocks[i + 1].Kind == TextBlockKind.Item)
                text.Append('\n').Append(Indent(blocks[++i]));
            yield return new XElement(Maml + "para", text.ToString());
        }
    }

    private static string Indent(TextBlock block)
    {
        string indent = new(' ', block.Depth * 2);
        return indent.Length == 0 ? block.Text : string.Join('\n', block.Text.Split('\n').Select(l => indent + l));
    }
}
