#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $env:CRMHYGIENE_STORE = $null
}

Describe 'The suppression list' {
    BeforeEach {
        $here = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $here
        Push-Location $here
        $store = Join-Path $here 'crm.db'
        "Id,Email`n1,ann@example.org`n2,bob@example.org`n3,cy@example.org" | Set-Content list.csv
    }
    AfterEach { Pop-Location }

    It 'holds addresses and domains, with reason and date' {
        'ann@example.org', 'example.net' | Add-CrmSuppression -Reason Complained -Date 2026-10-01 -Store $store -CreateStore
        $entry = Get-CrmSuppression ann@example.org -Store $store
        $entry.Reason, $entry.Date.UtcDateTime.Date | Should -Be @('Complained', [datetime]'2026-10-01')
        'ANN@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeTrue
        'anybody@example.net' | Test-CrmSuppression -Store $store -Quiet | Should -BeTrue
        'bob@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeFalse
    }

    It 'takes contacts, and passes them on marked' {
        [pscustomobject]@{ Id = 2; Email = 'bob@example.org' } | Add-CrmSuppression -Store $store -CreateStore
        $found = @(Import-CrmContact list.csv -Store $store | Test-CrmSuppression -Store $store | Where-Object IsSuppressed)
        $found.Id | Should -Be 2
    }

    It 'keeps a keyed hash instead of the address, and its key apart from the store' {
        'ann@example.org' | Add-CrmSuppression -Hashed -Store $store -CreateStore
        (Get-CrmSuppression -Store $store).Address | Should -Not -Match 'ann@'
        [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($store)) | Should -Not -Match 'ann@example'
        'ann@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeTrue
        @(Get-ChildItem $here -Recurse -File | Where-Object Name -Match 'key').Count | Should -Be 0
    }

    It 'knows channels and topics' {
        'ann@example.org' | Add-CrmSuppression -Channel Phone -Store $store -CreateStore
        'bob@example.org' | Add-CrmSuppression -Topic Offers -Store $store
        'ann@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeFalse
        'ann@example.org' | Test-CrmSuppression -Channel Phone -Store $store -Quiet | Should -BeTrue
        'bob@example.org' | Test-CrmSuppression -Topic Offers -Store $store -Quiet | Should -BeTrue
        'bob@example.org' | Test-CrmSuppression -Topic Invoices -Store $store -Quiet | Should -BeFalse
    }

    It 'is consulted at import and export' {
        'bob@example.org' | Add-CrmSuppression -Store $store -CreateStore
        @(Import-CrmContact list.csv -Store $store).Count | Should -Be 3
        (Import-CrmContact list.csv -Store $store -RejectSuppressed -ErrorAction SilentlyContinue -ErrorVariable rejected).Id | Should -Be @('1', '3')
        $rejected.Count | Should -Be 1
        Import-CrmContact list.csv -Store $store | Export-CrmContact send.csv -ExcludeSuppressed -Store $store -WarningAction SilentlyContinue
        (Import-Csv send.csv).Id | Should -Be @('1', '3')
    }

    It 'holds opt-outs, complaints and proven bounces of events from the moment they are imported' {
        @'
{"event":"unsubscribe","email":"ann@example.org","timestamp":1790000000,"sg_event_id":"1"}
{"event":"spamreport","email":"bob@example.org","timestamp":1790000000,"sg_event_id":"2"}
'@ | Set-Content hook.jsonl
        $null = Import-CrmEngagement hook.jsonl -Store $store -CreateStore
        (Import-CrmContact list.csv -Store $store -RejectSuppressed -ErrorAction SilentlyContinue).Id | Should -Be 3
        Remove-CrmSuppression ann@example.org -Reason 'Signed up again at the fair, form 17.' -Store $store -Confirm:$false
        (Import-CrmContact list.csv -Store $store -RejectSuppressed -ErrorAction SilentlyContinue).Id | Should -Be @('1', '3')
    }

    It 'gives an address back only for a reason' {
        'ann@example.org' | Add-CrmSuppression -Store $store -CreateStore
        (Get-Command Remove-CrmSuppression).Parameters['Reason'].Attributes.Where{ $_ -is [Parameter] }.Mandatory | Should -BeTrue
        Remove-CrmSuppression ann@example.org -Reason 'Wrote to us: wants the newsletter.' -Store $store -WhatIf
        'ann@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeTrue
        Remove-CrmSuppression ann@example.org -Reason 'Wrote to us: wants the newsletter.' -Store $store -Confirm:$false
        'ann@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeFalse
    }

    It 'counts an undated opt-out again that comes after an address was given back' {
        "email`nann@example.org" | Set-Content unsubscribed.csv
        $null = Import-CrmEngagement unsubscribed.csv -Kind Unsubscribed -Store $store -CreateStore
        $null = Remove-CrmSuppression ann@example.org -Reason 'Opted in by form.' -Store $store -Confirm:$false
        'ann@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeFalse
        $null = Import-CrmEngagement unsubscribed.csv -Kind Unsubscribed -Store $store
        'ann@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeTrue
    }

    It 'says that an address stays suppressed by its domain' {
        'ann@example.org', 'example.org' | Add-CrmSuppression -Store $store -CreateStore
        $null = Remove-CrmSuppression ann@example.org -Reason 'Opted in by form.' -Store $store -Confirm:$false -WarningVariable told -WarningAction SilentlyContinue
        $told | Should -Match 'domain'
        { Remove-CrmSuppression ann@example.org -Reason ' ' -Store $store -Confirm:$false -ErrorAction Stop } | Should -Throw
    }

    It 'takes over the list of a mail system, once' {
        "email,reason,created`nann@example.org,550 5.1.1 unknown,2026-10-01`nbob@example.org,spam,2026-10-02" | Set-Content esp.csv
        $first = Import-CrmSuppression esp.csv -Store $store -CreateStore
        $first.Added | Should -Be 2
        (Import-CrmSuppression esp.csv -Store $store).Added | Should -Be 0
        "email,reason`ncy@example.org,unsubscribed`ndi@example.org,purple" | Set-Content odd.csv
        $odd = Import-CrmSuppression odd.csv -Store $store -ErrorAction SilentlyContinue -ErrorVariable problems
        $odd.Added, $odd.Rejected | Should -Be @(1, 1)
        "$problems" | Should -Match 'line 3'
        "$problems" | Should -Not -Match 'di@'
        (Get-CrmSuppression bob@example.org -Store $store).Reason | Should -Be 'Complained'
    }

    It 'gives a mail system only who wants no mail at all, and people the whole list' {
        'ann@example.org' | Add-CrmSuppression -Store $store -CreateStore
        'bob@example.org' | Add-CrmSuppression -Channel Phone -Store $store
        'cy@example.org' | Add-CrmSuppression -Topic Offers -Store $store
        Export-CrmSuppression esp.csv -Format SendGrid -Store $store -WarningAction SilentlyContinue
        @(Import-Csv esp.csv).Count | Should -Be 1
        Export-CrmSuppression all.csv -Store $store
        $other = Join-Path $here 'other.db'
        (Import-CrmSuppression all.csv -Store $other -CreateStore).Added | Should -Be 3
        Get-CrmSuppression bob@example.org -Store $other | ForEach-Object Channel | Should -Be 'Phone'
        Get-CrmSuppression cy@example.org -Store $other | ForEach-Object Topic | Should -Be 'Offers'
    }

    It 'a removed contact stays suppressed when an old list is loaded, and after undo' {
        "Id,Email,Opted Out`n1,ann@example.org,yes`n2,bob@example.org,no" | Set-Content optouts.csv
        'nobody@example.net' | Add-CrmSuppression -Store $store -CreateStore
        Import-CrmContact optouts.csv -Store $store | Remove-CrmStaleContact -Reason Unsubscribed -MaxRemovePercent 100 -MaxRemoveWeekPercent 100 -Store $store -CreateStore -ArchivePath gone.csv -AsOf 2026-11-01 | Export-CrmContact clean.csv
        "Id,Email`n1,ann@example.org" | Set-Content old.csv
        Import-CrmContact old.csv -Store $store -RejectSuppressed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $undone = Undo-CrmRun -Last -Store $store -Confirm:$false -WarningAction SilentlyContinue
        $undone.StillSuppressed | Should -Be 1
        'ann@example.org' | Test-CrmSuppression -Store $store -Quiet | Should -BeTrue
    }
}
