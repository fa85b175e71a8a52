<#
.SYNOPSIS
The whole job by a written policy, as a scheduler runs it: clean list, report, log, exit code.

.DESCRIPTION
A dry run unless -Apply. Ends with the code of the run: 0 done, 1 error, 2 not good enough, 3 more would have been removed than the policy allows.
Register it with: Register-CrmSchedule monthly -ScriptPath ./03-monthly-job.ps1 -Every Monthly

.EXAMPLE
./03-monthly-job.ps1 -Apply
#>
[CmdletBinding()]
param(
    # The export to clean.
    [string] $Path = [IO.Path]::Combine($PSScriptRoot, 'data', 'contacts.csv'),

    # Where the clean list, the report, the log and the store go.
    [string] $Folder = [IO.Path]::Combine($PSScriptRoot, 'out'),

    # The policy; a new one is written where it is missing.
    [string] $Policy = [IO.Path]::Combine($Folder, 'crm-policy.json'),

    # Writes the result.
    [switch] $Apply,

    # The day that counts as today.
    [datetime] $AsOf = '2026-11-01'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module CrmHygiene)) { Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'CrmHygiene.psd1')) }
$null = [IO.Directory]::CreateDirectory($Folder)
if (-not [IO.File]::Exists($Policy)) { $null = New-CrmPolicy $Policy }

$result = Invoke-CrmHygiene $Path -Destination ([IO.Path]::Combine($Folder, 'monthly.csv')) -Policy $Policy -DefaultCountry US -AsOf $AsOf `
    -Store ([IO.Path]::Combine($Folder, 'monthly.db')) -CreateStore -MaxRemovePercent 30 -FailUnder 60 `
    -ReportPath ([IO.Path]::Combine($Folder, 'monthly.html')) -LogPath ([IO.Path]::Combine($Folder, 'monthly.jsonl')) -Apply:$Apply -Confirm:$false
$result
exit $result.ExitCode
