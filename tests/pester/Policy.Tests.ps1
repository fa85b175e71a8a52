BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
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
