# Loads the cmdlets into the module's own load context. The models are in the default context already (RequiredAssemblies).
# Every line of script costs milliseconds in a fresh process, so the work is in two compiled methods.

$cmdlets = Import-Module -Assembly ([CrmHygiene.Loading.ModuleLoadContext]::LoadCmdlets($PSScriptRoot)) -PassThru
[CrmHygiene.TypeAdapter.CmdletExports]::Add($ExecutionContext.SessionState.Module, $cmdlets)
