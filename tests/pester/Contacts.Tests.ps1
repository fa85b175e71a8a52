#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $list = Join-Path $TestDrive 'list.csv'
    Set-Content $list -NoNewline -Value @"
Record ID,First Name,Last Name,Email,Last Activity Date,Lead Source,Deal Stage
007,Ann,Lee,ann@example.org,2026-01-31,Web,Won
8,Bob,Ray,bob@example.org,2026-09-01,Fair,"Lost, late"
9,Cy,Orr,cy@example.org,,Web,
"@
}

Describe 'Contacts in the shell' {
    It 'filters by date' {
        (Import-CrmContact $list | Where-Object { $_.LastActivity -and $_.LastActivity -lt [datetime]'2026-06-01' }).Id | Should -Be '007'
    }

    It 'filters with the short form of Where-Object' {
        @(Import-CrmContact $list | Where-Object 'Deal Stage' -EQ 'Won').Count | Should -Be 1
    }

    It 'selects standard fields and unknown columns' {
        $row = Import-CrmContact $list | Select-Object -First 1 Id, Email, 'Deal Stage'
        $row.Id | Should -Be '007'
        $row.'Deal Stage' | Should -Be 'Won'
    }

    It 'groups' {
        $groups = Import-CrmContact $list | Group-Object LeadSource | Sort-Object Name
        $groups.Name | Should -Be 'Fair', 'Web'
        @($groups | ForEach-Object Count) | Should -Be 1, 2
    }

    It 'sorts by date' {
        (Import-CrmContact $list | Sort-Object LastActivity -Descending)[0].Id | Should -Be '8'
    }

    It 'goes through Export-Csv whole' {
        $path = Join-Path $TestDrive 'export.csv'
        Import-CrmContact $list | Export-Csv $path
        $rows = @(Import-Csv $path)
        $rows.Count | Should -Be 3
        $rows[0].psobject.Properties.Name | Should -Be 'Id', 'FirstName', 'LastName', 'Email', 'LastActivity', 'LeadSource', 'Deal Stage'
        $rows[1].'Deal Stage' | Should -Be 'Lost, late'
    }

    It 'goes through ConvertTo-Json with its columns only' {
        $json = Import-CrmContact $list | Select-Object -First 1 | ConvertTo-Json | ConvertFrom-Json -AsHashtable
        $json.Keys | Should -Be 'Id', 'FirstName', 'LastName', 'Email', 'LastActivity', 'LeadSource', 'Deal Stage'
        $json.Id | Should -Be '007'
    }

    It 'shows its properties in Get-Member' {
        (Import-CrmContact $list | Get-Member -MemberType Properties).Name | Should -Contain 'Deal Stage'
    }

    It 'takes what Import-Csv gives' {
        $contact = Import-Csv $list | ConvertTo-CrmContact | Select-Object -First 1
        $contact.Id | Should -Be '007'
        $contact.LastActivity | Should -BeOfType [datetime]
    }

    It 'takes the files of Get-ChildItem' {
        @(Get-ChildItem $list | Import-CrmContact).Count | Should -Be 3
    }

    It 'keeps a file byte for byte' {
        $copy = Join-Path $TestDrive 'copy.csv'
        Import-CrmContact $list | Export-CrmContact $copy
        (Get-FileHash $copy).Hash | Should -Be (Get-FileHash $list).Hash
    }

    It 'has a default view that fits into 120 columns' {
        $lines = Import-CrmContact $list | Format-Table | Out-String -Width 120 -Stream
        ($lines -join "`n") | Should -Match 'Ann Lee'
    }

    It 'completes profiles, encodings and fields' {
        (TabExpansion2 'Import-CrmContact x.csv -Profile Hub').CompletionMatches.CompletionText | Should -Contain 'HubSpot'
        (TabExpansion2 'Import-CrmContact x.csv -Encoding windows-1252').CompletionMatches.Count | Should -BeGreaterThan 0
        (TabExpansion2 'Export-CrmContact x.csv -Property LastAct').CompletionMatches.CompletionText | Should -Contain 'LastActivity'
    }
}

Describe 'Bad input' {
    It '<Name> is a clear error' -ForEach @(
        @{ Name = 'A missing file'; Path = 'missing.csv'; Id = 'FileNotFound' }
        @{ Name = 'A folder'; Path = '.'; Id = 'PathIsFolder' }
    ) {
        Import-CrmContact -LiteralPath (Join-Path $TestDrive $Path) -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'rejects rows that do not fit, and says where' {
        $bad = Join-Path $TestDrive 'bad.csv'
        Set-Content $bad "Id,Email`n1,a@example.org`n2`n3,c@example.org,x"
        $contacts = Import-CrmContact $bad -ErrorAction SilentlyContinue -ErrorVariable problems
        $contacts.Count + $problems.Count | Should -Be 3
        "$($problems[0])" | Should -Match 'line 3'
    }
}
