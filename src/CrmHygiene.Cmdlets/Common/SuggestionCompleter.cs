using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrmHygiene.Core.Standards.Repair;

namespace CrmHygiene.Cmdlets;

/// <summary>Completes what suggestions can be accepted: rules and fields.</summary>
public sealed class SuggestionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Match(SuggestionChoice.Names, wordToComplete);
}
