using System.Management.Automation;
using CrmHygiene.Core.Changes.Imports;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>Lists runs, shows what one of them changed, or lists imports of new contacts.</summary>
[Cmdlet(VerbsCommon.Get, "CrmRun", DefaultParameterSetName = "Run")]
[OutputType(typeof(CrmRun), ParameterSetName = ["Run", "Last"])]
[OutputType(typeof(RunChange), ParameterSetName = ["Change", "LastChange"])]
[OutputType(typeof(CrmImport), ParameterSetName = ["Import"])]
public sealed class GetCrmRunCommand : StoreCmdlet
{
    /// <summary>The numbers of the runs. All by default, the latest first.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Run")]
    [Parameter(Position = 0, ParameterSetName = "Import")]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, Mandatory = true, ParameterSetName = "Change")]
    [ArgumentCompleter(typeof(RunCompleter))]
    public long[]? Id { get; set; }

    /// <summary>Shows every change of the run: contact, field, before, after, rule and reason. This is personal data.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Change")]
    [Parameter(Mandatory = true, ParameterSetName = "LastChange")]
    public SwitchParameter Change { get; set; }

    /// <summary>The latest run only.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Last")]
    [Parameter(Mandatory = true, ParameterSetName = "LastChange")]
    public SwitchParameter Last { get; set; }

    /// <summary>Lists the imports of new contacts instead: file, lead source, rows, rejects. -Id takes the numbers of imports.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Import")]
    public SwitchParameter Import { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        using CrmStore store = OpenStore();
        if (Import)
        {
            foreach (CrmImport import in ImportLog.List(store))
                if (Id is null || Id.Contains(import.Id)) WriteObject(import);
            foreach (long id in Id ?? [])
                if (ImportLog.Find(store, id) is null) WriteError(Errors.ImportNotFound(id));
            return;
        }
        if (Last) Id = [.. RunLog.List(store).Take(1).Select(r => r.Id)];
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
