BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
}

Describe 'Types and formats of fields' {
    It 'finds what differs, names mistakes and tells the team' {
        $policy = Join-Path $TestDrive 'forms.json'
        $list = Join-Path $TestDrive 'forms.csv'
        Set-Content $list 'Email,Discount,Signed', 'a@example.org,"12,5 %",31.12.2026', 'b@example.org,"120,25 %",03.04.2026'
        Set-Content $policy '{ "fields": { "Discount": { "type": "Percentage", "format": "0.0", "maximum": 100 }, "Signed": { "type": "Date" } } }'
        @(Import-CrmContact $list | Test-CrmContact -Policy $policy -Rule PolicyFormat).Value | Should -Be '120,25 %'
        (Test-CrmImport $list -Policy $policy | Where-Object Header -EQ 'Discount').BadValues.Line | Should -Be 3
        $repaired = @(Import-CrmContact $list | Repair-CrmContact -Policy $policy)
        $repaired.Discount | Should -Be @('12.5%', '120.25%')
        $repaired.Signed | Should -Be @('2026-12-31', '2026-04-03')
        $guide = Join-Path $TestDrive 'guide.md'
        $null = Export-CrmGuide $guide -Policy $policy
        Get-Content $guide -Raw | Should -Match 'A percentage with at most'
        Set-Content $policy '{', '  "fields": { "Discount": { "type": "Percentag" } }', '}'
        $mistake = @(Test-CrmPolicy $policy | Where-Object Severity -EQ 'Error')[0]
        $mistake.Line | Should -Be 2
        $mistake.Message | Should -Match "Did you mean 'Percentage'"
    }
}

Describe 'New-CrmPolicy and Test-CrmPolicy' {
    It 'writes a policy that can be used' {
        New-CrmPolicy (Join-Path $TestDrive 'policy.json') -DefaultCountry DE | Test-CrmPolicy -Quiet | Should -BeTrue
    }

    It 'names line and key of a mistake' {
        $path = Join-Path $TestDrive 'bad.json'
        "{`n  `"stle`": {}`n}" | Set-Content $path
        $finding = Test-CrmPolicy $path | Where-Object Severity -eq Error
        $finding.Line | Should -Be 2
        $finding.Message | Should -BeLike "*Did you mean 'style'*"
    }
}

Describe 'Export-CrmGuide and New-CrmImportTemplate' {
    It 'writes a page and a template' {
        (Export-CrmGuide (Join-Path $TestDrive 'guide.html')).Length | Should -BeGreaterThan 1000
        New-CrmImportTemplate (Join-Path $TestDrive 'template.xlsx') | Should -Exist
    }
}
