#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $env:CRMHYGIENE_STORE = $null
    $mail = @{ From = 'Shop <news@example.com>'; PostalAddress = '1 Market Street, Springfield'; UnsubscribeUri = 'https://example.com/u/{{Token}}' }
}

Describe 'Asking before removing' {
    BeforeEach {
        $here = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $here
        Push-Location $here
        $store = Join-Path $here 'crm.db'
        'supp@example.org' | Add-CrmSuppression -Store $store -CreateStore
        @'
Id,Email,Last Activity,Opted Out,Consent Basis,Consent Date,Consent Evidence
1,ann@example.org,2026-01-01,,consent,2025-06-01,Form 17
2,bob@example.org,2026-10-01,,consent,2025-06-01,Form 18
3,cy@example.org,2026-01-01,yes,consent,2025-06-01,Form 19
4,supp@example.org,2026-01-01,,consent,2025-06-01,Form 20
5,di@example.org,2026-01-01,,consent,2025-06-01,Form 21
'@ | Set-Content list.csv
    }
    AfterEach { Pop-Location }

    It 'asks the silent, and nobody who may not be mailed' {
        $round = Import-CrmContact list.csv -Store $store | New-CrmReengagement ask @mail -SkipBlocklistCheck -Store $store -AsOf 2026-11-01
        $round.Selected | Should -Be 2
        (Import-Csv $round.SendList).Id | Should -Be @('1', '5')
        ($round.Excluded.Values | Measure-Object -Sum).Sum + $round.Selected | Should -BeGreaterOrEqual 4
    }

    It 'writes templates with address and one-click unsubscription' {
        $round = Import-CrmContact list.csv -Store $store | New-CrmReengagement ask @mail -SkipBlocklistCheck -Store $store -AsOf 2026-11-01
        $round.Templates.Count | Should -Be 2
        foreach ($template in $round.Templates) {
            $text = Get-Content $template -Raw
            $text | Should -Match 'List-Unsubscribe: <https://example\.com/u/'
            $text | Should -Match 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'
            $text | Should -Match '1 Market Street'
        }
    }

    It 'needs a sender, a postal address and an https address' {
        { Import-CrmContact list.csv -Store $store | New-CrmReengagement ask -From news@example.com -PostalAddress 'x street' -UnsubscribeUri 'http://example.com/u' -SkipBlocklistCheck -Store $store -AsOf 2026-11-01 -ErrorAction Stop } | Should -Throw
    }

    It 'keeps to the cadence, and goes through the stages' {
        $contacts = { Import-CrmContact list.csv -Store $store }
        (& $contacts | New-CrmReengagement one @mail -SkipBlocklistCheck -Store $store -AsOf 2026-11-01).Selected | Should -Be 2
        (& $contacts | New-CrmReengagement two @mail -SkipBlocklistCheck -Store $store -AsOf 2026-11-05).Selected | Should -Be 0
        (& $contacts | New-CrmReengagement three @mail -SkipBlocklistCheck -Store $store -AsOf 2026-11-16).Selected | Should -Be 2
        '{"event":"click","email":"di@example.org","timestamp":1796040000,"sg_event_id":"1"}' | Set-Content hook.jsonl
        $null = Import-CrmEngagement hook.jsonl -Store $store
        $stages = @(& $contacts | Get-CrmReengagement -Store $store -AsOf 2026-12-20)
        ($stages | Where-Object Id -EQ 1).Stage | Should -Be 'Silent'
        ($stages | Where-Object Id -EQ 5).Stage | Should -Not -Be 'Silent'
        # Before the wait is over nobody goes; afterwards who stayed silent does, and who clicked stays.
        @(& $contacts | Where-Object Id -NE 3 | Remove-CrmStaleContact -Reason Inactive -Store $store -AsOf 2026-12-01 -MaxRemovePercent 100 -MaxRemoveWeekPercent 100 -ArchivePath early.csv).Count | Should -Be 4
        $kept = & $contacts | Where-Object Id -In 1, 2, 5 | Remove-CrmStaleContact -Reason Inactive -Store $store -AsOf 2026-12-20 -MaxRemovePercent 100 -MaxRemoveWeekPercent 100 -ArchivePath late.csv
        $kept.Id | Should -Be @('2', '5')
    }

    It 'keeps to the wait somebody was asked with' {
        $ann = { Import-CrmContact list.csv -Store $store | Where-Object Id -EQ 1 }
        $remove = @{ Reason = 'Inactive'; Store = $store; MaxRemovePercent = 100; MaxRemoveWeekPercent = 100 }
        (& $ann | New-CrmReengagement ask @mail -SkipBlocklistCheck -Store $store -MessageCount 1 -WaitDays 90 -AsOf 2026-11-01).Selected | Should -Be 1
        @(& $ann | Remove-CrmStaleContact @remove -AsOf 2027-01-29 -ArchivePath early.csv).Count | Should -Be 1
        @(& $ann | Remove-CrmStaleContact @remove -AsOf 2027-01-31 -ArchivePath late.csv).Count | Should -Be 0
    }

    It 'holds while we are on a blocklist' {
        (Get-Command New-CrmReengagement).Parameters['Blocklist'].Attributes.Where{ $_ -is [Parameter] }.Mandatory | Should -BeTrue
        $ask = { Import-CrmContact list.csv -Store $store | New-CrmReengagement ask @mail -Blocklist $said -Store $store -AsOf 2026-11-01 -ErrorAction Stop }
        $said = [pscustomobject]@{ Sender = '192.0.2.10'; Listed = $true }
        $ask | Should -Throw -ErrorId 'SenderIsListed,*'
        # Nobody answers on the discard port of this machine: not answered is not clean.
        $said = Test-CrmBlocklist 192.0.2.10 -NameServer 127.0.0.1:9 -TimeoutSeconds 1 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $ask | Should -Throw -ErrorId 'SenderNotChecked,*'
        $said = 'clean'
        $ask | Should -Throw -ErrorId 'ArgumentInvalid,*'
        Test-Path ask | Should -BeFalse
    }

    It '-WhatIf writes and records nothing' {
        $null = Import-CrmContact list.csv -Store $store | New-CrmReengagement ask @mail -SkipBlocklistCheck -Store $store -AsOf 2026-11-01 -WhatIf
        Test-Path ask | Should -BeFalse
        (Import-CrmContact list.csv -Store $store | New-CrmReengagement ask @mail -SkipBlocklistCheck -Store $store -AsOf 2026-11-01).Selected | Should -Be 2
    }
}
