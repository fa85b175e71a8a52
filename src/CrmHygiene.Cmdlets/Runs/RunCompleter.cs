using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>Completes the numbers of the latest runs, with when they ran and what they did as the tip.</summary>
public sealed class RunCompleter : IArgumentCompleter
{
    private const int Most = 30;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            if (fakeBoundParameters.Contains("Import")) return [];
            string? named = fakeBoundParameters["Store"] as string;
            string path = StoreLocation.Resolve(named is null ? null : FullPath(named), CrmPolicy.Default).Path;
            if (!File.Exists(path)) return [];
            using CrmStore store = CrmStore.Open(path);
            return [.. RunLog.List(store).Where(r => Number(r.Id).StartsWith(wordToComplete, StringComparison.Ordinal)).Take(Most)
                .Select(r => new CompletionResult(Number(r.Id), $"{Number(r.Id)}  {Tip(r)}", CompletionResultType.ParameterValue, $"{Tip(r)}: {r.Command}"))];
        }
        catch (Exception exception) when (exception is StoreException or RuntimeException)
        {
            // Completion is no place for errors.
            return [];
        }
    }

    // While something is completed only a script may ask the session where it is.
    private static string FullPath(string path)
    {
        if (Path.IsPathFullyQualified(path)) return path;
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])").AddArgument(path).Invoke<string>().Single();
    }

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Tip(CrmRun run) => string.Create(CultureInfo.InvariantCulture,
        $"{run.Started.LocalDateTime:yyyy-MM-dd HH:mm} {run.State}, {run.Changed:N0} changed, {run.Merged:N0} merged, {run.Removed:N0} removed, {run.Restored:N0} restored");
}
