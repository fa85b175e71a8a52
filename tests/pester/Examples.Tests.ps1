#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    $examples = (Resolve-Path (Join-Path $PSScriptRoot '../../examples')).ProviderPath
    . (Join-Path $PSScriptRoot 'Pwsh.ps1')
    $env:CRMHYGIENE_STORE = $null
}

Describe 'The example <name>' -ForEach @(
    @{ name = '01-first-cleanup.ps1'; arguments = @('-Destination', '{0}/clean.csv', '-Store', '{0}/crm.db'); says = 'Quality' }
    @{ name = '02-import-gate.ps1'; arguments = @('-Folder', '{0}'); says = 'Accepted' }
    @{ name = '03-monthly-job.ps1'; arguments = @('-Folder', '{0}'); says = 'DRY RUN' }
    @{ name = '03-monthly-job.ps1'; arguments = @('-Apply', '-Folder', '{0}'); says = 'Applied' }
    @{ name = '04-bounce-intake.ps1'; arguments = @('-Folder', '{0}'); says = 'Removed' }
    @{ name = '05-reengagement.ps1'; arguments = @('-Folder', '{0}'); says = 'Asked +5 contacts' }
    @{ name = '06-report-only.ps1'; arguments = @('-Report', '{0}/report.html'); says = 'Quality' }
) {
    It 'runs in pwsh and ends well' {
        $target = Join-Path $TestDrive ([guid]::NewGuid())
        $given = @($arguments | ForEach-Object { $_ -f $target })
        $text = Invoke-Pwsh -File (Join-Path $examples $name) @given 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $text
        $text | Should -Match $says
        @(Get-ChildItem $target).Count | Should -BeGreaterThan 0
    }
}
