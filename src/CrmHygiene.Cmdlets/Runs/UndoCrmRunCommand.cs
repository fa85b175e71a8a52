using System.Management.Automation;
using CrmHygiene.Core.Changes.Imports;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>Takes a run back: changed fields, and contacts that were merged or removed. Takes a whole import back.</summary>
[Cmdlet(VerbsCommon.Undo, "CrmRun", DefaultParameterSetName = "Id", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UndoResult))]
public sealed class UndoCrmRunCommand : UndoCmdlet
{
    /// <summary>The run's number, as Get-CrmRun shows it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [ArgumentCompleter(typeof(RunCompleter))]
    public long Id { get; set; }

    /// <summary>The latest run that changed something and was not taken back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Last")]
    public SwitchParameter Last { get; set; }

    /// <summary>The number of an import, as Get-CrmRun -Import shows it: its contacts leave the lists they were exported to.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Import")]
    public long Import { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        JoinRun();
        using CrmStore store = OpenStore();
        if (ParameterSetName == nameof(Import))
        {
            if (ImportLog.Find(store, Import) is { } import) TakeBack(store, import);
            else WriteError(Errors.ImportNotFound(Import));
            return;
        }
        CrmRun? run = Last ? RunLog.Last(store) : RunLog.Find(store, Id);
        if (run is null) WriteError(Errors.RunNotFound(Last ? null : Id));
        else TakeBack(store, run.Id, null);
    });
}
