#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    $module = (Resolve-Path (Join-Path $PSScriptRoot '../../CrmHygiene.psd1')).ProviderPath
    Import-Module $module -Force
    $source = (Resolve-Path (Join-Path $PSScriptRoot '../../examples/data/contacts.csv')).ProviderPath
    $env:CRMHYGIENE_STORE = $null
    $store = Join-Path $TestDrive 'crm.db'
    $null = Add-CrmSuppression nobody@example.com -Reason Manual -Store $store -CreateStore
    . (Join-Path $PSScriptRoot 'Pwsh.ps1')
    function Start-Pwsh($command) { $null = Invoke-Pwsh -Command "Import-Module '$module'; $command" 2>&1; $LASTEXITCODE }
}

Describe 'Invoke-CrmHygiene' {
    It 'says DRY RUN before anything else and writes nothing but the report that was asked for' {
        $clean = Join-Path $TestDrive 'dry.csv'
        $text = Invoke-CrmHygiene $source $clean -Store $store -ReportPath (Join-Path $TestDrive 'dry.md') | Out-String
        $text.Trim() | Should -Match '^Mode +: DRY RUN: nothing was written\. Add -Apply to do it\.'
        Test-Path $clean | Should -BeFalse
        Get-Content (Join-Path $TestDrive 'dry.md') -Raw | Should -Match '## Dry run: nothing was written'
        Get-Content (Join-Path $TestDrive 'dry.md') -Raw | Should -Not -Match 'Undo-CrmRun'
    }

    It 'adds up, names how to take the run back, and tells the stale that are kept' {
        $r = Invoke-CrmHygiene $source (Join-Path $TestDrive 'clean.csv') -Store $store -Apply -Confirm:$false -ReportPath (Join-Path $TestDrive 'done.html')
        $r.ExitCode | Should -Be 0
        $r.RowsRejected + $r.Merged + $r.Removed + $r.Kept | Should -Be $r.RowsRead
        @(Import-CrmContact $r.Destination).Count | Should -Be $r.Kept
        @(Import-CrmContact $r.ArchivePath).Count | Should -Be ($r.Merged + $r.Removed)
        $r.StaleKept | Should -BeGreaterThan 0
        ($r | Out-String) | Should -Match "$($r.Removed) contacts; $($r.StaleKept) more are stale and kept"
        Get-Content (Join-Path $TestDrive 'done.html') -Raw | Should -Match "Undo-CrmRun -Id $($r.RunId)<"
    }

    It 'writes nothing with -WhatIf and says so' {
        $clean = Join-Path $TestDrive 'whatif.csv'
        (Invoke-CrmHygiene $source $clean -Store $store -Apply -WhatIf).IsDryRun | Should -BeTrue
        Test-Path $clean | Should -BeFalse
    }

    It 'ends with <code> in a process of its own for <what>' -TestCases @(
        @{ code = 0; what = 'a clean run'; more = '' }
        @{ code = 1; what = 'a list that is not there'; more = "; `$r = Invoke-CrmHygiene ./none.csv" }
        @{ code = 2; what = 'a score under the gate'; more = '-FailUnder 100' }
        @{ code = 3; what = 'more removed than allowed'; more = '-MaxRemovePercent 1' }
    ) {
        $clean = Join-Path $TestDrive "code$code.csv"
        Start-Pwsh "`$r = Invoke-CrmHygiene '$source' '$clean' -Store '$store' -Apply -Confirm:`$false $more; exit `$r.ExitCode" | Should -Be $code
        Test-Path $clean | Should -Be ($code -le 1)
    }

    It 'says in its view why nothing was written' {
        (Invoke-CrmHygiene ./none.csv -ErrorAction SilentlyContinue | Out-String).Trim() | Should -Match '^Mode +: DRY RUN: FAILED: see Problem\.'
        (Invoke-CrmHygiene $source -Store $store -MaxRemovePercent 1 -ErrorAction SilentlyContinue | Out-String).Trim() | Should -Match '^Mode +: DRY RUN: nothing was written, and -Apply would write nothing'
        $stopped = Invoke-CrmHygiene $source (Join-Path $TestDrive 'never.csv') -Store $store -MaxRemovePercent 1 -Apply -Confirm:$false -ReportPath (Join-Path $TestDrive 'stopped.md') -ErrorAction SilentlyContinue
        ($stopped | Out-String).Trim() | Should -Match '^Mode +: STOPPED'
        Get-Content (Join-Path $TestDrive 'stopped.md') -Raw | Should -Match '## Last run: stopped, nothing was written'
    }

    It 'names file and line of a policy it cannot read: <text>' -TestCases @(
        @{ text = '{ "limits": { "maxRemovePercent": "x" } }'; message = "*policy.json(1): 'limits.maxRemovePercent' must be*" }
        @{ text = "{`n `"limits`": `n"; message = '*policy.json(*): This is not JSON: *' }
        @{ text = "`n"; message = '*policy.json*The file is empty.*' }
    ) {
        $policy = Join-Path $TestDrive 'policy.json'
        Set-Content $policy $text
        { Invoke-CrmHygiene $source -Policy $policy } | Should -Throw $message
        { Measure-CrmQuality $source -Policy $policy } | Should -Throw $message
        try { Invoke-CrmHygiene $source -Policy $policy } catch { "$_" | Should -Not -Match 'LineNumber|isFinalBlock' }
    }

    It 'keeps personal data out of the log, whatever goes wrong' {
        $log = Join-Path $TestDrive 'log.jsonl'
        $list = Join-Path $TestDrive 'marked.csv'
        $rows = foreach ($i in 1..40) { "id$i,Zqmarker$i,Zqmarker,zqmarker$i@zqmarker.example,+1 zqmarker $i,Zqmarker Ltd,Zqmarker,2019-01-01,true" }
        Set-Content $list (@('Id,FirstName,LastName,Email,Phone,Company,Country,LastActivity,Unsubscribed') + $rows + 'broken,"zqmarker')
        $null = Invoke-CrmHygiene $list (Join-Path $TestDrive 'm1.csv') -Store $store -LogPath $log -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $null = Invoke-CrmHygiene $list (Join-Path $TestDrive 'm2.csv') -Store $store -LogPath $log -Apply -Confirm:$false -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $null = Invoke-CrmHygiene $list (Join-Path $TestDrive 'm3.csv') -Store $store -LogPath $log -MaxRemovePercent 100 -MaxRemoveWeekPercent 100 -Apply -Confirm:$false -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $null = Invoke-CrmHygiene (Join-Path $TestDrive 'gone.csv') -LogPath $log -ErrorAction SilentlyContinue
        $lines = Get-Content $log
        $lines.Count | Should -Be 4
        foreach ($line in $lines) { ($line | ConvertFrom-Json).exitCode | Should -BeIn 0, 1, 3 }
        $lines -join '' | Should -Not -Match 'zqmarker'
    }
}
