using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Cmdlets;

/// <summary>Completes the names of header profiles.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Match(HeaderProfiles.Names, wordToComplete);
}
