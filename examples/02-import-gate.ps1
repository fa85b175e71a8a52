<#
.SYNOPSIS
Looks at a new list before it gets into the CRM: what its columns are, what does not fit, who must not be mailed, and whether it is good enough.

.DESCRIPTION
Ends with 2 where the list is not good enough, so that a script that loads it can stop. Nothing of the list is changed.

.EXAMPLE
./02-import-gate.ps1 -Path ./fair.csv -LeadSource 'Trade fair' -ConsentBasis consent -Country DE
#>
[CmdletBinding()]
param(
    # The new list.
    [string] $Path = [IO.Path]::Combine($PSScriptRoot, 'data', 'signups.csv'),

    # Where accepted contacts and rejected rows go.
    [string] $Folder = [IO.Path]::Combine($PSScriptRoot, 'out'),

    # Where the list came from, and the lawful basis for mailing it.
    [string] $LeadSource = 'Website form',
    [string] $ConsentBasis = 'consent',

    # The country of phone numbers that name none.
    [string] $Country = 'DE',

    # The lowest score that passes.
    [double] $MinimumScore = 60,

    # The day that counts as today.
    [datetime] $AsOf = '2026-11-01'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module CrmHygiene)) { Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'CrmHygiene.psd1')) }
$null = [IO.Directory]::CreateDirectory($Folder)
$store = [IO.Path]::Combine($Folder, 'gate.db')
$accepted = [IO.Path]::Combine($Folder, 'accepted.csv')
$rejected = [IO.Path]::Combine($Folder, 'gate-rejected.csv')
if ([IO.File]::Exists($rejected)) { [IO.File]::Delete($rejected) }

# 1. The columns.
"Columns of $([IO.Path]::GetFileName($Path))"
foreach ($column in Test-CrmImport $Path) { '           {0,-22} {1,-14} {2,5:0} % filled, {3} do not fit' -f $column.Header, $column.Field, $column.FilledPercent, $column.Bad }

# 2. Who opted out elsewhere is turned away, visibly. Here one address, as an example of a suppression list.
$null = 'birgit.hasenkamp@isarblick.example.com' | Add-CrmSuppression -Reason OptedOut -Store $store -CreateStore -Confirm:$false
$contacts = @(Import-CrmContact $Path -LeadSource $LeadSource -ConsentBasis $ConsentBasis -Store $store -RejectSuppressed -RejectPath $rejected -ErrorAction SilentlyContinue -ErrorVariable problems |
    Repair-CrmContact -DefaultCountry $Country)
"Accepted   $($contacts.Count) contacts, $($problems.Count) rows rejected"
foreach ($problem in $problems) { "           $problem" }

# 3. Good enough?
$quality = $contacts | Measure-CrmQuality -AsOf $AsOf -FailUnder $MinimumScore -ErrorAction SilentlyContinue
"Quality    $($quality.Score.ToString('0.0', [cultureinfo]::InvariantCulture)) of 100"
if ($quality.ExitCode -ne 0) { "Stopped    $($quality.Failures -join ' ')"; exit $quality.ExitCode }
$contacts | Export-CrmContact $accepted -WarningAction SilentlyContinue
"Written    $accepted"
