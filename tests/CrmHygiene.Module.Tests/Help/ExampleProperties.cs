using System.Management.Automation;
using System.Management.Automation.Language;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Help;

/// <summary>Follows what flows through the pipelines of an example, and names properties it does not have.</summary>
public sealed class ExampleProperties(Session session)
{
    private static readonly HashSet<string> PassOn = new(StringComparer.Ordinal) { "Where-Object", "Sort-Object", "Select-Object", "Tee-Object" };
    private static readonly HashSet<string> NamesProperties = new(PassOn, StringComparer.Ordinal) { "Group-Object", "Measure-Object", "Format-Table", "Format-List" };

    /// <summary>The properties that the commands of a pipeline name and its objects lack.</summary>
    public IEnumerable<string> Check(PipelineAst pipeline)
    {
        Type[] types = [];
        foreach (CommandAst command in pipeline.PipelineElements.OfType<CommandAst>())
        {
            string name = command.GetCommandName() ?? string.Empty;
            foreach (string property in types.Length == 0 ? [] : Named(command, name))
                if (!types.Any(t => Has(t, property))) yield return $"{name}: {string.Join(" or ", types.Select(t => t.Name))} has no property {property}";
            if (!PassOn.Contains(name)) types = Outputs(command, name);
        }
    }

    private static IEnumerable<string> Named(CommandAst command, string name)
    {
        foreach (ScriptBlockExpressionAst script in command.CommandElements.OfType<ScriptBlockExpressionAst>())
        {
            foreach (MemberExpressionAst member in script.FindAll(a => a is MemberExpressionAst and not InvokeMemberExpressionAst, true).Cast<MemberExpressionAst>())
                if (member.Expression is VariableExpressionAst { VariablePath.UserPath: "_" } && member.Member is StringConstantExpressionAst text && Enclosing(member) == script)
                    yield return text.Value;
        }
        if (!NamesProperties.Contains(name)) yield break;
        IEnumerable<StringConstantExpressionAst> words = command.CommandElements.Skip(1)
            .SelectMany(e => e is ArrayLiteralAst list ? list.Elements : e is ExpressionAst one ? [one] : []).OfType<StringConstantExpressionAst>();
        // Where-Object Property -eq Value: the first word alone is a property.
        foreach (string word in words.Take(name == "Where-Object" ? 1 : int.MaxValue).Select(w => w.Value)) yield return word;
    }

    private static ScriptBlockExpressionAst? Enclosing(Ast ast)
    {
        Ast? parent = ast.Parent;
        while (parent is not null and not ScriptBlockExpressionAst) parent = parent.Parent;
        return (ScriptBlockExpressionAst?)parent;
    }

    /// <summary>What one of our cmdlets writes with the switches it is given; nothing known of others.</summary>
    private Type[] Outputs(CommandAst command, string name)
    {
        if (!name.Contains("-Crm", StringComparison.Ordinal)) return [];
        var found = (CommandInfo)session.RunClean("Get-Command $args[0]", name)[0].BaseObject;
        HashSet<string> given = [.. command.CommandElements.OfType<CommandParameterAst>().Select(p => p.ParameterName)];
        List<Type> types = [.. found.OutputType.Select(o => o.Type).OfType<Type>()];
        if (given.Contains("Quiet")) return [typeof(bool)];
        if (found.Parameters.ContainsKey("Quiet")) types.Remove(typeof(bool));
        if (found.Parameters.ContainsKey("PassThru") && types.Count > 1)
            types.RemoveAll(t => IsContact(t) != given.Contains("PassThru"));
        return [.. types];
    }

    private static bool IsContact(Type type) => type.FullName == "CrmHygiene.Contact";

    private static bool Has(Type type, string property)
    {
        if (property == "*" || type.GetProperty(property) is not null) return true;
        if (!IsContact(type)) return false;
        // A column of one's own; the examples' have a space in their names.
        if (property.Contains(' ', StringComparison.Ordinal)) return true;
        return Enum.GetNames(type.Assembly.GetType("CrmHygiene.ContactField")!).Contains(property) || OfContacts.Contains(property);
    }

    // What the type adapter adds, and what findings attach.
    private static readonly HashSet<string> OfContacts = new(StringComparer.Ordinal)
    {
        "Original", "Changes", "Suggestions", "Findings", "IsPlanned", "SourceName", "SourceLine",
        "EmailVerdict", "EmailReason", "EmailSuggestion", "DuplicateMatch", "DuplicateGroup", "DuplicateBand", "DuplicateProbability", "StaleReason", "StaleAction", "SuppressionReason",
    };
}
