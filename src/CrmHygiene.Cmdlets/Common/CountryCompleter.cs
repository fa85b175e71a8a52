using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrmHygiene.Core.Standards.Countries;

namespace CrmHygiene.Cmdlets;

/// <summary>Completes countries by code or name; the code is inserted, the name shown.</summary>
public sealed class CountryCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string prefix = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return CountryCatalog.All
            .Where(c => c.Alpha2.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || c.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(c => new CompletionResult(c.Alpha2, $"{c.Alpha2} {c.Name}", CompletionResultType.ParameterValue, c.Name));
    }
}
