BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../CrmHygiene.psd1') -Force
    $people = foreach ($i in 1..60) {
        [pscustomobject]@{ Id = $i; FirstName = "Given$($i % 12)"; LastName = "Family$i"; Email = "person$i@example.org"; Phone = "030 555$(1000 + $i * 7)"; OptedOut = if ($i -eq 5) { 'yes' } else { 'no' } }
    }
    $again = [pscustomobject]@{ Id = 'n1'; FirstName = 'Given5'; LastName = 'Family5'; Email = 'person5@example.org'; Phone = '030 5551035'; OptedOut = 'no' }
    $null = $people, $again
}

Describe 'Duplicates' {
    It 'matches objects with a base of objects and inherits its opt-out' {
        $new = $again | Find-CrmDuplicate -Reference $people -PassThru
        $new.DuplicateMatch | Should -Be '5'
        $new.OptedOut | Should -BeTrue
    }

    It 'merges by a score of one''s own' {
        $merged = @($people) + $again | Find-CrmDuplicate | Merge-CrmContact -Score { if ($_.Id -eq 'n1') { 9 } else { 1 } } -MaxRemovePercent 60 -ArchivePath (Join-Path $TestDrive 'a.csv')
        $merged.Id | Should -Be 'n1'
        $merged.MergedFrom | Should -Be '5'
    }

    It 'gives people the same id in every run, also after they were merged' {
        $store = Join-Path $TestDrive 'entities.db'
        $first = @($people) + $again | Find-CrmDuplicate -Store $store -CreateStore
        $first.EntityId | Select-Object -Unique | Should -Be 1
        $merged = @($people) + $again | Find-CrmDuplicate | Merge-CrmContact -Score { if ($_.Id -eq 'n1') { 9 } else { 1 } } -MaxRemovePercent 60 -Store $store -ArchivePath (Join-Path $TestDrive 'b.csv')
        $left = $merged | Find-CrmDuplicate -Store $store -PassThru | Where-Object EntityId
        $left.EntityId | Should -Be 1
        (Get-CrmEntity 1 -Store $store).MergedInto | Should -BeNullOrEmpty
    }
}
