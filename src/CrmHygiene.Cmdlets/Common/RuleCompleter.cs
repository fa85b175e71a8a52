using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Cmdlets;

/// <summary>Completes the ids of the rules for contacts.</summary>
public sealed class RuleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Match(RuleCatalogue.Ids, wordToComplete);
}
