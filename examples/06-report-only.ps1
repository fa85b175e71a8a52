<#
.SYNOPSIS
Measures a list and writes a report to look at. Changes nothing.

.EXAMPLE
./06-report-only.ps1 -Path ./export.csv -Report ./report.html
#>
[CmdletBinding()]
param(
    # The list.
    [string] $Path = [IO.Path]::Combine($PSScriptRoot, 'data', 'contacts.csv'),

    # The report: .html, .md or .json.
    [string] $Report = [IO.Path]::Combine($PSScriptRoot, 'out', 'report.html'),

    # The day that counts as today.
    [datetime] $AsOf = '2026-11-01'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module CrmHygiene)) { Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'CrmHygiene.psd1')) }
$null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName([IO.Path]::GetFullPath($Report)))

$contacts = @(Import-CrmContact $Path -ErrorAction SilentlyContinue)
$quality = $contacts | Measure-CrmQuality -SegmentBy LeadSource -AsOf $AsOf
@($quality) + @($contacts | Test-CrmContact -AsOf $AsOf) + @($contacts | Find-CrmDuplicate) + @($contacts | Find-CrmStaleContact -AsOf $AsOf) | Export-CrmReport $Report -AsOf $AsOf
"Quality    $($quality.Score.ToString('0.0', [cultureinfo]::InvariantCulture)) of 100 ($($contacts.Count) contacts)"
"Report     $Report"
