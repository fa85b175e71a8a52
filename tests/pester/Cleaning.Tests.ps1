#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $source = Join-Path $PSScriptRoot '../../examples/data/contacts.csv'
    $env:CRMHYGIENE_STORE = $null
    $store = Join-Path $TestDrive 'crm.db'
    $contacts = @(Import-CrmContact $source -ErrorAction SilentlyContinue)
}

Describe 'Repair-CrmContact' {
    It 'repairs, lists what it did, and keeps the text as found' {
        $one = $contacts | Where-Object FirstName -CEQ 'JOHN' | Select-Object -First 1 | Repair-CrmContact -DefaultCountry US
        $one.FirstName | Should -BeExactly 'John'
        $one.LastName | Should -BeExactly "O'Neil"
        $one.Phone | Should -Be '+12125550101'
        $one.Original.'Phone' | Should -Be '(212) 555-0101'
        $one.Changes.Rule | Should -Contain 'NameCasing'
    }

    It 'changes nothing the second time' {
        $once = @($contacts | Repair-CrmContact -DefaultCountry US)
        $before = @($once | ForEach-Object { $_.Changes }).Count
        @($once | Repair-CrmContact -DefaultCountry US | ForEach-Object { $_.Changes }).Count | Should -Be $before
    }

    It 'suggests an e-mail typo and never changes it' {
        $fixed = @($contacts | Repair-CrmContact -DefaultCountry US)
        $suggestion = @($fixed | ForEach-Object { $_.Suggestions } | Where-Object Field -EQ 'Email')[0]
        $suggestion | Should -Not -BeNullOrEmpty
        @($fixed | Where-Object { $_.Email -eq $suggestion.Current }).Count | Should -BeGreaterThan 0
    }

    It 'applies what a person accepts and keeps the contact from mail until it is confirmed' {
        $looked = @($contacts | Repair-CrmContact -DefaultCountry US | Where-Object { $_.Suggestions.Field -contains 'Email' })
        $wanted = @($looked | ForEach-Object { $_.Suggestions | Where-Object Field -EQ 'Email' })[0].Suggested
        $accepted = @($looked | Repair-CrmContact -AcceptSuggestion EmailTypo -DefaultCountry US)
        $accepted[0].Email | Should -BeExactly $wanted
        $accepted[0].ConfirmBeforeMailing | Should -BeTrue
        $accepted[0].Changes.Rule | Should -Contain 'EmailTypo.Accepted'
        $file = Join-Path $TestDrive 'accepted.csv'
        $accepted | Export-CrmContact $file -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'nobody confirmed'
        @(Import-CrmContact $file | Where-Object ConfirmBeforeMailing).Count | Should -Be $accepted.Count
        @(Import-CrmContact $file | Test-CrmContact -Rule ConfirmBeforeMailing).Count | Should -Be $accepted.Count
    }
}

Describe 'Find and merge' {
    It 'merges certain groups and keeps who was merged' {
        $archive = Join-Path $TestDrive 'merged.csv'
        $merged = @($contacts | Repair-CrmContact -DefaultCountry US | Find-CrmDuplicate -PassThru | Merge-CrmContact -ArchivePath $archive -Store $store -CreateStore)
        $merged.Count | Should -BeLessThan $contacts.Count
        @(Import-Csv $archive).Count | Should -Be ($contacts.Count - $merged.Count)
    }

    It 'explains a group' {
        $finding = @($contacts | Find-CrmDuplicate)[0]
        $pair = @($finding.Group.GetPairs())[0]
        $pair.Evidence.Count | Should -BeGreaterThan 2
        ($pair | ConvertTo-Json -Depth 4) | Should -Match '"Bits"'
    }
}

Describe 'Stale contacts' {
    It 'gives every reason with evidence and action' {
        $findings = @($contacts | Find-CrmStaleContact -AsOf 2026-11-01)
        $findings.Count | Should -BeGreaterThan 10
        $findings | ForEach-Object { $_.Evidence | Should -Not -BeNullOrEmpty; $_.Action | Should -Not -BeNullOrEmpty }
        @($findings.Reason | Sort-Object -Unique) | Should -Contain 'HardBounce'
    }

    It 'removes what is grouped and chosen by a person' {
        $chosen = $contacts | Find-CrmStaleContact -AsOf 2026-11-01 | Where-Object Reason -EQ 'HardBounce'
        $archive = Join-Path $TestDrive 'chosen.csv'
        $chosen | Remove-CrmStaleContact -ArchivePath $archive -Store $store -CreateStore
        # A contact that something holds is taken out of mail, never dropped.
        @(Import-Csv $archive).Count | Should -Be @($chosen | Where-Object { -not $_.Held }).Count
    }

    It 'refuses to write a plan over the source' {
        $copy = Join-Path $TestDrive 'copy.csv'
        Copy-Item $source $copy
        $hash = (Get-FileHash $copy).Hash
        { Import-CrmContact $copy -ErrorAction SilentlyContinue | Remove-CrmStaleContact -AsOf 2026-11-01 -WhatIf | Export-CrmContact $copy } | Should -Throw -ErrorId 'PlannedContacts,*'
        (Get-FileHash $copy).Hash | Should -Be $hash
    }

    It 'stops at the limit before anything is written' {
        Push-Location $TestDrive
        try { { $contacts | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 1 } | Should -Throw -ErrorId 'RemovalLimitExceeded,*' }
        finally { Pop-Location }
        @(Get-ChildItem $TestDrive -Filter 'removal-plan-*').Count | Should -Be 1
    }
}

Describe 'Runs' {
    It 'takes a whole pipeline back, byte for byte' {
        $list = Join-Path $TestDrive 'list.csv'
        $clean = Join-Path $TestDrive 'clean.csv'
        $own = Join-Path $TestDrive 'own.db'
        Import-CrmContact $source -ErrorAction SilentlyContinue | Export-CrmContact $list
        Import-CrmContact $list | Repair-CrmContact -DefaultCountry US -Store $own -CreateStore | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $own -CreateStore -ArchivePath (Join-Path $TestDrive 'gone.csv') | Export-CrmContact $clean
        (Get-FileHash $clean).Hash | Should -Not -Be (Get-FileHash $list).Hash
        Undo-CrmRun -Last -Store $own -Confirm:$false
        @(Import-CrmContact $clean).Count | Should -Be @(Import-CrmContact $list).Count
        @(Get-CrmRun -Store $own).Count | Should -Be 2
    }
}

Describe 'Quality and the whole job' {
    It 'measures, gates and reports' {
        $quality = $contacts | Measure-CrmQuality -SegmentBy LeadSource -AsOf 2026-11-01
        $quality.Score | Should -BeGreaterThan 50
        ($quality.Parts | Measure-Object Weight -Sum).Sum | Should -BeGreaterThan 99
        $failed = $contacts | Measure-CrmQuality -AsOf 2026-11-01 -FailUnder 99 -ErrorAction SilentlyContinue -ErrorVariable problems
        $failed.ExitCode | Should -Be 2
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'QualityBelowLimit,*'
        $report = Join-Path $TestDrive 'report.html'
        $quality | Export-CrmReport $report
        Get-Content $report -Raw | Should -Match '<svg'
    }

    It 'is a dry run until -Apply' {
        $clean = Join-Path $TestDrive 'job.csv'
        $plan = Invoke-CrmHygiene $source -Destination $clean -AsOf 2026-11-01 -DefaultCountry US -MaxRemovePercent 30
        $plan.IsDryRun | Should -BeTrue
        Test-Path $clean | Should -BeFalse
        $done = Invoke-CrmHygiene $source -Destination $clean -AsOf 2026-11-01 -DefaultCountry US -MaxRemovePercent 30 -MaxRemoveWeekPercent 100 -Store (Join-Path $TestDrive 'job.db') -CreateStore -Apply
        $done.ExitCode | Should -Be 0
        $done.RowsRead | Should -Be ($done.RowsRejected + $done.Merged + $done.Removed + $done.Kept)
        @(Import-CrmContact $clean).Count | Should -Be $done.Kept
    }
}

Describe 'Help' {
    It '<_> has a synopsis, parameters and two examples' -ForEach @((Get-Content (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Raw | Select-String "'([A-Z][a-z]+-Crm\w+)'" -AllMatches).Matches.ForEach({ $_.Groups[1].Value })) {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
    }
}
