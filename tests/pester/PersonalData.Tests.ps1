#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $env:CRMHYGIENE_STORE = $null
}

Describe 'Requests for access and erasure' {
    BeforeEach {
        $here = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $here
        Push-Location $here
        $store = Join-Path $here 'crm.db'
        'nobody@example.net' | Add-CrmSuppression -Store $store -CreateStore
        "Id,First Name,Email,Opted Out`n1,ANN,ann@example.org,yes`n2,bob,bob@example.org," | Set-Content list.csv
        '{"event":"click","email":"ann@example.org","timestamp":1790000000,"sg_event_id":"1"}' | Set-Content hook.jsonl
        $null = Import-CrmEngagement hook.jsonl -Store $store
        Import-CrmContact list.csv -Store $store | Repair-CrmContact -Store $store | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 60 -MaxRemoveWeekPercent 60 -ArchivePath gone.csv -Store $store | Export-CrmContact clean.csv -Store $store
    }
    AfterEach { Pop-Location }

    It 'finds a person everywhere it knows' {
        $found = @(Find-CrmPersonalData ANN@example.org -Store $store)
        $found.Count | Should -BeGreaterThan 3
        "$($found.Path)" | Should -Match 'gone\.csv'
        Find-CrmPersonalData stranger@example.org -Store $store | Should -BeNullOrEmpty
    }

    It 'answers with a file' {
        Export-CrmPersonalData ann@example.org answer.json -Store $store
        $answer = Get-Content answer.json -Raw | ConvertFrom-Json
        $answer | Should -Not -BeNullOrEmpty
        Get-Content answer.json -Raw | Should -Match 'ANN'
        Get-Content answer.json -Raw | Should -Not -Match 'bob@'
    }

    It 'erases, keeps a keyed hash, and says what it did not reach' {
        $null = Backup-CrmStore (Join-Path $here 'backup.db') -Store $store
        $receipt = Remove-CrmPersonalData ann@example.org -ReceiptPath receipt.json -Store $store -Confirm:$false -WarningAction SilentlyContinue
        $receipt.AddressHash | Should -Not -BeNullOrEmpty
        ($receipt.StoreEntries.Values | Measure-Object -Sum).Sum | Should -BeGreaterThan 0
        $receipt.NotReached -join ' ' | Should -Match 'backup\.db'
        Get-Content receipt.json -Raw | Should -Not -Match 'ann@'
        Get-Content gone.csv -Raw | Should -Not -Match 'ann@'
        foreach ($file in Get-ChildItem "$store*") { [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($file)) | Should -Not -Match 'ann@example' }
        'ann@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeTrue
    }

    It 'asks first, and -WhatIf erases nothing' {
        Remove-CrmPersonalData ann@example.org -Store $store -WhatIf
        @(Find-CrmPersonalData ann@example.org -Store $store).Count | Should -BeGreaterThan 3
    }

    It 'neither undo nor an old file brings an erased person back' {
        $null = Remove-CrmPersonalData ann@example.org -Store $store -Confirm:$false -WarningAction SilentlyContinue
        $null = Undo-CrmRun -Last -Store $store -Confirm:$false -WarningAction SilentlyContinue
        Get-Content clean.csv -Raw | Should -Not -Match 'ann@'
        (Import-CrmContact list.csv -Store $store -RejectSuppressed -ErrorAction SilentlyContinue).Id | Should -Be 2
        (Import-CrmEngagement hook.jsonl -Store $store -ErrorAction SilentlyContinue).New | Should -Be 0
    }
}
