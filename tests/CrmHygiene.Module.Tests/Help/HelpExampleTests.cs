using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Help;

/// <summary>Every command line in the help parses and names only cmdlets and parameters that exist.</summary>
public sealed class HelpExampleTests : IDisposable
{
    // Cmdlets of pwsh's own modules, which the hosted engine does not bring.
    private static readonly HashSet<string> OfPowerShell = new(StringComparer.Ordinal)
    {
        "Where-Object", "ForEach-Object", "Select-Object", "Sort-Object", "Group-Object", "Measure-Object", "Tee-Object",
        "Import-Csv", "Export-Csv", "ConvertTo-Csv", "ConvertTo-Json", "ConvertFrom-Json", "Get-Date", "Get-ChildItem",
        "Format-Table", "Format-List", "Out-Null", "Out-Default", "Out-Host", "Out-File", "Set-Content", "Get-Content",
        "Invoke-RestMethod", "Get-Help", "Get-Command", "Import-Module",
        "Get-Secret", // Microsoft.PowerShell.SecretManagement
    };

    // Programs the topic on the shell shows.
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal) { "crmhygiene" };

    private readonly Session _session = new();

    [Fact]
    public void Examples_use_what_exists()
    {
        List<string> problems = [];
        int commands = 0;
        Runspace? before = Runspace.DefaultRunspace;
        // The engine's static binder looks commands up in the default runspace of the thread.
        Runspace.DefaultRunspace = _session.Runspace;
        try
        {
            foreach ((string place, string code) in HelpSources.Examples())
            {
                ScriptBlockAst script = Parser.ParseInput(code, out _, out ParseError[] errors);
                problems.AddRange(errors.Select(e => $"{place}: {e.Message}"));
                foreach (CommandAst command in script.FindAll(a => a is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
                {
                    commands++;
                    problems.AddRange(Check(command).Select(p => $"{place}: {p}"));
                }
            }
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
        Assert.Empty(problems);
        Assert.InRange(commands, 10, int.MaxValue);
    }

    [Fact]
    public void Examples_name_properties_that_exist()
    {
        ExampleProperties properties = new(_session);

        IEnumerable<string> problems = HelpSources.Examples().SelectMany(e => Pipelines(e.Code).SelectMany(properties.Check).Select(p => $"{e.Place}: {p}"));

        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("Import-CrmContact ./a.csv | Where-Object Emial -eq x", "Where-Object: Contact has no property Emial")]
    [InlineData("Import-CrmContact ./a.csv | Sort-Object Id | ForEach-Object { $_.Nmae }", "ForEach-Object: Contact has no property Nmae")]
    public void The_check_finds_wrong_properties(string code, string expected) =>
        Assert.Equal([expected], Pipelines(code).SelectMany(new ExampleProperties(_session).Check));

    [Theory]
    [InlineData("Import-CrmContakt ./a.csv", "no command")]
    [InlineData("Import-CrmContact ./a.csv -NoSuch", "NoSuch")]
    [InlineData("Export-CrmContact ./a.csv -Pass", "in full")]
    [InlineData("Import-CrmContact ./a.csv -LiteralPath ./b.csv", "positional parameter")]
    public void The_check_finds_mistakes(string code, string expected)
    {
        Runspace? before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = _session.Runspace;
        try
        {
            CommandAst command = (CommandAst)Parser.ParseInput(code, out _, out _).Find(a => a is CommandAst, true);
            Assert.Contains(expected, string.Join('\n', Check(command)), StringComparison.Ordinal);
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
    }

    public void Dispose() => _session.Dispose();

    private static IEnumerable<PipelineAst> Pipelines(string code) =>
        Parser.ParseInput(code, out _, out _).FindAll(a => a is PipelineAst, searchNestedScriptBlocks: true).Cast<PipelineAst>();

    private List<string> Check(CommandAst command)
    {
        string? name = command.GetCommandName();
        if (name is null || Programs.Contains(name)) return [];
        CommandInfo? found = _session.Run("Get-Command -Name $args[0] -CommandType Cmdlet -ErrorAction Ignore", name).FirstOrDefault()?.BaseObject as CommandInfo;
        if (found is null) return OfPowerShell.Contains(name) ? [] : [$"there is no command {name}"];
        if (found.ModuleName != "CrmHygiene" && !OfPowerShell.Contains(name)) return [$"{name} is not on the list of cmdlets that examples use"];
        if (found.ModuleName != "CrmHygiene") return [];

        List<string> problems = [];
        foreach (CommandParameterAst parameter in command.CommandElements.OfType<CommandParameterAst>())
            if (!found.Parameters.ContainsKey(parameter.ParameterName)) problems.Add($"{name} -{parameter.ParameterName}: no such parameter, or not written in full");
        StaticBindingResult binding = StaticParameterBinder.BindCommand(command, resolve: true);
        problems.AddRange(binding.BindingExceptions.Values.Select(e => $"{name}: {e.BindingException.Message}"));
        problems.AddRange(binding.BoundParameters.Values.SelectMany(b => CheckValues(name, b)));
        if (!IsFed(command)) problems.AddRange(Missing(found, binding));
        return problems;
    }

    private static IEnumerable<string> CheckValues(string name, ParameterBindingResult bound)
    {
        Type type = bound.Parameter.ParameterType;
        Type element = type.IsArray ? type.GetElementType()! : type;
        element = Nullable.GetUnderlyingType(element) ?? element;
        IEnumerable<ExpressionAst> values = bound.Value is ArrayLiteralAst list ? list.Elements : bound.Value is ExpressionAst one ? [one] : [];
        foreach (string text in values.OfType<StringConstantExpressionAst>().Select(v => v.Value))
        {
            if (element.IsEnum && !LanguagePrimitives.TryConvertTo(text, element, out _)) yield return $"{name} -{bound.Parameter.Name}: {text} is not accepted";
            if (bound.Parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set && !set.ValidValues.Contains(text, StringComparer.OrdinalIgnoreCase))
                yield return $"{name} -{bound.Parameter.Name}: {text} is not accepted";
        }
    }

    private static bool IsFed(CommandAst command) => command.Parent is PipelineAst pipeline && pipeline.PipelineElements[0] != command;

    /// <summary>Mandatory parameters that nobody gives, where every parameter set lacks one.</summary>
    private static IEnumerable<string> Missing(CommandInfo command, StaticBindingResult binding)
    {
        HashSet<string> given = new(binding.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        List<string> missing = [.. command.ParameterSets.Select(set => string.Join(", ", set.Parameters.Where(p => p.IsMandatory && !given.Contains(p.Name)).Select(p => "-" + p.Name)))];
        return missing.Contains(string.Empty) ? [] : [$"{command.Name} needs {string.Join(" or ", missing)}"];
    }
}
