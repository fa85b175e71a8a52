#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $env:CRMHYGIENE_STORE = $null
}

Describe 'Imports and exports' {
    BeforeEach {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid().ToString('n')))
        $store = Join-Path $folder 'crm.db'
        $base = Join-Path $folder 'base.csv'
        $fair = Join-Path $folder 'fair.csv'
        Set-Content $base 'Id,First Name,Email,Lead Source', '1,Ann,ann@example.org,Web', '2,Bob,bob@example.org,Web'
        Set-Content $fair 'Id,First Name,Email,Lead Source', '11,Cy,cy@example.org,', '12,Dee,dee@example.org,Referral'
    }

    Context 'An import that is stamped' {
        It 'carries lead source, basis and evidence beside what the file says' {
            $null = Add-CrmSuppression nobody@example.org -Store $store -CreateStore -Confirm:$false
            $contacts = @(Import-CrmContact $fair -LeadSource 'Fair 2026' -ConsentBasis Consent -ConsentEvidence 'booth form' -Store $store)
            $contacts.ImportLeadSource | Should -Be @('Fair 2026', 'Fair 2026')
            $contacts[1].LeadSource | Should -Be 'Referral'
            $contacts[0].ImportConsentBasis | Should -Be 'Consent'
            $contacts[0].ImportConsentEvidence | Should -Be 'booth form'
            @($contacts | Group-Object ImportLeadSource).Count | Should -Be 1
        }

        It 'is listed with its counts, and taken back whole' {
            $null = Add-CrmSuppression nobody@example.org -Store $store -CreateStore -Confirm:$false
            $list = Join-Path $folder 'list.csv'
            & { Import-CrmContact $base; Import-CrmContact $fair -LeadSource Fair -Store $store } | Export-CrmContact $list -Store $store
            $import = @(Get-CrmRun -Import -Store $store)
            $import.Count | Should -Be 1
            $import[0].LeadSource | Should -Be 'Fair'
            $import[0].Rows | Should -Be 2
            $import[0].Imported + $import[0].Rejected | Should -Be 2
            (Import-Csv $list).Email | Should -Contain 'cy@example.org'
            (Undo-CrmRun -Import $import[0].Id -Store $store -Confirm:$false).Dropped | Should -Be 2
            (Import-Csv $list).Email | Should -Be @('ann@example.org', 'bob@example.org')
        }
    }

    Context 'A gate for new lists' {
        It 'rejects who is suppressed, visibly, to mend and import again' {
            $null = Add-CrmSuppression cy@example.org -Store $store -CreateStore -Confirm:$false
            $rejects = Join-Path $folder 'rejects.csv'
            $in = @(Import-CrmContact $fair -RejectSuppressed -RejectPath $rejects -Store $store -ErrorAction SilentlyContinue -ErrorVariable problems)
            $in.Email | Should -Be 'dee@example.org'
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'Suppressed,*'
            $row = @(Import-Csv $rejects)
            $row.Count | Should -Be 1
            $row[0].'Rejected reason' | Should -Be 'Suppressed'
            $row[0].'Rejected column' | Should -Be 'Email'
            $row[0].'Rejected row' | Should -Be '11,Cy,cy@example.org,'
            $row[0].Email = 'cyrus@example.org'
            $row | Export-Csv $rejects
            $again = @(Import-CrmContact $rejects -RejectSuppressed -Store $store)
            $again.Email | Should -Be 'cyrus@example.org'
            $again[0].Id | Should -Be '11'
        }

        It 'marks them where it is not asked to reject' {
            $null = Add-CrmSuppression cy@example.org -Store $store -CreateStore -Confirm:$false
            (Import-CrmContact $fair -Store $store | Where-Object SuppressionReason).Email | Should -Be 'cy@example.org'
        }
    }

    Context 'Export for others' {
        It 'writes the headers of the system' {
            $out = Join-Path $folder 'mailchimp.csv'
            Import-CrmContact $base | Export-CrmContact $out -Profile Mailchimp
            (Get-Content $out -TotalCount 1) | Should -Match 'Email Address'
            (Import-CrmContact $out).Email | Should -Be @('ann@example.org', 'bob@example.org')
            { Import-CrmContact $base | Export-CrmContact (Join-Path $folder 'x.csv') -Profile HubSpt } | Should -Throw '*HubSpot*'
        }

        It 'disarms cells that a spreadsheet would run, and takes that back' {
            $risky = Join-Path $folder 'risky.csv'
            Set-Content $risky 'Id,Email,Notes', '1,a@example.org,=1+1'
            $plain = Join-Path $folder 'plain.csv'
            $safe = Join-Path $folder 'safe.csv'
            Import-CrmContact $risky | Export-CrmContact $plain -WarningVariable warned -WarningAction SilentlyContinue
            "$warned" | Should -Match '1 cell '
            (Get-FileHash $plain).Hash | Should -Be (Get-FileHash $risky).Hash
            Import-CrmContact $risky | Export-CrmContact $safe -NeutralizeFormula
            (Import-Csv $safe).Notes | Should -BeExactly "'=1+1"
            (Import-CrmContact $safe -RestoreFormula).Notes | Should -BeExactly '=1+1'
        }
    }

    Context 'Compare-CrmContact' {
        It 'says who came, who went, what changed, and the decay a month' {
            $later = Join-Path $folder 'later.csv'
            Set-Content $later 'Id,First Name,Email,Lead Source', '2,Bob,robert@example.org,Web', '3,Eve,eve@example.org,Web'
            $found = @(Import-CrmContact $later | Compare-CrmContact $base)
            @($found | Where-Object Kind -EQ 'Added').Id | Should -Be '3'
            @($found | Where-Object Kind -EQ 'Gone').Id | Should -Be '1'
            @($found | Where-Object Kind -EQ 'Changed')[0].Changes.Field | Should -Be 'Email'
            $summary = Import-CrmContact $later | Compare-CrmContact $base -Summary -From 2026-01-01 -To 2026-03-02
            $summary.Decayed | Should -Be 2
            $summary.Days | Should -Be 60
            $summary.DecayPercentPerMonth | Should -Be 100
            (Import-CrmContact $base | Compare-CrmContact $base -Summary -From 2026-01-01 -To 2026-03-02).DecayPercentPerMonth | Should -Be 0
        }
    }
}
