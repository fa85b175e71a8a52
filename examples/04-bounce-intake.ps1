<#
.SYNOPSIS
Reads bounce mail into a store and removes the contacts whose addresses are proven dead.

.DESCRIPTION
Run it every hour: what is known already changes nothing. A bounce that nothing proves never removes a contact.

.EXAMPLE
./04-bounce-intake.ps1 -Bounces ./Maildir -Path ./export.csv
#>
[CmdletBinding()]
param(
    # A folder with bounce mail: .eml, mbox, Maildir.
    [string] $Bounces = [IO.Path]::Combine($PSScriptRoot, 'data', 'bounces'),

    # The list.
    [string] $Path = [IO.Path]::Combine($PSScriptRoot, 'data', 'contacts.csv'),

    # Where the list without them and the store go.
    [string] $Folder = [IO.Path]::Combine($PSScriptRoot, 'out'),

    # The domain of our return paths, which name the recipient (VERP): that proves a bounce.
    [string] $ReturnDomain = 'bounce.crm.example.com',

    # The day that counts as today.
    [datetime] $AsOf = '2026-11-01'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module CrmHygiene)) { Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'CrmHygiene.psd1')) }
$null = [IO.Directory]::CreateDirectory($Folder)
$store = [IO.Path]::Combine($Folder, 'bounces.db')

$events = @(Import-CrmBounce $Bounces -Store $store -CreateStore -ReturnDomain $ReturnDomain -WarningAction SilentlyContinue)
"Read       $($events.Count) events"
foreach ($bounce in $events) { '           {0,-10} {1,-14} {2}' -f $bounce.Kind, $bounce.Reason, $bounce.Proof }

$archive = [IO.Path]::Combine($Folder, "bounced-$([datetime]::Now.ToString('yyyyMMdd-HHmmss-fff', [cultureinfo]::InvariantCulture)).csv")
$all = @(Import-CrmContact $Path -ErrorAction SilentlyContinue)
# Removal and export in one pipeline are one run, which Undo-CrmRun takes back in the file.
$all | Remove-CrmStaleContact -Reason HardBounce -Store $store -AsOf $AsOf -ArchivePath $archive -WarningAction SilentlyContinue -OutVariable kept |
    Export-CrmContact ([IO.Path]::Combine($Folder, 'reachable.csv')) -Store $store -WarningAction SilentlyContinue
"Removed    $($all.Count - $kept.Count) of $($all.Count) contacts for hard bounces"
"Undo with  Undo-CrmRun -Last -Store '$store'"
