using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CrmHygiene.Cmdlets;

/// <summary>Completes the names of standard fields.</summary>
public sealed class FieldCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Match(ContactFields.All.Select(ContactFields.NameOf), wordToComplete);
}
