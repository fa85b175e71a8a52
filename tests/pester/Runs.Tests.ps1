#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $env:CRMHYGIENE_STORE = $null

    function New-List {
        @'
Id,First Name,Last Name,Email,Phone,Last Activity,Opted Out,Bounce Reason
1,ANN,MILLER,ann@example.org,+1 212 555 0101,2026-10-01,,
2,bob,brown,bob@example.org,+1 212 555 0102,2026-10-01,yes,
3,CY,CLARK,cy@example.org,+1 212 555 0103,2026-10-01,,550 5.1.1 user unknown
4,Di,Davis,di@example.org,,2026-10-01,,
5,Ed,Evans,ed@example.org,,2026-09-01,,
'@ | Set-Content list.csv
    }
}

Describe 'Runs and undo' {
    BeforeEach {
        $here = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $here
        Push-Location $here
        $store = Join-Path $here 'crm.db'
        'nobody@example.net' | Add-CrmSuppression -Store $store -CreateStore
        $env:CRMHYGIENE_STORE = $store
        New-List
        $limits = @{ MaxRemovePercent = 60; MaxRemoveWeekPercent = 100; AsOf = [datetime]'2026-11-01'; ArchivePath = 'gone.csv' }
    }
    AfterEach {
        $env:CRMHYGIENE_STORE = $null
        Pop-Location
    }

    It 'makes one run of a pipeline, with counts and without values' {
        Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US | Remove-CrmStaleContact @limits | Export-CrmContact clean.csv
        $run = Get-CrmRun -Last
        $run.State | Should -Be 'Done'
        $run.Removed | Should -Be 2
        $run.Changed | Should -BeGreaterThan 0
        $run.User | Should -Not -BeNullOrEmpty
        $run.Command | Should -Not -Match 'list\.csv|example'
        $run.Sources | Should -Not -BeNullOrEmpty
        @(Get-CrmRun | Where-Object Removed -GT 0).Count | Should -Be 1
    }

    It 'journals who changed what, and why' {
        Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US | Export-CrmContact clean.csv
        $change = Get-CrmRun -Last -Change | Where-Object { $_.ContactId -eq '1' -and ($_.Field -replace ' ') -eq 'FirstName' }
        $change.Before, $change.After, $change.Rule | Should -BeExactly @('ANN', 'Ann', 'NameCasing')
    }

    It 'takes back what a script changed between its cmdlets, too' {
        Import-CrmContact list.csv | Export-CrmContact before.csv
        Import-CrmContact list.csv |
            ForEach-Object { if ($_.Id -eq 4) { $_.Phone = '+12125550104' }; if ($_.Id -eq 3) { $_.LastName = 'Gone' }; $_ } |
            Repair-CrmContact -DefaultCountry US |
            ForEach-Object { if ($_.Id -eq 5) { $_.LastName = 'Evans-Smith' }; $_ } |
            Remove-CrmStaleContact @limits | Export-CrmContact clean.csv
        (Get-CrmRun -Last -Change | Where-Object ContactId -EQ '5').After | Should -Contain 'Evans-Smith'
        $null = Undo-CrmRun -Last -Confirm:$false -WarningAction SilentlyContinue
        (Get-FileHash clean.csv).Hash | Should -Be (Get-FileHash before.csv).Hash
    }

    It 'gives back what was removed, byte for byte, and says which file' {
        Import-CrmContact list.csv | Export-CrmContact before.csv
        Import-CrmContact list.csv | Remove-CrmStaleContact @limits | Export-CrmContact clean.csv
        $undone = Undo-CrmRun -Last -Confirm:$false -WarningAction SilentlyContinue
        $undone.Restored | Should -Be 2
        $undone.Path | Should -Match 'clean\.csv$'
        (Get-FileHash clean.csv).Hash | Should -Be (Get-FileHash before.csv).Hash
        # Undo is a run itself, and it never makes anybody mailable again.
        (Get-CrmRun -Last).Undoes | Should -Be $undone.RunId
        $undone.StillSuppressed | Should -Be 2
        'bob@example.org' | Test-CrmSuppression -Quiet | Should -BeTrue
    }

    It 'looks first with -WhatIf' {
        Import-CrmContact list.csv | Remove-CrmStaleContact @limits | Export-CrmContact clean.csv
        $hash = (Get-FileHash clean.csv).Hash
        Undo-CrmRun -Last -WhatIf
        (Get-FileHash clean.csv).Hash | Should -Be $hash
        (Get-CrmRun -Last).State | Should -Be 'Done'
    }

    It 'names later edits and leaves them alone' {
        Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US | Export-CrmContact clean.csv
        (Get-Content clean.csv -Raw) -creplace 'Ann,', 'Anna,' | Set-Content clean.csv -NoNewline
        $undone = Undo-CrmRun -Last -Confirm:$false -WarningAction SilentlyContinue
        $undone.Drift.Count | Should -Be 1
        $rows = @(Import-Csv clean.csv)
        $rows[0].'First Name' | Should -BeExactly 'Anna'
        $rows[2].'First Name' | Should -BeExactly 'CY'
    }

    It 'takes a single contact back' {
        Import-CrmContact list.csv | Remove-CrmStaleContact @limits | Export-CrmContact clean.csv
        $null = Restore-CrmContact cy@example.org -Confirm:$false -WarningAction SilentlyContinue
        (Import-Csv clean.csv).Id | Should -Be @('1', '3', '4', '5')
    }

    It 'takes back what an archive names, at once' {
        Import-CrmContact list.csv | Remove-CrmStaleContact @limits | Export-CrmContact clean.csv
        $undone = Import-CrmContact gone.csv | Restore-CrmContact -Confirm:$false -WarningAction SilentlyContinue
        @($undone).Count | Should -Be 1
        $undone.Restored | Should -Be 2
        (Import-Csv clean.csv).Id | Should -Be @('1', '2', '3', '4', '5')
    }

    It 'takes a list in <_> back as what it is' -ForEach 'json', 'jsonl', 'xlsx', 'vcf' {
        Import-CrmContact list.csv | Export-CrmContact "before.$_"
        Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US | Remove-CrmStaleContact @limits | Export-CrmContact "clean.$_"
        $null = Undo-CrmRun -Last -Confirm:$false -WarningAction SilentlyContinue
        (Get-FileHash "clean.$_").Hash | Should -Be (Get-FileHash "before.$_").Hash
    }

    It 'keeps an opt-out that a script noted' {
        Import-CrmContact list.csv | ForEach-Object { if ($_.Id -eq 4) { $_.OptedOut = $true }; $_ } | Repair-CrmContact -DefaultCountry US | Export-CrmContact clean.csv
        $undone = Undo-CrmRun -Last -Confirm:$false -WarningAction SilentlyContinue
        $undone.Drift.Reason | Should -Be 'Restriction'
        $rows = @(Import-Csv clean.csv)
        $rows[3].'Opted Out' | Should -Be 'true'
        $rows[0].'First Name' | Should -BeExactly 'ANN'
    }

    It 'completes the numbers of runs' {
        Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US | Export-CrmContact clean.csv
        $line = 'Undo-CrmRun -Id '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain "$((Get-CrmRun -Last).Id)"
    }

    It 'takes a merge back' {
        "Id,First Name,Last Name,Email,Phone`n1,Ann,Miller,ann@example.org,+12125550101`n2,Ann,Miller,ann@example.org,+12125550101`n3,Bob,Brown,bob@example.org," | Set-Content twice.csv
        Import-CrmContact twice.csv | Export-CrmContact before.csv
        Import-CrmContact twice.csv | Find-CrmDuplicate -PassThru | Merge-CrmContact -ArchivePath merged.csv -MaxRemovePercent 50 -MaxRemoveWeekPercent 50 | Export-CrmContact merged-list.csv
        @(Import-Csv merged-list.csv).Count | Should -Be 2
        $null = Undo-CrmRun -Last -Confirm:$false -WarningAction SilentlyContinue
        (Import-Csv merged-list.csv).Id | Sort-Object | Should -Be @('1', '2', '3')
    }

    It 'never undoes twice, and says why' {
        Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US | Export-CrmContact clean.csv
        $run = (Get-CrmRun -Last).Id
        $null = Undo-CrmRun -Id $run -Confirm:$false
        { Undo-CrmRun -Id $run -Confirm:$false -ErrorAction Stop } | Should -Throw
    }
}

Describe 'Plans that a person edits' {
    BeforeEach {
        $here = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $here
        Push-Location $here
        $store = Join-Path $here 'crm.db'
        'nobody@example.net' | Add-CrmSuppression -Store $store -CreateStore
        $env:CRMHYGIENE_STORE = $store
        New-List
    }
    AfterEach {
        $env:CRMHYGIENE_STORE = $null
        Pop-Location
    }

    It 'applies a plan in <_> as it was written' -ForEach 'csv', 'xlsx', 'json' {
        Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US | Export-CrmContact straight.csv
        $null = Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US -PlanPath "plan.$_"
        Import-CrmContact list.csv | Invoke-CrmChangeSet "plan.$_" | Export-CrmContact planned.csv
        (Get-FileHash planned.csv).Hash | Should -Be (Get-FileHash straight.csv).Hash
    }

    It 'removes only whom the plan still names' {
        $null = Import-CrmContact list.csv | Remove-CrmStaleContact -PlanPath plan.csv -MaxRemovePercent 60 -AsOf 2026-11-01
        @(Import-Csv plan.csv) | Where-Object { $_.Id.Trim("'") -ne '3' } | Export-Csv plan.csv
        $kept = Import-CrmContact list.csv | Invoke-CrmChangeSet plan.csv -MaxRemovePercent 60 -MaxRemoveWeekPercent 100 -ArchivePath gone.csv
        $kept.Id | Should -Be @('1', '3', '4', '5')
        (Import-Csv gone.csv).Id | Should -Be '2'
    }

    It 'refuses rows whose contact has changed since' {
        $null = Import-CrmContact list.csv | Repair-CrmContact -DefaultCountry US -PlanPath plan.csv
        (Get-Content list.csv -Raw) -creplace 'ANN,', 'Annie,' | Set-Content list.csv -NoNewline
        $done = Import-CrmContact list.csv | Invoke-CrmChangeSet plan.csv -ErrorAction SilentlyContinue -ErrorVariable refused
        ($done | Where-Object Id -EQ 1).FirstName | Should -BeExactly 'Annie'
        ($done | Where-Object Id -EQ 3).FirstName | Should -BeExactly 'Cy'
        $refused.Count | Should -BeGreaterThan 0
    }

    It 'makes a plan of any change' {
        $changed = Import-CrmContact list.csv | ForEach-Object { if ($_.Id -eq 4) { $_.Phone = '+12125550104' }; $_ }
        $changed | Export-CrmChangeSet own.csv
        @(Import-Csv own.csv).Count | Should -Be 1
        Import-CrmContact list.csv | Invoke-CrmChangeSet own.csv | Export-CrmContact clean.csv
        (Import-Csv clean.csv | Where-Object Id -EQ 4).Phone | Should -Be '+12125550104'
    }
}

Describe 'Limits' {
    BeforeEach {
        $here = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $here
        Push-Location $here
        $store = Join-Path $here 'crm.db'
        'nobody@example.net' | Add-CrmSuppression -Store $store -CreateStore
        $env:CRMHYGIENE_STORE = $store
        & { 'Id,Email,Opted Out'; 1..100 | ForEach-Object { "$_,p$_@example.org,$(if ($_ -le 30) { 'yes' })" } } | Set-Content big.csv
    }
    AfterEach {
        $env:CRMHYGIENE_STORE = $null
        Pop-Location
    }

    It 'stops before anything is written, and leaves a plan' {
        { Import-CrmContact big.csv | Remove-CrmStaleContact -AsOf 2026-11-01 | Export-CrmContact clean.csv } | Should -Throw -ErrorId 'RemovalLimitExceeded,*'
        Test-Path clean.csv | Should -BeFalse
        $plan = @(Get-ChildItem -Filter 'removal-plan-*')
        $plan.Count | Should -Be 1
        @(Import-Csv $plan).Count | Should -Be 30
        @(Get-CrmSuppression).Count | Should -Be 1
    }

    It 'is lifted by its name only, never by -Force or -Confirm:$false' {
        (Get-Command Remove-CrmStaleContact).Parameters.Keys | Should -Not -Contain 'Force'
        { Import-CrmContact big.csv | Remove-CrmStaleContact -AsOf 2026-11-01 -Confirm:$false } | Should -Throw -ErrorId 'RemovalLimitExceeded,*'
        @(Import-CrmContact big.csv | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 30 -MaxRemoveWeekPercent 30 -ArchivePath gone.csv).Count | Should -Be 70
    }

    It 'counts numbers and seven days, too' {
        { Import-CrmContact big.csv | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 50 -MaxRemoveWeekPercent 50 -MaxRemoveCount 29 } | Should -Throw -ErrorId 'RemovalLimitExceeded,*'
        Import-CrmContact big.csv | Where-Object { [int]$_.Id -le 15 -or [int]$_.Id -gt 30 } | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath one.csv | Export-CrmContact one-left.csv
        { Import-CrmContact big.csv | Where-Object { [int]$_.Id -gt 15 } | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath two.csv } | Should -Throw -ErrorId 'RemovalLimitExceeded,*'
    }

    It 'holds for contacts in a variable and for objects, too' {
        $contacts = Import-CrmContact big.csv
        $contacts | Where-Object { [int]$_.Id -le 15 -or [int]$_.Id -gt 30 } | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath one.csv | Export-CrmContact one-left.csv
        $others = Import-CrmContact big.csv
        { $others | Where-Object { [int]$_.Id -gt 15 } | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath two.csv } | Should -Throw -ErrorId 'RemovalLimitExceeded,*'
        Import-Csv big.csv | Where-Object { [int]$_.Id -le 15 -or [int]$_.Id -gt 30 } | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath three.csv | Should -HaveCount 70
        { Import-Csv big.csv | Where-Object { [int]$_.Id -gt 15 } | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath four.csv } | Should -Throw -ErrorId 'RemovalLimitExceeded,*'
    }

    It 'rows in are rows kept and rows removed' {
        $kept = @(Import-CrmContact big.csv | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 30 -MaxRemoveWeekPercent 30 -ArchivePath gone.csv)
        $kept.Count + @(Import-Csv gone.csv).Count | Should -Be 100
        @(Import-Csv gone.csv)[0].PSObject.Properties.Name -join ' ' | Should -Match 'Reason'
    }
}

Describe 'The store' {
    It 'is backed up whole' {
        $store = Join-Path $TestDrive 'a.db'
        $copy = Join-Path $TestDrive 'copy.db'
        'ann@example.org' | Add-CrmSuppression -Store $store -CreateStore
        $null = Backup-CrmStore $copy -Store $store
        'ann@example.org' | Test-CrmSuppression -Store $copy -Quiet | Should -BeTrue
    }

    It 'is never made by accident' {
        { Get-CrmRun -Store (Join-Path $TestDrive 'missing.db') -ErrorAction Stop } | Should -Throw
        { 'ann@example.org' | Test-CrmSuppression -Store (Join-Path $TestDrive 'missing.db') -Quiet -ErrorAction Stop } | Should -Throw
        Test-Path (Join-Path $TestDrive 'missing.db') | Should -BeFalse
    }

    It 'leaves a foreign file as it is' {
        $file = Join-Path $TestDrive 'notes.db'
        'not a store' | Set-Content $file
        { 'ann@example.org' | Add-CrmSuppression -Store $file -CreateStore -ErrorAction Stop } | Should -Throw
        Get-Content $file | Should -Be 'not a store'
    }

    It 'is for its owner only' -Skip:$IsWindows {
        $store = Join-Path $TestDrive 'own.db'
        'ann@example.org' | Add-CrmSuppression -Store $store -CreateStore
        [IO.File]::GetUnixFileMode($store) | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite')
    }
}
