#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $source = (Resolve-Path (Join-Path $PSScriptRoot '../../examples/data/contacts.csv')).ProviderPath
    $env:CRMHYGIENE_STORE = $null
    $store = Join-Path $TestDrive 'crm.db'
    $null = Add-CrmSuppression nobody@example.com -Reason Manual -Store $store -CreateStore
    $out = Join-Path $TestDrive 'entries'

    # What cron does with the last line of a crontab: it takes \% for % and \\ for \, and hands the rest to sh.
    function Start-Entry($line) {
        $command = (($line -split ' ', 6)[5]) -replace '\\([%\\])', '$1'
        $null = & /bin/sh -c $command 2>&1
        $LASTEXITCODE
    }
}

Describe 'An entry' {
    It 'is read by a person' {
        $schedule = Register-CrmSchedule weekly $source ./clean.csv -Store $store -Every Weekly -Day Sunday -At 04:15 -Scheduler Cron -OutputPath $out
        $schedule.When | Should -BeExactly 'every Sunday at 04:15'
        $lines = Get-Content $schedule.Files[0]
        $lines[0] | Should -BeLike '# CrmHygiene schedule weekly | Weekly Sunday 04:15 *'
        $lines[1] | Should -BeLike "15 4 * * 0 *Invoke-CrmHygiene*-Store*-Apply -Confirm:`$false*"
    }

    It 'runs <days> days before a date' -TestCases @{ days = 10; on = '2027-11-16' }, @{ days = 0; on = '2027-11-26' } {
        (Register-CrmSchedule peak $source ./clean.csv -Store $store -Before 2027-11-26 -Days $days -Scheduler Cron -OutputPath $out).When | Should -BeExactly "once, on $on at 03:30"
    }

    It 'is made for each of several dates' {
        $names = (Register-CrmSchedule peak $source ./clean.csv -Store $store -Before 2027-11-26, 2028-02-14 -Scheduler Cron -OutputPath $out).Name
        $names | Should -Be 'peak-2027-11-16', 'peak-2028-02-04'
    }

    It 'is not made for a date that is over' {
        { Register-CrmSchedule peak $source ./clean.csv -Store $store -Before 2026-11-27 -Days 10 -AsOf 2026-11-20 -OutputPath $out } | Should -Throw '2026-11-17, 10 days before 2026-11-27, is over.'
    }

    It 'counts eight weeks from the next time' {
        (Register-CrmSchedule eight $source ./clean.csv -Store $store -Every EightWeeks -AsOf '2026-11-23 12:00' -OutputPath $out).From | Should -Be ([datetime]'2026-11-30')
        (Register-CrmSchedule eight $source ./clean.csv -Store $store -Every EightWeeks -AsOf '2026-11-23 01:00' -OutputPath $out).From | Should -Be ([datetime]'2026-11-23')
    }

    It 'is not made for <what>' -TestCases @(
        @{ what = 'a name with a line break'; arguments = @{ Name = "a`n" } }
        @{ what = 'a list with a line break'; arguments = @{ Path = "a`n* * * * * evil" } }
        @{ what = 'a program that is not there'; arguments = @{ Program = '/no/such/pwsh' } }
        @{ what = 'a policy that is not there'; arguments = @{ Policy = '/no/such/policy.json' } }
        @{ what = 'two rhythms'; arguments = @{ Before = '2030-01-01'; Every = 'Daily' } }
    ) {
        $all = @{ Name = 'bad'; Path = $source; Destination = './clean.csv'; Store = $store; Scheduler = 'Cron'; OutputPath = $out }
        foreach ($key in $arguments.Keys) { $all[$key] = $arguments[$key] }
        { Register-CrmSchedule @all -WarningAction SilentlyContinue } | Should -Throw
        Test-Path (Join-Path $out 'crmhygiene-bad.cron') | Should -BeFalse
    }

    It 'is not made for a script that is not there' {
        { Register-CrmSchedule bad -ScriptPath ./none.ps1 -OutputPath $out } | Should -Throw 'There is no script*'
    }

    It 'is not written with -WhatIf' {
        Register-CrmSchedule whatif $source ./clean.csv -Store $store -OutputPath $out -WhatIf
        Test-Path (Join-Path $out 'crmhygiene-whatif.cron') | Should -BeFalse
    }
}

Describe 'An entry, started as cron does' -Skip:$IsWindows {
    It 'takes a list called <name>' -TestCases @{ name = "O'Neil's 100% `$(touch x) [1].csv" }, @{ name = "O$([char]0x2019)Neil; exit 9; $([char]0x2019).csv" }, @{ name = 'a\\b\%c "d" `e.csv' } {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        # ProviderPath, as a backslash is a separator to the cmdlets of PowerShell.
        $list = [IO.Path]::Combine($folder.FullName, ($name -replace '\\', '+'))
        [IO.File]::Copy($source, $list)
        $clean = [IO.Path]::Combine($folder.FullName, 'clean.csv')
        $schedule = Register-CrmSchedule odd $list $clean -Store $store -Scheduler Cron -OutputPath $folder.FullName
        Start-Entry (Get-Content $schedule.Files[0])[1] | Should -Be 0
        Test-Path -LiteralPath $clean | Should -BeTrue
        @([IO.Directory]::GetFiles($folder.FullName, 'x')).Count | Should -Be 0
    }

    It 'ends with <code> for <what>' -TestCases @(
        @{ code = 0; what = 'a clean run'; policy = '{}'; more = @{} }
        @{ code = 1; what = 'a policy that broke since'; policy = '{ "limits": '; more = @{} }
        @{ code = 2; what = 'a score under the gate'; policy = '{}'; more = @{ FailUnder = 100 } }
        @{ code = 3; what = 'more removed than allowed'; policy = '{ "limits": { "maxRemovePercent": 1 } }'; more = @{} }
    ) {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Set-Content "$folder/policy.json" '{}'
        $schedule = Register-CrmSchedule codes $source "$folder/clean.csv" -Policy "$folder/policy.json" -Store $store -ReportPath "$folder/report.html" -LogPath "$folder/log.jsonl" -Scheduler Cron -OutputPath $folder @more
        Set-Content "$folder/policy.json" $policy
        Start-Entry (Get-Content $schedule.Files[0])[1] | Should -Be $code
        Test-Path "$folder/clean.csv" | Should -Be ($code -eq 0)
        Test-Path "$folder/report.html" | Should -Be ($code -ne 1)
    }

    It 'takes over a suppression list each day and ends with 1 where it is gone' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Set-Content "$folder/unsubscribed.csv" "Email`nleft@example.com"
        $schedule = Register-CrmSchedule upkeep -SuppressionPath "$folder/*.csv" -Store $store -Scheduler Cron -OutputPath $folder
        $schedule.Cadence | Should -Be 'Daily'
        $line = (Get-Content $schedule.Files[0])[1]
        Start-Entry $line | Should -Be 0
        (Test-CrmSuppression left@example.com -Store $store).IsSuppressed | Should -BeTrue
        Start-Entry $line | Should -Be 0
        Remove-Item "$folder/unsubscribed.csv"
        Start-Entry $line | Should -Be 1
    }

    It 'ends with 1 where no blocklist answers' {
        $zones = Join-Path $TestDrive 'zones.json'
        Set-Content $zones '[ { "zone": "bl.test", "name": "Test list", "kind": "Ip", "terms": "free", "delist": "https://bl.test/", "codes": [ { "from": "127.0.0.2", "meaning": "spam" } ] } ]'
        $schedule = Register-CrmSchedule listed -ZoneFile $zones -Sender 192.0.2.25 -NameServer 127.0.0.1:9 -Store $store -Scheduler Cron -OutputPath $out
        Start-Entry (Get-Content $schedule.Files[0])[1] | Should -Be 1
    }
}

Describe 'A crontab' -Skip:$IsWindows {
    BeforeAll {
        # A crontab of its own, so that the account's stays as it is.
        $bin = (New-Item -ItemType Directory (Join-Path $TestDrive 'bin')).FullName
        $env:CRMHYGIENE_TEST_CRONTAB = Join-Path $TestDrive 'crontab.txt'
        Set-Content "$bin/crontab" "#!/bin/sh`nif [ `"`$1`" = -l ]; then [ -f `"`$CRMHYGIENE_TEST_CRONTAB`" ] && exec cat `"`$CRMHYGIENE_TEST_CRONTAB`"; echo no crontab for me >&2; exit 1; fi`ncat > `"`$CRMHYGIENE_TEST_CRONTAB`""
        chmod +x "$bin/crontab"
        $path = $env:PATH
        $env:PATH = "${bin}:$path"
    }
    AfterAll {
        $env:PATH = $path
        $env:CRMHYGIENE_TEST_CRONTAB = $null
    }

    It 'holds a schedule once, however often it is registered, and gives it back' {
        Set-Content $env:CRMHYGIENE_TEST_CRONTAB "MAILTO=ops`n5 4 * * * backup"
        $null = Register-CrmSchedule nightly $source ./clean.csv -Store $store -Scheduler Cron
        $null = Register-CrmSchedule nightly $source ./clean.csv -Store $store -Every Monthly -Scheduler Cron
        @(Get-Content $env:CRMHYGIENE_TEST_CRONTAB).Count | Should -Be 4
        $read = Get-CrmSchedule NIGHT* -Scheduler Cron
        $read.When | Should -BeExactly 'the 1st of every month at 03:30'
        ($read | Out-String -Width 120) | Should -Match 'Invoke-CrmHygiene'
        $read | Unregister-CrmSchedule
        Get-Content $env:CRMHYGIENE_TEST_CRONTAB -Raw | Should -BeExactly "MAILTO=ops`n5 4 * * * backup`n"
        { Unregister-CrmSchedule nightly -Scheduler Cron -ErrorAction Stop } | Should -Throw "There is no schedule 'nightly'."
    }

    It 'stays as it is with -WhatIf' {
        Set-Content $env:CRMHYGIENE_TEST_CRONTAB '5 4 * * * backup'
        Register-CrmSchedule nightly $source ./clean.csv -Store $store -Scheduler Cron -WhatIf
        Get-Content $env:CRMHYGIENE_TEST_CRONTAB | Should -BeExactly '5 4 * * * backup'
        $null = Register-CrmSchedule nightly $source ./clean.csv -Store $store -Scheduler Cron
        Unregister-CrmSchedule nightly -Scheduler Cron -WhatIf
        (Get-CrmSchedule -Scheduler Cron).Name | Should -Be nightly
    }
}
