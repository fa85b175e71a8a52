#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The ten pipelines an admin builds from these cmdlets and the engine's own, end to end.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $env:CRMHYGIENE_STORE = $null
}

Describe 'Ten pipelines' {
    BeforeEach {
        $here = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $here
        Push-Location $here
        $store = Join-Path $here 'data/crm.db'
        # A store of its own: tests leave no trace in the account's.
        'nobody@example.net' | Add-CrmSuppression -Store $store -CreateStore
        $env:CRMHYGIENE_STORE = $store
        @'
Id,First Name,Last Name,Email,Owner,Last Activity,Opted Out,Bounce Reason,Favourite Colour
1,ANN,Miller,ann@example.org,Tom,2026-10-01,,,red
2,BOB,Brown,bob@example.org,Tom,2026-10-01,yes,,blue
3,CY,Clark,cy@example.org,Eva,2026-10-01,,550 5.1.1 user unknown,red
4,DI,Davis,di@example.org,Eva,2024-01-01,,,green
5,ED,Evans,ed@example.org,,2026-09-01,,,red
'@ | Set-Content list.csv
    }
    AfterEach {
        $env:CRMHYGIENE_STORE = $null
        Pop-Location
    }

    It '1: removes for chosen reasons' {
        $kept = Import-CrmContact list.csv | Find-CrmStaleContact -Reason HardBounce, Unsubscribed -PassThru -AsOf 2026-11-01 | Remove-CrmStaleContact -Reason HardBounce, Unsubscribed -MaxRemovePercent 50 -AsOf 2026-11-01 -ArchivePath gone.csv
        $kept.Id | Should -Be @('1', '4', '5')
        (Import-Csv gone.csv).Id | Should -Be @('2', '3')
    }

    It '1: never writes what findings brought over the list that the others are in' {
        $hash = (Get-FileHash list.csv).Hash
        { Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 | Remove-CrmStaleContact -MaxRemovePercent 50 -ArchivePath gone.csv | Export-CrmContact list.csv } | Should -Throw -ErrorId 'FoundContactsOnly,*'
        { Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 | Export-CrmContact list.csv } | Should -Throw '*-PassThru*'
        (Get-FileHash list.csv).Hash | Should -Be $hash
    }

    It '2: refuses to write a plan over the source' {
        $hash = (Get-FileHash list.csv).Hash
        { Import-CrmContact list.csv | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 90 -WhatIf | Export-CrmContact list.csv } | Should -Throw -ErrorId 'PlannedContacts,*'
        (Get-FileHash list.csv).Hash | Should -Be $hash
    }

    It '3: filters by dates and unknown columns and leaves by Export-Csv' {
        Import-CrmContact list.csv | Where-Object { $_.LastActivity -gt [datetime]'2026-09-15' -and $_.'Favourite Colour' -eq 'red' } | Export-Csv red.csv
        $rows = @(Import-Csv red.csv)
        $rows.Id | Should -Be @('1', '3')
        $rows[0].'Favourite Colour' | Should -Be 'red'
    }

    It '4: merges lists of different columns and writes them for one system' {
        "Mail;Vorname;Nachname;Telefon`nann@example.org;Ann;Miller;+49 30 1234567`nzoe@example.org;Zoe;Zander;+49 30 7654321" | Set-Content fair.csv
        Import-CrmContact list.csv, fair.csv | Find-CrmDuplicate -PassThru | Merge-CrmContact -ArchivePath merged.csv | Export-CrmContact hubspot.csv -Profile HubSpot
        $rows = @(Import-Csv hubspot.csv)
        $rows.Email | Should -Contain 'zoe@example.org'
        @($rows | Where-Object Email -EQ 'ann@example.org').Count + @(Import-Csv merged.csv -ErrorAction SilentlyContinue).Count | Should -BeGreaterOrEqual 1
        $rows.Count + @(Import-Csv merged.csv -ErrorAction SilentlyContinue).Count | Should -Be 7
    }

    It '5: checks a new list against what is there' {
        "Id,First Name,Last Name,Email`n90,Ann,Miller,ann@example.org`n91,New,Person,new@example.org" | Set-Content new.csv
        $known = Import-CrmContact new.csv | Find-CrmDuplicate -Reference list.csv
        @($known | ForEach-Object Id | Sort-Object -Unique) | Should -Be '90'
    }

    It '6: hourly re-import of the same hook folder changes nothing' {
        $null = New-Item -ItemType Directory hooks
        '{"event":"bounce","email":"ann@example.org","timestamp":1790000000,"sg_event_id":"1","status":"5.1.1","reason":"550 5.1.1 no such user"}' | Set-Content hooks/1.jsonl
        (Import-CrmEngagement hooks -Store $store -CreateStore).New | Should -Be 1
        $once = (Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 -Store $store | ForEach-Object { "$($_.Id) $($_.Reason)" }) -join ';'
        1..3 | ForEach-Object { (Import-CrmEngagement hooks -Store $store).New | Should -Be 0 }
        (Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 -Store $store | ForEach-Object { "$($_.Id) $($_.Reason)" }) -join ';' | Should -Be $once
    }

    It '7: keeps everyone while DNS is down' {
        # Nothing answers on the discard port of this machine.
        $kept = Import-CrmContact list.csv | Test-CrmEmail -Level Domain -NameServer 127.0.0.1:9 -TimeoutSeconds 1 -PassThru -WarningAction SilentlyContinue | Remove-CrmStaleContact -Reason InvalidEmail -AsOf 2026-11-01 -ArchivePath gone.csv
        $kept.Id | Should -Be @('1', '2', '3', '4', '5')
    }

    It '8: writes the findings of each owner to a file' {
        Import-CrmContact list.csv | Find-CrmStaleContact -AsOf 2026-11-01 | Group-Object Owner | ForEach-Object { $_.Group | Select-Object Id, Reason, Evidence | Export-Csv "stale-$($_.Name).csv" }
        (Import-Csv stale-Tom.csv).Id | Should -Be '2'
        (Import-Csv stale-Eva.csv).Id | Should -Be @('3', '4')
    }

    It '9: who was erased stays gone after undo and re-import' {
        Import-CrmContact list.csv | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 80 -MaxRemoveWeekPercent 80 -ArchivePath gone.csv -Store $store -CreateStore | Export-CrmContact clean.csv
        $null = Remove-CrmPersonalData bob@example.org -Store $store -Confirm:$false -WarningAction SilentlyContinue
        $null = Undo-CrmRun -Last -Store $store -WarningAction SilentlyContinue
        (Import-Csv clean.csv).Email | Should -Not -Contain 'bob@example.org'
        $back = Import-CrmContact list.csv -Store $store -RejectSuppressed -ErrorAction SilentlyContinue
        $back.Email | Should -Not -Contain 'bob@example.org'
    }

    It '10: applies a plan that was edited, under -WhatIf' {
        $null = Import-CrmContact list.csv | Repair-CrmContact -PlanPath plan.csv
        $rows = @(Import-Csv plan.csv | Where-Object { $_.Id.Trim("'") -ne '5' })
        ($rows | Where-Object { $_.Id.Trim("'") -eq '1' -and ($_.Field -replace ' ') -eq 'FirstName' }).After = 'Anna'
        $rows | Export-Csv plan.csv
        $planned = Import-CrmContact list.csv | Invoke-CrmChangeSet plan.csv -WhatIf
        @($planned | Where-Object IsPlanned).Count | Should -Be 5
        ($planned | Where-Object Id -EQ '1').FirstName | Should -Be 'Anna'
        ($planned | Where-Object Id -EQ '5').FirstName | Should -BeExactly 'ED'
        (Import-Csv list.csv)[0].'First Name' | Should -BeExactly 'ANN'
    }
}
