using System.Management.Automation;
using System.Reflection;
using CrmHygiene.Loading;

namespace CrmHygiene.TypeAdapter;

/// <summary>
/// Loads the cmdlets into the module's own load context and exports them from the module. For the module's own psm1, which is
/// one line: a script that called methods would cost 100 ms in a fresh process.
/// </summary>
[Cmdlet(VerbsData.Import, "CrmCmdlet")]
public sealed class ImportCrmCmdletCommand : PSCmdlet
{
    /// <summary>The folder of the psm1.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Assembly cmdlets = ModuleLoadContext.LoadCmdlets(Folder);
        using PowerShell import = PowerShell.Create(RunspaceMode.CurrentRunspace);
        import.AddCommand("Import-Module").AddParameter("Assembly", new[] { cmdlets }).AddParameter("PassThru").AddParameter("DisableNameChecking");
        foreach (PSModuleInfo loaded in import.Invoke<PSModuleInfo>()) CmdletExports.Add(SessionState.Module, loaded);
    }
}
