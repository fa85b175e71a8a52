#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $env:CRMHYGIENE_STORE = $null

    # One event in SendGrid's form, days before the first of November 2026.
    function Get-EventLine([string] $email, [string] $kind, [int] $daysAgo, [string] $more = '') {
        $time = ([datetimeoffset]'2026-11-01T12:00:00Z').AddDays(-$daysAgo).ToUnixTimeSeconds()
        '{{"event":"{1}","email":"{0}","timestamp":{2},"sg_event_id":"{0}-{1}-{3}","smtp-id":"<m{3}@example.com>"{4}}}' -f $email, $kind, $time, $daysAgo, $more
    }
}

Describe 'Import-CrmEngagement' {
    BeforeEach {
        $store = Join-Path $TestDrive "store-$([guid]::NewGuid()).db"
        $file = Join-Path $TestDrive "events-$([guid]::NewGuid()).jsonl"
    }

    It 'counts what it took, by kind, and takes nothing twice' {
        & {
            Get-EventLine ann@example.org delivered 20
            Get-EventLine ann@example.org open 19
            Get-EventLine ann@example.org click 19
            Get-EventLine bob@example.org unsubscribe 18
        } | Set-Content $file
        $import = Import-CrmEngagement $file -Store $store -CreateStore
        $import.Read, $import.New, $import.Known, $import.Rejected | Should -Be @(4, 4, 0, 0)
        $import.Kinds['Clicked'] | Should -Be 1
        $again = Import-CrmEngagement $file -Store $store
        $again.New, $again.Known | Should -Be @(0, 4)
    }

    It 'takes business contact from any CSV' {
        $csv = Join-Path $TestDrive "orders-$([guid]::NewGuid()).csv"
        "Kunde;Was;Wann`nann@example.org;purchase;2026-10-20`nbob@example.org;meeting;2026-10-21`ncy@example.org;call;2026-10-22" | Set-Content $csv
        $import = Import-CrmEngagement $csv -Map @{ Kunde = 'Email'; Was = 'Kind'; Wann = 'Time' } -Store $store -CreateStore
        $import.New | Should -Be 3
        $import.Kinds.Keys | Should -Be @('Call', 'Meeting', 'Purchase')
        $old = [pscustomobject]@{ Id = 1; Email = 'ann@example.org'; 'Last Activity' = '2024-01-01' }
        $stranger = [pscustomobject]@{ Id = 2; Email = 'zoe@example.org'; 'Last Activity' = '2024-01-01' }
        ($old, $stranger | Find-CrmStaleContact -Reason Inactive -Store $store -AsOf 2026-11-01).Id | Should -Be 2
    }

    It 'reads persons, days and ids as CRMs write them' {
        $csv = Join-Path $TestDrive "crm-$([guid]::NewGuid()).csv"
        @'
Record ID,Contact email,Activity type,Activity date
7,"Cole, Cy <cy@example.org>",Unsubscribed,03/04/2024
7,"Cole, Cy <cy@example.org>",Subscribed,03/04/2025
7,"Cole, Cy <cy@example.org>",Unsubscribed,03/04/2026
8,ann@example.org;bob@example.org,Unsubscribed,03/04/2026
'@ | Set-Content $csv
        # Nothing in the file says which is the month: nothing is guessed.
        (Import-CrmEngagement $csv -Store $store -CreateStore -ErrorAction SilentlyContinue).New | Should -Be 0
        $import = Import-CrmEngagement $csv -DateOrder DayFirst -Store $store -ErrorAction SilentlyContinue -ErrorVariable problems
        $import.New, $import.Rejected | Should -Be @(3, 1)
        $problems[0].Exception.Message | Should -Match 'line 5.*several addresses'
        (Test-CrmSuppression cy@example.org -Store $store).Date.ToString('yyyy-MM-dd') | Should -Be '2026-04-03'
    }

    It 'marks what a person may not have done' {
        & {
            Get-EventLine ann@example.org open 5 ',"useragent":"Mozilla/5.0","sg_machine_open":true'
            Get-EventLine bob@example.org delivered 5
        } | Set-Content $file
        $events = Import-CrmEngagement $file -PassThru -Store $store -CreateStore
        ($events | Where-Object Kind -EQ 'Opened').Marks | Should -Match 'PrivacyProxy'
        ($events | Where-Object Kind -EQ 'Delivered').Marks | Should -Be 'None'
    }
}

Describe 'Find-CrmStaleContact' {
    BeforeAll {
        $store = Join-Path $TestDrive 'events.db'
        $file = Join-Path $TestDrive 'events.jsonl'
        & {
            # Ann never opened twelve mails, Bob opened the last, Cy's opens are a proxy's.
            foreach ($i in 1..12) { foreach ($who in 'ann', 'bob', 'cy') { Get-EventLine "$who@example.org" delivered (10 * $i) } }
            Get-EventLine bob@example.org open 9
            Get-EventLine bob@example.org open 119
            foreach ($i in 1..12) { Get-EventLine cy@example.org open (10 * $i) ',"sg_machine_open":true' }
            # Di's mailbox is full for three months, Ed soft bounced three times.
            foreach ($i in 1..4) { Get-EventLine di@example.org bounce (25 * $i) ',"status":"5.2.2","reason":"552 5.2.2 mailbox full"' }
            foreach ($i in 1..4) { Get-EventLine ed@example.org bounce (10 * $i) ',"status":"4.2.0","reason":"mailbox temporarily unavailable","type":"blocked"' }
            Get-EventLine flo@example.org spamreport 10
            Get-EventLine gus@example.org unsubscribe 10
        } | Set-Content $file
        $null = Import-CrmEngagement $file -Store $store -CreateStore -WarningAction SilentlyContinue
        $people = 'ann', 'bob', 'cy', 'di', 'ed', 'flo', 'gus', 'hal' | ForEach-Object { [pscustomobject]@{ Id = $_; Email = "$_@example.org"; 'Lead Source' = 'Fair'; 'Last Activity' = '2025-12-01' } }
        $found = @($people | Find-CrmStaleContact -Store $store -AsOf 2026-11-01)
    }

    It '<Id>: <Reason>, <Action>' -ForEach @(
        @{ Id = 'ann'; Reason = 'Unopened'; Action = 'Unsubscribe' }
        @{ Id = 'di'; Reason = 'MailboxFull'; Action = 'Unsubscribe' }
        @{ Id = 'flo'; Reason = 'Complaint'; Action = 'Remove' }
        @{ Id = 'gus'; Reason = 'Unsubscribed'; Action = 'Remove' }
    ) {
        $finding = @($found | Where-Object { $_.Id -eq $Id -and $_.Reason -eq $Reason })
        $finding.Count | Should -Be 1
        $finding.Action | Should -Be $Action
        $finding.Evidence | Should -Not -BeNullOrEmpty
        $finding.Date | Should -Not -BeNullOrEmpty
    }

    It 'never holds missing or unknown opens against anybody' {
        ($found | Where-Object Reason -EQ 'Unopened').Id | Should -Be 'ann'
    }

    It 'names every reason, not just the first' {
        $both = [pscustomobject]@{ Id = 1; Email = 'flo@example.org'; 'Last Activity' = '2020-01-01' }
        $reasons = @($both | Find-CrmStaleContact -Store $store -AsOf 2026-11-01).Reason
        $reasons | Should -Contain 'Complaint'
        $reasons | Should -Contain 'Inactive'
    }

    It 'takes thresholds, presets and a day' {
        ($people | Find-CrmStaleContact -UnopenedSendCount 13 -Reason Unopened -Store $store -AsOf 2026-11-01) | Should -BeNullOrEmpty
        ($people | Find-CrmStaleContact -Preset HubSpot -Reason Unopened -Store $store -AsOf 2026-11-01).Id | Should -Be 'ann'
        $quiet = [pscustomobject]@{ Id = 1; Email = 'ann@example.com'; 'Last Activity' = '2026-03-01' }
        ($quiet | Find-CrmStaleContact -Reason Inactive -AsOf 2026-11-01 -Store $store).Reason | Should -Be 'Inactive'
        ($quiet | Find-CrmStaleContact -Reason Inactive -InactiveFor P1Y -AsOf 2026-11-01 -Store $store) | Should -BeNullOrEmpty
        ($quiet | Find-CrmStaleContact -Reason Inactive -InactiveFor '9 months' -AsOf 2026-11-01 -Store $store) | Should -BeNullOrEmpty
        ($quiet | Find-CrmStaleContact -Reason Inactive -AsOf 2026-05-01 -Store $store) | Should -BeNullOrEmpty
    }

    It 'knows the companies that are gone' {
        $found = [pscustomobject]@{ Id = 1; Email = 'ann@gone.example'; Company = 'Gone Ltd' }, [pscustomobject]@{ Id = 2; Email = 'bob@here.example' } | Find-CrmStaleContact -GoneList gone.example -Reason CompanyGone -AsOf 2026-11-01 -Store $store
        $found.Id | Should -Be 1
        $found.Action | Should -Be 'Archive'
    }

    It 'holds whom we do business with' {
        $deal = [pscustomobject]@{ Id = 1; Email = 'ann@example.org'; 'Last Activity' = '2024-01-01'; 'Open Deals' = 1 }
        $finding = @($deal | Find-CrmStaleContact -Reason Inactive -AsOf 2026-11-01 -Store $store)
        if ($finding) { $finding.Held | Should -BeTrue }
        ($deal | Remove-CrmStaleContact -Reason Inactive -SkipReengagement -MaxRemovePercent 100 -MaxRemoveWeekPercent 100 -AsOf 2026-11-01 -Store $store -ArchivePath (Join-Path $TestDrive 'deal.csv')).Id | Should -Be 1
    }

    It 'takes reasons of your own' {
        $reason = @{ Name = 'OldRegion'; Action = 'Archive'; Evidence = 'The region was sold.'; Where = { $_.State -eq 'West' } }
        $list = [pscustomobject]@{ Id = 1; Email = 'a@example.org'; State = 'West' }, [pscustomobject]@{ Id = 2; Email = 'b@example.org'; State = 'East' }
        $finding = $list | Find-CrmStaleContact -CustomReason $reason -AsOf 2026-11-01 -Store $store
        $finding.Id, $finding.Reason, $finding.Action | Should -Be @('1', 'OldRegion', 'Archive')
        ($list | Remove-CrmStaleContact -CustomReason $reason -MaxRemovePercent 100 -MaxRemoveWeekPercent 100 -AsOf 2026-11-01 -Store $store -ArchivePath (Join-Path $TestDrive 'west.csv')).Id | Should -Be 2
    }

    It 'keeps to the policy: segments, retention and what is due soon' {
        $policy = Join-Path $TestDrive 'policy.json'
        '{ "staleness": { "segments": [ { "field": "LeadSource", "value": "Fair", "inactiveMonths": 24 } ], "retention": [ { "basis": "contract", "months": 12, "action": "Archive" } ] } }' | Set-Content $policy
        $fair = [pscustomobject]@{ Id = 1; Email = 'a@example.com'; 'Lead Source' = 'Fair'; 'Last Activity' = '2025-06-01' }
        $web = [pscustomobject]@{ Id = 2; Email = 'b@example.com'; 'Lead Source' = 'Web'; 'Last Activity' = '2025-06-01' }
        ($fair, $web | Find-CrmStaleContact -Reason Inactive -Policy $policy -Store $store -AsOf 2026-11-01).Id | Should -Be 2
        $due = [pscustomobject]@{ Id = 3; Email = 'c@example.com'; 'Consent Basis' = 'contract'; 'Last Activity' = '2025-06-01' }
        $soon = [pscustomobject]@{ Id = 4; Email = 'd@example.com'; 'Consent Basis' = 'contract'; 'Last Activity' = '2025-12-15' }
        $now = $due, $soon | Find-CrmStaleContact -Reason RetentionDue -Policy $policy -Store $store -AsOf 2026-11-01
        $now.Id, $now.Action | Should -Be @('3', 'Archive')
        $ahead = $soon | Find-CrmStaleContact -Reason RetentionDue -DueWithin '3 months' -Policy $policy -Store $store -AsOf 2026-11-01
        $ahead.Action | Should -Be 'Review'
        $ahead.Date | Should -Be ([datetime]'2026-12-15')
    }

    It 'shows a table that fits a screen' {
        $table = $found | Format-Table | Out-String -Width 120
        $table | Should -Match 'Reason'
        $table | Should -Match 'Evidence'
        ($table -split "`n" | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 121
    }
}

Describe 'Measure-CrmStaleContact' {
    It 'sweeps thresholds and shows who would be lost' {
        $list = 1..24 | ForEach-Object { [pscustomobject]@{ Id = $_; Email = "p$_@example.org"; 'Lead Source' = ('Fair', 'Web')[$_ % 2]; Owner = 'Tom'; 'Last Activity' = ([datetime]'2026-11-01').AddMonths(-$_).ToString('yyyy-MM-dd') } }
        $sweep = @($list | Measure-CrmStaleContact -TryInactiveFor '3 months', '6 months', '12 months' -By LeadSource -Reason Inactive -AsOf 2026-11-01)
        $sweep.Threshold | Should -Be @('Inactive for 3 months', 'Inactive for 6 months', 'Inactive for 12 months', 'All reasons in force')
        $sweep.Lost | Should -Be @(21, 18, 12, 18)
        $sweep[0].Segments.Value | Should -Be @('Fair', 'Web')
        ($sweep | Format-Table | Out-String -Width 120) | Should -Match '3 months'
    }
}
