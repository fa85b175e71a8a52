# Loads the cmdlets into the module's own load context. The models are in the default context already (RequiredAssemblies).

$bin = [System.IO.Path]::Combine($PSScriptRoot, 'bin')
$loaded = [CrmHygiene.Loading.ModuleLoadContext]::BinFolder
if (-not [string]::Equals([System.IO.Path]::GetFullPath($bin), [System.IO.Path]::GetFullPath($loaded), [System.StringComparison]::OrdinalIgnoreCase)) {
    # A process can hold one copy of the models. Without this check the first copy's code would run unnoticed.
    throw [System.InvalidOperationException]::new("Another copy of CrmHygiene is loaded in this process, from '$loaded'. Start a new session to use the one in '$bin'.")
}

$cmdlets = Import-Module -Assembly ([CrmHygiene.Loading.ModuleLoadContext]::LoadCmdlets()) -PassThru

# Import-Module -Force reuses the nested module but does not export its cmdlets again (PowerShell/PowerShell issue 20710).
$export = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
    $export.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
