using System.Management.Automation;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>Lists runs, or shows what one of them changed.</summary>
[Cmdlet(VerbsCommon.Get, "CrmRun", DefaultParameterSetName = "Run")]
[OutputType(typeof(CrmRun), ParameterSetName = ["Run"])]
[OutputType(typeof(RunChange), ParameterSetName = ["Change"])]
public sealed class GetCrmRunCommand : StoreCmdlet
{
    /// <summary>The numbers of the runs. All by default, the latest first.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Run")]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, Mandatory = true, ParameterSetName = "Change")]
    public long[]? Id { get; set; }

    /// <summary>Shows every change of the run: contact, field, before, after, rule and reason. This is personal data.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Change")]
    public SwitchParameter Change { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        using CrmStore store = OpenStore();
        if (Id is null)
        {
            WriteObject(RunLog.List(store), enumerateCollection: true);
            return;
        }
        foreach (long id in Id)
        {
            CrmRun? run = RunLog.Find(store, id);
            if (run is null) WriteError(Errors.RunNotFound(id));
            else if (!Change) WriteObject(run);
            else
                foreach (RunChange change in RunLog.Changes(store, id)) WriteObject(change);
        }
    });
}
