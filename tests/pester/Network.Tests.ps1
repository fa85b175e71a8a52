#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    # a port on which nobody answers: no test leaves this machine
    $nobody = '127.0.0.1:9'
}

Describe 'Without a name server' {
    It 'Test-CrmDomain is Unknown, not Invalid' {
        $finding = Test-CrmDomain 'siemens.com' -NameServer $nobody -TimeoutSeconds 1 -WarningAction SilentlyContinue
        $finding.Verdict | Should -Be 'Unknown'
        $finding.GoneHint | Should -BeNullOrEmpty
    }

    It 'Test-CrmBlocklist has not answered, which is not clean' {
        $results = Test-CrmBlocklist 192.0.2.25 -NameServer $nobody -TimeoutSeconds 1
        $results.Count | Should -BeGreaterThan 3
        $results.Answered | Should -Not -Contain $true
        $results.Listed | Should -Not -Contain $true
    }

    It 'Test-CrmProbeHost is unfit and says why' {
        $report = Test-CrmProbeHost -From probe@example.com -HeloName probe.example.com -NameServer $nobody -TimeoutSeconds 1
        $report.IsFit | Should -BeFalse
        $report.Cause | Should -Be 'ResolverUnfit'
        ($report | Out-String) | Should -Match 'Fail Name server'
    }
}

Describe 'The list of gone companies' {
    It 'marks contacts by company and domain, whatever the DNS says' {
        $people = [pscustomobject]@{ Email = 'a@fallen.example'; Company = 'X' }, [pscustomobject]@{ Email = 'b@other.example'; Company = 'Müller GmbH & Co. KG' }, [pscustomobject]@{ Email = 'c@other.example'; Company = 'Y' }
        $findings = $people | Test-CrmDomain -GoneList 'fallen.example', 'Mueller' -NameServer $nobody -TimeoutSeconds 1 -WarningAction SilentlyContinue
        $findings[0].IsGone | Should -BeTrue
        $findings[2].IsGone | Should -BeFalse
    }
}
