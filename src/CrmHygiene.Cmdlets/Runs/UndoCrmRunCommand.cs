using System.Management.Automation;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>Takes a run back: changed fields, and contacts that were merged or removed.</summary>
[Cmdlet(VerbsCommon.Undo, "CrmRun", DefaultParameterSetName = "Id", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UndoResult))]
public sealed class UndoCrmRunCommand : UndoCmdlet
{
    /// <summary>The run's number, as Get-CrmRun shows it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    public long Id { get; set; }

    /// <summary>The latest run that changed something and was not taken back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Last")]
    public SwitchParameter Last { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        JoinRun();
        using CrmStore store = OpenStore();
        CrmRun? run = Last ? RunLog.Last(store) : RunLog.Find(store, Id);
        if (run is null) WriteError(Errors.RunNotFound(Last ? null : Id));
        else TakeBack(store, run.Id, null);
    });
}
