<#
.SYNOPSIS
Asks silent contacts whether they still want to hear from us, before anybody is removed. Nothing is sent.

.EXAMPLE
./05-reengagement.ps1 -Path ./export.csv -From 'Shop <news@example.com>'
#>
[CmdletBinding()]
param(
    # The list.
    [string] $Path = [IO.Path]::Combine($PSScriptRoot, 'data', 'newsletter.csv'),

    # Where the send list, the templates and the store go.
    [string] $Folder = [IO.Path]::Combine($PSScriptRoot, 'out'),

    # Who writes, from where, and where people unsubscribe with one click (RFC 8058).
    [string] $From = 'CRM team <news@crm.example.com>',
    [string] $PostalAddress = '1 Market Street, Springfield',
    [string] $UnsubscribeUri = 'https://crm.example.com/u/{{Token}}',

    # The day that counts as today.
    [datetime] $AsOf = '2026-11-01'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module CrmHygiene)) { Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'CrmHygiene.psd1')) }
$null = [IO.Directory]::CreateDirectory($Folder)
$store = [IO.Path]::Combine($Folder, 'reengagement.db')
# A folder for each round, as no round replaces the list of another.
$target = [IO.Path]::Combine($Folder, 'reengagement-' + [datetime]::Now.ToString('yyyyMMdd-HHmmss-fff', [cultureinfo]::InvariantCulture))

# Offline, so without a look at blocklists; a real round passes -Blocklist (Test-CrmBlocklist ...).
$round = Import-CrmContact $Path -ErrorAction SilentlyContinue |
    New-CrmReengagement $target -From $From -PostalAddress $PostalAddress -UnsubscribeUri $UnsubscribeUri -SkipBlocklistCheck -Store $store -CreateStore -AsOf $AsOf
"Asked      $($round.Selected) contacts"
foreach ($reason in $round.Excluded.Keys) { '           {0,-24} {1} left out' -f $reason, $round.Excluded[$reason] }
"Send list  $($round.SendList)"
