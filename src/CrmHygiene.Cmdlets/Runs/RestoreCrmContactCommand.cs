using System.Management.Automation;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>Takes single contacts back: as they were before a run changed, merged or removed them.</summary>
[Cmdlet(VerbsData.Restore, "CrmContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UndoResult))]
public sealed class RestoreCrmContactCommand : UndoCmdlet
{
    /// <summary>The ids or e-mail addresses of the contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Email")]
    public string[] Contact { get; set; } = [];

    /// <summary>The run to take them back from. By default the latest that touched the contact.</summary>
    [Parameter]
    public long? RunId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        JoinRun();
        using CrmStore store = OpenStore();
        foreach (string contact in Contact)
        {
            long? run = RunId ?? RunLog.LastOf(store, contact);
            if (run is null) WriteError(Errors.ContactNotInJournal());
            else TakeBack(store, run.Value, contact);
        }
    });
}
