using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CrmHygiene.Cmdlets.Lifecycle;

/// <summary>Completes periods as people say them; any other is accepted too.</summary>
public sealed class PeriodCompleter : IArgumentCompleter
{
    private static readonly string[] Periods = ["3 months", "6 months", "9 months", "12 months", "18 months", "24 months", "36 months", "90 days", "180 days"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Match(Periods, wordToComplete);
}
