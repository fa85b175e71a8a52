<#
.SYNOPSIS
Cleans a messy contact export and says what it did. Offline; the export itself is not changed.

.DESCRIPTION
Runs in PowerShell 7.4 or later and in the CrmHygiene shell. It uses the language and CrmHygiene's cmdlets only, so it
also runs where no other module is installed.

.EXAMPLE
./01-first-cleanup.ps1

.EXAMPLE
./01-first-cleanup.ps1 -Path ./my-export.csv -Destination ./clean.csv -Country GB
#>
[CmdletBinding()]
param(
    # The export to clean.
    [string] $Path = [IO.Path]::Combine($PSScriptRoot, 'data', 'contacts.csv'),

    # Where the clean list goes. Its companions (removed, rejected) are written beside it.
    [string] $Destination = [IO.Path]::Combine($PSScriptRoot, 'out', 'clean.csv'),

    # Remembers the run, so that it can be undone. An example has a store of its own, apart from yours.
    [string] $Store = [IO.Path]::Combine($PSScriptRoot, 'out', 'first-cleanup.db'),

    # The country of phone numbers that name none.
    [string] $Country = 'US',

    # The day that counts as today.
    [datetime] $AsOf = '2026-11-01'
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module CrmHygiene)) { Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'CrmHygiene.psd1')) }

$folder = [IO.Path]::GetDirectoryName([IO.Path]::GetFullPath($Destination))
$null = [IO.Directory]::CreateDirectory($folder)
$stamp = [datetime]::Now.ToString('yyyyMMdd-HHmmss-fff', [cultureinfo]::InvariantCulture)
$rejected = [IO.Path]::Combine($folder, "rejected-$stamp.csv")
$merged = [IO.Path]::Combine($folder, "merged-$stamp.csv")
$removed = [IO.Path]::Combine($folder, "removed-$stamp.csv")

# 1. Import. Rows that cannot be read are kept in a file of their own, with line and reason.
$contacts = @(Import-CrmContact $Path -RejectPath $rejected -ErrorAction SilentlyContinue -ErrorVariable problems)
"Imported   $($contacts.Count) contacts from $([IO.Path]::GetFileName($Path)), $($problems.Count) rows rejected:"
foreach ($problem in $problems) { "           $problem" }
$before = $contacts | Measure-CrmQuality -AsOf $AsOf

# 2. Clean, in one pipeline: that is one run, which Undo-CrmRun takes back as a whole. -OutVariable keeps what passed each
#    step, to tell of it afterwards.
#    Repair: safe fixes are made and listed on each contact; typos in addresses are only suggested.
#    Duplicates: certain groups are merged; the others wait for a person.
#    Addresses, as text: no network is used here.
#    Stale contacts: archived with their reasons first; never more than the limit allows.
#    Export: as the source was written.
$contacts |
    Repair-CrmContact -DefaultCountry $Country -Store $Store -CreateStore -OutVariable repaired |
    Find-CrmDuplicate -PassThru |
    Merge-CrmContact -ArchivePath $merged -Store $Store |
    Test-CrmEmail -Level Syntax -PassThru |
    Find-CrmStaleContact -AsOf $AsOf -PassThru -Store $Store -OutVariable judged |
    Remove-CrmStaleContact -AsOf $AsOf -ArchivePath $removed -Store $Store -OutVariable clean |
    Export-CrmContact $Destination -Store $Store

# 3. What it did.
$changes = @($repaired | ForEach-Object Changes)
"Repaired   $(@($repaired | Where-Object { $_.Changes.Count }).Count) contacts, $($changes.Count) changes, such as"
$shown = @{}
foreach ($change in $changes) {
    if ($shown.ContainsKey($change.Rule)) { continue }
    $shown[$change.Rule] = $true
    '           {0,-18} {1,-12} {2} -> {3}' -f $change.Rule, $change.Field, $change.Before.Trim(), $change.After
}
$suggestions = @($repaired | ForEach-Object Suggestions)
"Suggested  $($suggestions.Count) fixes for a person to decide on, such as"
foreach ($suggestion in $suggestions) { if (++$listed -gt 3) { break }; "           $($suggestion.Current) -> $($suggestion.Suggested)" }
"Merged     down to $($judged.Count) contacts; $(@($judged | Where-Object DuplicateBand -EQ Review).Count) more are in groups to look at"
"Addresses  $(@($judged | Where-Object EmailVerdict -EQ Valid).Count) valid, $(@($judged | Where-Object EmailVerdict -EQ Risky).Count) risky, $(@($judged | Where-Object EmailVerdict -EQ Invalid).Count) invalid"
$stale = @($judged | ForEach-Object Findings | Where-Object { $_ -is [CrmHygiene.StaleFinding] })
"Removed    $($judged.Count - $clean.Count) stale contacts, $($clean.Count) kept. Reasons found:"
foreach ($reason in [Linq.Enumerable]::Order([Linq.Enumerable]::Distinct([string[]] $stale.Reason))) {
    '           {0,-18} {1}' -f $reason, @($stale | Where-Object Reason -EQ $reason).Count
}
$after = $clean | Measure-CrmQuality -AsOf $AsOf
"Quality    $($before.Score.ToString('0.0')) before, $($after.Score.ToString('0.0')) after, of 100"
"Written    $Destination"
foreach ($file in $merged, $removed, $rejected) { if ([IO.File]::Exists($file)) { "           $file" } }
"Undo with  Undo-CrmRun -Last -Store '$Store'"
