#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    $module = (Resolve-Path (Join-Path $PSScriptRoot '../../CrmHygiene.psd1')).ProviderPath
    Import-Module $module -Force
    $source = (Resolve-Path (Join-Path $PSScriptRoot '../../examples/data/contacts.csv')).ProviderPath
    $env:CRMHYGIENE_STORE = $null
    . (Join-Path $PSScriptRoot 'Pwsh.ps1')
    function Start-Pwsh($command) { $null = Invoke-Pwsh -Command "Import-Module '$module'; $command" 2>&1; $LASTEXITCODE }
    $people = 1..30 | ForEach-Object { [pscustomobject]@{ Id = $_; FirstName = 'Anna'; LastName = "Smith$_"; Email = "anna$_@firm.example"; Phone = ''; LeadSource = @('Web', 'Fair', 'Ads')[$_ % 3] } }
}

Describe 'Measure-CrmQuality' {
    It 'shows each part with its weight' {
        $report = Measure-CrmQuality $source -ErrorAction SilentlyContinue
        ($report.Parts | Measure-Object Weight -Sum).Sum | Should -Be 100
        ($report | Out-String -Width 120) | Should -Match 'Validity \d+ \(weight 25 %\)'
    }

    It 'links a finding to the lines of its contacts' {
        $rule = (Measure-CrmQuality $source -ErrorAction SilentlyContinue).Rules | Where-Object Rule -EQ BadEmail
        $rule.Lines.Count | Should -Be $rule.Count
        $rule.SuggestedFix | Should -Not -BeNullOrEmpty
    }

    It 'takes objects, a workbook, JSON and an archive for the same list' {
        $contacts = @(Import-CrmContact $source -ErrorAction SilentlyContinue)
        foreach ($name in 'o.xlsx', 'o.json') { $contacts | Export-CrmContact -Path (Join-Path $TestDrive $name) }
        Compress-Archive $source (Join-Path $TestDrive 'o.zip')
        $scores = foreach ($file in $source, 'o.xlsx', 'o.json', 'o.zip') { [Math]::Round((Measure-CrmQuality ([IO.Path]::Combine($TestDrive, $file)) -AsOf 2026-10-01 -ErrorAction SilentlyContinue).Score, 3) }
        @($scores | Select-Object -Unique).Count | Should -Be 1
        ($people | Measure-CrmQuality).Contacts | Should -Be 30
    }

    It 'warns where nobody has a value to segment by' {
        $report = $people | Measure-CrmQuality -SegmentBy LeadSource, LeadSorce -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike "No contact has a value in 'LeadSorce'*"
        @($report.Segments | Where-Object Field -EQ LeadSource).Count | Should -Be 3
    }

    It 'is a gate: <gate> ends with <code>' -TestCases @(
        @{ gate = '-FailUnder 10'; code = 0 }
        @{ gate = '-FailUnder 99'; code = 2 }
        @{ gate = '-MaxRulePercent @{ BadEmail = 1 }'; code = 2 }
        @{ gate = '-MaxRulePercent @{ BadEmail = 90 }'; code = 0 }
    ) {
        Start-Pwsh "exit (Measure-CrmQuality '$source' $gate -ErrorAction SilentlyContinue).ExitCode" | Should -Be $code
    }

    It 'fails at the gate where there is nothing to measure' {
        Set-Content (Join-Path $TestDrive 'empty.csv') 'Email,Name'
        (Measure-CrmQuality (Join-Path $TestDrive 'empty.csv') -FailUnder 1 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue).ExitCode | Should -Be 2
        { Measure-CrmQuality $source -MaxRulePercent @{ Nope = 1 } } | Should -Throw '*MissingRequired*'
    }

    It 'never passes a policy that is <what>' -TestCases @(
        @{ what = 'an empty file'; text = '' }
        @{ what = 'an empty object'; text = '{ "name": "ours" }' }
        @{ what = 'not JSON'; text = '{ "required": [ }' }
        @{ what = 'of unknown keys'; text = '{ "requierd": [] }' }
        @{ what = 'missing'; text = $null }
    ) {
        $policy = Join-Path $TestDrive 'gate.json'
        Remove-Item $policy -ErrorAction SilentlyContinue
        if ($null -ne $text) { Set-Content $policy $text -NoNewline }
        { $people | Measure-CrmQuality -Policy $policy } | Should -Throw '*gate.json*'
        Start-Pwsh "Measure-CrmQuality '$source' -Policy '$policy'" | Should -Not -Be 0
    }
}

Describe 'Get-CrmQualityHistory' {
    It 'tells the trend, a new column, one that vanished and a jump of a lead source' {
        $store = Join-Path $TestDrive 'history.db'
        $list = Join-Path $TestDrive 'list.csv'
        $people | Export-Csv $list
        $null = Measure-CrmQuality $list -SegmentBy LeadSource -AddHistory -Store $store -AsOf 2026-09-01
        $more = $people + (31..90 | ForEach-Object { [pscustomobject]@{ Id = $_; FirstName = 'Ben'; LastName = "Miller$_"; Email = "ben$_@shop.example"; Phone = ''; LeadSource = 'Ads' } })
        $more | Select-Object -Property *, @{ Name = 'Budget'; Expression = { 1 } } -ExcludeProperty Phone | Export-Csv $list
        $null = Measure-CrmQuality $list -SegmentBy LeadSource -AddHistory -Store $store -AsOf 2026-10-01
        $all = @(Get-CrmQualityHistory -Store $store)
        $all.Count | Should -Be 2
        $all[1].Trend | Should -Not -BeNullOrEmpty
        $changes = $all[1].Changes -join ' '
        $changes | Should -Match 'New column: Budget'
        $changes | Should -Match 'Phone'
        $changes | Should -Match 'Ads'
    }

    It 'says where it knows no such list' {
        { Get-CrmQualityHistory nope.csv -Store (Join-Path $TestDrive 'history.db') -ErrorAction Stop } | Should -Throw "*no measurement of a list 'nope.csv'*"
        Get-CrmQualityHistory 'nope*' -Store (Join-Path $TestDrive 'history.db') | Should -BeNullOrEmpty
    }
}

Describe 'Export-CrmReport' {
    BeforeAll { $report = $people | Measure-CrmQuality -SegmentBy LeadSource }

    It 'writes <name> in one piece that names nobody' -TestCases @{ name = 'r.html' }, @{ name = 'r.md' }, @{ name = 'r.json' } {
        $file = @($report) + @($people | Test-CrmEmail -Level Syntax) | Export-CrmReport (Join-Path $TestDrive $name) -PassThru
        $file.Length | Should -BeGreaterThan 1000
        Get-Content $file.FullName -Raw | Should -Not -Match 'anna\d+@firm'
    }

    It 'follows a template of your own' {
        $template = Join-Path $TestDrive 'own.liquid'
        Set-Content $template '{{ quality.contacts }} people{% for part in quality.parts %} {{ part.name }}{% endfor %}'
        $report | Export-CrmReport (Join-Path $TestDrive 'own.html') -Template $template
        Get-Content (Join-Path $TestDrive 'own.html') -Raw | Should -Match '^30 people Completeness Validity'
        Set-Content $template '{% if %}'
        { $report | Export-CrmReport (Join-Path $TestDrive 'bad.html') -Template $template } | Should -Throw 'The template cannot be used*'
    }

    It 'writes nothing <where>' -TestCases @{ where = 'to a folder that is not there'; path = 'no/such/r.html' }, @{ where = 'that a report is not'; path = 'r.pdf' } {
        { $report | Export-CrmReport (Join-Path $TestDrive $path) } | Should -Throw
        Test-Path (Join-Path $TestDrive $path) | Should -BeFalse
        { Invoke-CrmHygiene $source (Join-Path $TestDrive 'no.csv') -Apply -Confirm:$false -ReportPath (Join-Path $TestDrive $path) } | Should -Throw
        Test-Path (Join-Path $TestDrive 'no.csv') | Should -BeFalse
    }

    It 'writes nothing with -WhatIf' {
        $report | Export-CrmReport (Join-Path $TestDrive 'w.html') -WhatIf
        Test-Path (Join-Path $TestDrive 'w.html') | Should -BeFalse
    }
}
