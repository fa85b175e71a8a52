# Loads the cmdlets into the module's own load context. The models are in the default context already (RequiredAssemblies).
Import-CrmCmdlet $PSScriptRoot
