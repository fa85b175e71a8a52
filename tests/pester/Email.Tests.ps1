#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
}

Describe 'Test-CrmEmail offline' {
    It '<Address> is <Verdict> because of <Reason>' -ForEach @(
        @{ Address = 'jane.doe@mail.local'; Verdict = 'Risky'; Reason = 'ReservedDomain' }
        @{ Address = 'jane.doe@siemens.com'; Verdict = 'Valid'; Reason = 'WellFormed' }
        @{ Address = 'jane..doe@siemens.com'; Verdict = 'Invalid'; Reason = 'LocalPartDot' }
        @{ Address = 'jane.doe'; Verdict = 'Invalid'; Reason = 'AtSignMissing' }
    ) {
        $finding = Test-CrmEmail $Address -Level Syntax
        $finding.Verdict | Should -Be $Verdict
        $finding.Reason | Should -Be $Reason
    }

    It 'suggests and never changes' {
        $contact = [pscustomobject]@{ Email = 'jane.doe@gmial.com' } | Test-CrmEmail -Level Syntax -PassThru
        $contact.Email | Should -Be 'jane.doe@gmial.com'
        $contact.EmailSuggestion | Should -Be 'jane.doe@gmail.com'
    }

    It 'passes every contact through in order' {
        $emails = 'b@siemens.com', 'not an address', 'a@siemens.com'
        $contacts = $emails | ConvertTo-CrmContact | Test-CrmEmail -Level Syntax -PassThru
        $contacts.Email | Should -Be $emails
        @($contacts.EmailVerdict) | Should -Be 'Valid', 'Invalid', 'Valid'
    }

    It 'is a Boolean with -Quiet' {
        Test-CrmEmail 'jane.doe@siemens.com' -Level Syntax -Quiet | Should -BeTrue
        Test-CrmEmail 'info' -Level Syntax -Quiet | Should -BeFalse
        Test-CrmEmail 'jane@gmial.com' -Level Syntax -Quiet | Should -BeFalse
        Test-CrmEmail 'jane@gmial.com' -Level Syntax -Quiet -MinimumVerdict Risky | Should -BeTrue
    }

    It 'filters in the pipeline' {
        @('a@siemens.com', 'b' | Test-CrmEmail -Level Syntax | Where-Object Verdict -EQ Invalid).Count | Should -Be 1
    }
}

Describe 'Test-CrmEmail without a resolver' {
    It 'is Unknown, not Invalid' {
        $finding = Test-CrmEmail 'jane.doe@siemens.com' -NameServer 127.0.0.1:9 -TimeoutSeconds 1 -WarningAction SilentlyContinue
        $finding.Verdict | Should -Be 'Unknown'
        $finding.Reason | Should -Be 'ResolverUnfit'
    }
}

Describe 'Test-CrmEmail shows how it came to its verdict' {
    It 'has every check in the list view' {
        $PSStyle.OutputRendering = 'PlainText'
        $text = Test-CrmEmail 'jane.doe@gmial.com' -Level Syntax | Format-List | Out-String -Width 120
        $text | Should -Match 'Did you mean: jane.doe@gmail.com'
        $text | Should -Match 'Verdict: Risky, PossibleTypo, confidence 0\.\d+'
    }

    It 'refuses to ask mail hosts without a policy that allows it' {
        { Test-CrmEmail 'jane.doe@siemens.com' -Level Mailbox -ErrorAction Stop } | Should -Throw -ErrorId 'MailboxNotEnabled*'
    }
}
