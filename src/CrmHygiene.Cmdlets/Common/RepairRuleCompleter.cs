using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrmHygiene.Core.Standards.Repair;

namespace CrmHygiene.Cmdlets;

/// <summary>Completes the ids of the repair rules.</summary>
public sealed class RepairRuleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Match(RepairRules.All.Select(r => r.Id), wordToComplete);
}
