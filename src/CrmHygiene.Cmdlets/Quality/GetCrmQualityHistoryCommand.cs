using System.Management.Automation;
using CrmHygiene.Cmdlets.Runs;
using CrmHygiene.Core.Quality.History;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Quality;

/// <summary>Shows how the quality of lists went over time, and what changed from one measurement to the next.</summary>
[Cmdlet(VerbsCommon.Get, "CrmQualityHistory")]
[OutputType(typeof(QualitySnapshot))]
public sealed class GetCrmQualityHistoryCommand : StoreCmdlet
{
    /// <summary>The names of lists, such as contacts.csv; * and ? are wildcards. All by default.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[]? Source { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        using CrmStore store = OpenStore();
        foreach (string? source in Source ?? [null!])
        {
            IReadOnlyList<QualitySnapshot> found = QualityHistory.List(store, source);
            if (found.Count == 0 && source is not null && !WildcardPattern.ContainsWildcardCharacters(source)) WriteError(Errors.HistoryNotFound(source));
            WriteObject(found, enumerateCollection: true);
        }
    });
}
