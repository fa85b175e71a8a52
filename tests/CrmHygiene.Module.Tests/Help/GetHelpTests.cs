using System.Collections;
using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Help;

/// <summary>Get-Help of the real engine over every cmdlet the module exports.</summary>
public sealed class GetHelpTests : IDisposable
{
    private readonly Session _session = new();

    [Fact]
    public void Every_cmdlet_has_full_help()
    {
        List<string> gaps = [];
        foreach (CmdletInfo cmdlet in ExportedCmdlets()) FindGaps(cmdlet, gaps);
        Assert.Empty(gaps);
    }

    [Fact]
    public void Examples_parameters_and_default_view_are_found_by_name()
    {
        using var printer = new Printer();
        foreach (CmdletInfo cmdlet in ExportedCmdlets())
        {
            Assert.Contains("---- Example 2: ", printer.Print("Get-Help $args[0] -Examples", cmdlet.Name), StringComparison.Ordinal);
            Assert.Contains("Accept pipeline input?", printer.Print("Get-Help $args[0] -Parameter *", cmdlet.Name), StringComparison.Ordinal);
            Assert.Contains("SYNOPSIS", printer.Print("Get-Help $args[0]", cmdlet.Name), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Printed_help_has_no_mark_up_left()
    {
        using var printer = new Printer();
        foreach (CmdletInfo cmdlet in ExportedCmdlets())
        {
            string text = printer.Print("Get-Help $args[0] -Full", cmdlet.Name);
            foreach (string mark in (string[])["```", "**", "<see", "<c>", "<para", "](", "&lt;"])
                Assert.False(text.Contains(mark, StringComparison.Ordinal), $"{cmdlet.Name}: '{mark}' in the help");
        }
    }

    public void Dispose() => _session.Dispose();

    private List<CmdletInfo> ExportedCmdlets()
    {
        List<CmdletInfo> cmdlets = [.. _session.RunClean("(Get-Module CrmHygiene).ExportedCmdlets.Values").Select(o => (CmdletInfo)o.BaseObject)];
        Assert.NotEmpty(cmdlets);
        return cmdlets;
    }

    // A parameter that is not to be shown has no place in the help.
    private static bool IsHidden(ParameterMetadata parameter) => parameter.Attributes.OfType<ParameterAttribute>().All(a => a.DontShow);

    private void FindGaps(CmdletInfo cmdlet, List<string> gaps)
    {
        PSObject help = Assert.Single(_session.RunClean("Get-Help $args[0] -Full", cmdlet.Name));
        if (!TypeNamesOf(help).Contains("MamlCommandHelpInfo#FullView"))
        {
            gaps.Add($"{cmdlet.Name}: Get-Help found no MAML.");
            return;
        }
        if (TextOf(help, "Synopsis").Length == 0) gaps.Add($"{cmdlet.Name}: no synopsis");
        if (TextOf(help, "description").Length == 0) gaps.Add($"{cmdlet.Name}: no description");
        if (ListOf(help, "inputTypes", "inputType").All(i => TextOf(i, "type").Length == 0 || TextOf(i, "description").Length == 0)) gaps.Add($"{cmdlet.Name}: no inputs");
        if (ListOf(help, "returnValues", "returnValue").All(o => TextOf(o, "type").Length == 0)) gaps.Add($"{cmdlet.Name}: no outputs");
        foreach (PSObject output in ListOf(help, "returnValues", "returnValue").Where(o => TextOf(o, "description").Length == 0)) gaps.Add($"{cmdlet.Name}: output {TextOf(output, "type")} is not described");
        if (ListOf(help, "examples", "example").Count(e => TextOf(e, "code").Length > 0 && TextOf(e, "remarks").Length > 0) < 2) gaps.Add($"{cmdlet.Name}: fewer than two examples");
        if (ListOf(help, "syntax", "syntaxItem").Count != cmdlet.ParameterSets.Count) gaps.Add($"{cmdlet.Name}: the syntax does not show every parameter set");

        List<PSObject> described = ListOf(help, "parameters", "parameter");
        foreach (string name in cmdlet.Parameters.Values.Where(p => !IsHidden(p)).Select(p => p.Name).Except(Cmdlet.CommonParameters, StringComparer.OrdinalIgnoreCase))
        {
            PSObject? parameter = described.SingleOrDefault(p => TextOf(p, "name") == name);
            if (parameter is null || TextOf(parameter, "description").Length == 0) gaps.Add($"{cmdlet.Name} -{name}: not described");
        }
    }

    private static List<string> TypeNamesOf(PSObject help) => [.. help.TypeNames.Select(n => n.Split('#') is [var name, .., var view] ? $"{name}#{view}" : n)];

    private static List<PSObject> ListOf(PSObject help, string outer, string inner) =>
        help.Properties[outer]?.Value is PSObject list && list.Properties[inner]?.Value is { } items
            ? [.. LanguagePrimitives.GetEnumerable(items)?.Cast<object>().Select(PSObject.AsPSObject) ?? [PSObject.AsPSObject(items)]]
            : [];

    /// <summary>The text of a help node, however deep the engine nests it.</summary>
    private static string TextOf(PSObject node, string property) => Flatten(node.Properties[property]?.Value).Trim();

    private static string Flatten(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        PSObject { BaseObject: string text } => text,
        PSObject { BaseObject: IEnumerable items } => string.Concat(items.Cast<object?>().Select(Flatten)),
        IEnumerable items => string.Concat(items.Cast<object?>().Select(Flatten)),
        PSObject node => string.Concat(node.Properties.Where(p => p.Name is "Text" or "name").Select(p => Flatten(p.Value))),
        _ => string.Empty,
    };
}
