#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $env:CRMHYGIENE_STORE = $null
    $mails = Join-Path $PSScriptRoot '../../examples/data/bounces'
    $domain = 'bounce.crm.example.com'
}

Describe 'Import-CrmBounce' {
    BeforeEach {
        $here = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $here
        $store = Join-Path $here 'crm.db'
    }

    It 'tells from a delivery report who, why and how sure' {
        $bounce = Import-CrmBounce (Join-Path $mails 'unknown-user.eml') -ReturnDomain $domain -Store $store -CreateStore
        $bounce.Email | Should -Be 'maria.delacruz@solyluna.example.com'
        $bounce.Kind | Should -Be 'HardBounce'
        $bounce.Reason | Should -Be 'UserUnknown'
        $bounce.Status | Should -Be '5.1.1'
        $bounce.ReplyCode | Should -Be '550'
        $bounce.RemoteMta | Should -Be 'mail.example.net'
        $bounce.Proof | Should -Be 'Verp'
        $bounce.Time.UtcDateTime | Should -Be ([datetime]'2026-10-26T08:15:00')
    }

    It 'takes <_> the same' -ForEach 'a mailbox', 'a Maildir', 'a folder', 'files by the pipeline' {
        $files = Get-ChildItem $mails -Filter *.eml
        $found = switch ($_) {
            'a mailbox' {
                $box = Join-Path $here 'bounces.mbox'
                $files | ForEach-Object { "From MAILER-DAEMON Mon Oct 26 08:15:00 2026`n" + (Get-Content $_ -Raw) + "`n" } | Set-Content $box -NoNewline
                Import-CrmBounce $box -ReturnDomain $domain -Store $store -CreateStore
            }
            'a Maildir' {
                $null = New-Item -ItemType Directory (Join-Path $here 'Maildir/new'), (Join-Path $here 'Maildir/cur'), (Join-Path $here 'Maildir/tmp')
                $files | ForEach-Object { Copy-Item $_ (Join-Path $here "Maildir/new/$($_.BaseName).host") }
                Import-CrmBounce (Join-Path $here 'Maildir') -ReturnDomain $domain -Store $store -CreateStore
            }
            'a folder' { Import-CrmBounce $mails -ReturnDomain $domain -Store $store -CreateStore }
            'files by the pipeline' { $files | Import-CrmBounce -ReturnDomain $domain -Store $store -CreateStore }
        }
        @($found).Count | Should -Be 3
        $found.Email | Should -Contain 'maria.delacruz@solyluna.example.com'
        @($found | Where-Object Kind -EQ 'SoftBounce').Reason | Should -Be 'MailboxFull'
    }

    It 'reads a complaint (ARF)' {
        @'
From: feedback@mail.example.net
To: abuse@crm.example.com
Subject: FW: News
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an e-mail abuse report.

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Feedback/1
Version: 1
Original-Rcpt-To: <ann@example.org>

--b--
'@ | Set-Content (Join-Path $here 'complaint.eml')
        $complaint = Import-CrmBounce (Join-Path $here 'complaint.eml') -Store $store -CreateStore
        $complaint.Kind | Should -Be 'Complaint'
        $complaint.Email | Should -Be 'ann@example.org'
    }

    It 'reads what <Service> reports' -ForEach @(
        @{ Service = 'SendGrid'; Json = '{"event":"bounce","email":"ann@example.org","timestamp":1790000000,"sg_event_id":"1","status":"5.1.1","reason":"550 5.1.1 no such user"}' }
        @{ Service = 'Mailgun'; Json = '{"event":"failed","severity":"permanent","recipient":"ann@example.org","timestamp":1790000000.5,"id":"e1","delivery-status":{"code":550,"message":"5.1.1 no such user"}}' }
        @{ Service = 'Amazon SES'; Json = '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","timestamp":"2026-09-21T14:13:20Z","bouncedRecipients":[{"emailAddress":"ann@example.org","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 no such user"}]},"mail":{"messageId":"m1"}}' }
        @{ Service = 'Postmark'; Json = '{"RecordType":"Bounce","Type":"HardBounce","TypeCode":1,"Email":"ann@example.org","BouncedAt":"2026-09-21T14:13:20Z","ID":7,"Description":"The server was unable to deliver your message (unknown user)."}' }
        @{ Service = 'SparkPost'; Json = '{"msys":{"message_event":{"type":"bounce","bounce_class":"10","rcpt_to":"ann@example.org","timestamp":"1790000000","event_id":"1","raw_reason":"550 5.1.1 no such user"}}}' }
        @{ Service = 'Brevo'; Json = '{"event":"hard_bounce","email":"ann@example.org","ts_epoch":1790000000000,"message-id":"<m1@example.com>","reason":"550 5.1.1 no such user"}' }
        @{ Service = 'HubSpot'; Json = '{"type":"BOUNCE","recipient":"ann@example.org","created":1790000000000,"id":"1","portalId":1,"status":"5.1.1","response":"550 5.1.1 no such user"}' }
        @{ Service = 'Mailchimp'; Json = '{"type":"cleaned","fired_at":"2026-09-21 14:13:20","data":{"list_id":"l","reason":"hard","email":"ann@example.org"}}' }
    ) {
        $file = Join-Path $here 'events.json'
        $Json | Set-Content $file
        $bounce = Import-CrmBounce $file -Store $store -CreateStore
        $bounce.Provider | Should -Be $Service
        $bounce.Email | Should -Be 'ann@example.org'
        $bounce.Kind | Should -Be 'HardBounce'
    }

    It 'reads a CSV of a service it does not know by a map' {
        $file = Join-Path $here 'returned.csv'
        "Customer mail;Answer;Day`nann@example.org;550 5.1.1 user unknown;2026-09-21`nbob@example.org;552 5.2.2 mailbox full;2026-09-21" | Set-Content $file
        $found = Import-CrmBounce $file -Map @{ 'Customer mail' = 'Email'; 'Answer' = 'Reason'; 'Day' = 'Time' } -Kind SoftBounce -Store $store -CreateStore
        $found.Email | Should -Be @('ann@example.org', 'bob@example.org')
        $found.Kind | Should -Be @('HardBounce', 'SoftBounce')
    }

    It 'leaves an unproven bounce for review until it is read with its proof' {
        $contact = [pscustomobject]@{ Id = 1; Email = 'maria.delacruz@solyluna.example.com' }
        $null = Import-CrmBounce (Join-Path $mails 'unknown-user.eml') -Store $store -CreateStore -WarningAction SilentlyContinue
        ($contact | Find-CrmStaleContact -Reason HardBounce -Store $store -AsOf 2026-11-01).Action | Should -Be 'Review'
        $null = Import-CrmBounce (Join-Path $mails 'unknown-user.eml') -ReturnDomain $domain -Store $store
        ($contact | Find-CrmStaleContact -Reason HardBounce -Store $store -AsOf 2026-11-01).Action | Should -Be 'Remove'
    }

    It 'loads a folder twice without a change' {
        $null = Import-CrmBounce $mails -ReturnDomain $domain -Store $store -CreateStore
        (Import-CrmEngagement $mails -Store $store -WarningAction SilentlyContinue).New | Should -Be 0
    }

    It 'keeps what it does not understand, to mend and load again' {
        $file = Join-Path $here 'hook.jsonl'
        $rejects = Join-Path $here 'rejects.jsonl'
        '{"event":"open","email":"ann@example.org","timestamp":1790000000}', 'not json', '{"event":"teleported","email":"bob@example.org","timestamp":1790000000}' | Set-Content $file
        $import = Import-CrmEngagement $file -Store $store -CreateStore -RejectPath $rejects -ErrorAction SilentlyContinue -ErrorVariable problems
        $import.New + $import.Known + $import.Rejected | Should -Be 3
        $import.Rejected | Should -Be 2
        Test-Path $rejects | Should -BeTrue
        ($problems -join ' ') | Should -Not -Match 'bob@'
    }

    It '-WhatIf reads and keeps nothing' {
        @(Import-CrmBounce $mails -Store $store -WhatIf).Count | Should -Be 3
        Test-Path $store | Should -BeFalse
    }
}

Describe 'Incidents and rates' {
    It 'holds what fails for a fault of ours, and shows it' {
        $store = Join-Path $TestDrive 'incident.db'
        $file = Join-Path $TestDrive 'incident.jsonl'
        1..40 | ForEach-Object { '{{"event":"bounce","email":"p{0}@example.org","timestamp":{1},"sg_event_id":"{0}","status":"5.7.1","reason":"554 5.7.1 Client host blocked using a blocklist"}}' -f $_, (1790000000 + $_) } | Set-Content $file
        $import = Import-CrmEngagement $file -Store $store -CreateStore -WarningAction SilentlyContinue -WarningVariable warned
        $import.Incidents.Count | Should -Be 1
        "$warned" | Should -Match 'incident|held'
        $people = 1..40 | ForEach-Object { [pscustomobject]@{ Id = $_; Email = "p$_@example.org" } }
        @($people | Find-CrmStaleContact -Store $store -AsOf 2026-11-01 | Where-Object Action -In 'Remove', 'Archive').Count | Should -Be 0
    }

    It 'warns and alarms by the lines of the field' {
        $store = Join-Path $TestDrive 'rates.db'
        $file = Join-Path $TestDrive 'rates.jsonl'
        & {
            1..300 | ForEach-Object { '{{"event":"delivered","email":"p{0}@example.org","timestamp":1790000000,"sg_event_id":"d{0}"}}' -f $_ }
            301..320 | ForEach-Object { '{{"event":"bounce","email":"p{0}@mail{0}.example","timestamp":1790000000,"sg_event_id":"b{0}","status":"5.1.1","reason":"550 5.1.1 no such user"}}' -f $_ }
        } | Set-Content $file
        $rates = (Import-CrmEngagement $file -Store $store -CreateStore -WarningAction SilentlyContinue).Rates
        $rates.Count | Should -BeGreaterThan 0
        $rates | ForEach-Object { $_.HardPercent | Should -BeGreaterThan 5; $_.Level | Should -Be 'Alarm' }
    }
}
