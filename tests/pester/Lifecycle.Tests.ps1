#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }


BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
}

Describe 'Bounces and staleness' {
    BeforeEach {
        $store = Join-Path $TestDrive "store-$([guid]::NewGuid()).db"
        $events = Join-Path $TestDrive "events-$([guid]::NewGuid()).jsonl"
        @'
{"event":"bounce","email":"ann@example.org","timestamp":1790000000,"sg_event_id":"1","status":"5.1.1","reason":"550 5.1.1 no such user"}
{"event":"bounce","email":"bob@example.org","timestamp":1790000000,"sg_event_id":"2","status":"5.2.2","reason":"552 5.2.2 mailbox full"}
'@ | Set-Content -LiteralPath $events
    }

    It 'tells hard from soft by what was said' {
        $found = Import-CrmBounce $events -Store $store -CreateStore
        $found.Kind | Should -Be @('HardBounce', 'SoftBounce')
        ($found | Format-Table | Out-String -Width 120) | Should -Match 'UserUnknown'
    }

    It 'hourly re-import of the same folder changes nothing' {
        (Import-CrmEngagement $events -Store $store -CreateStore).New | Should -Be 2
        (Import-CrmEngagement $events -Store $store).New | Should -Be 0
    }

    It 'groups stale contacts by reason' {
        $null = Import-CrmBounce $events -Store $store -CreateStore
        $list = [pscustomobject]@{ Id = 1; Email = 'ann@example.org' }, [pscustomobject]@{ Id = 2; Email = 'bob@example.org' }
        $groups = $list | Find-CrmStaleContact -Store $store -AsOf 2026-11-23 | Group-Object Reason
        $groups.Name | Should -Be 'HardBounce'
    }
}
