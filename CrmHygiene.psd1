@{
    RootModule = 'module/CrmHygiene.psm1'
    # Stamped by the build from Directory.Build.props.
    ModuleVersion = '0.1.0'
    GUID = '6f3f5a1e-3d0c-4c65-9d6b-2f6c7f3a9b41'
    Author = 'CrmHygiene contributors'
    CompanyName = 'CrmHygiene'
    Copyright = '(c) CrmHygiene contributors. MIT licence.'
    Description = 'Keep a contact list clean: import, standardise, verify, find and merge duplicates, remove stale contacts, measure quality; with reasons for every change.'
    PowerShellVersion = '7.4'
    CompatiblePSEditions = @('Core')
    RequiredAssemblies = @('module/bin/CrmHygiene.dll', 'module/bin/CrmHygiene.TypeAdapter.dll')
    NestedModules = @('module/bin/CrmHygiene.TypeAdapter.dll')
    TypesToProcess = @('module/CrmHygiene.Types.ps1xml')
    FormatsToProcess = @('module/CrmHygiene.Format.ps1xml')
    CmdletsToExport = @(
        'Import-CrmContact'
        'Test-CrmImport'
        'ConvertTo-CrmContact'
        'Export-CrmContact'
        'Compare-CrmContact'
        'Repair-CrmContact'
        'Test-CrmContact'
        'Test-CrmPhone'
        'Test-CrmDomain'
        'Test-CrmBlocklist'
        'Test-CrmProbeHost'
        'Confirm-CrmDuplicate'
        'Get-CrmEntity'
        'Find-CrmDuplicate'
        'Merge-CrmContact'
        'Find-CrmStaleContact'
        'Remove-CrmStaleContact'
        'Measure-CrmQuality'
        'Get-CrmQualityHistory'
        'Export-CrmReport'
        'Register-CrmSchedule'
        'Get-CrmSchedule'
        'Unregister-CrmSchedule'
        'Invoke-CrmHygiene'
        'Test-CrmEmail'
        'New-CrmPolicy'
        'Test-CrmPolicy'
        'Export-CrmGuide'
        'New-CrmImportTemplate'
        'Get-CrmRun'
        'Undo-CrmRun'
        'Restore-CrmContact'
        'Backup-CrmStore'
        'Find-CrmPersonalData'
        'Export-CrmPersonalData'
        'Remove-CrmPersonalData'
        'Export-CrmChangeSet'
        'Invoke-CrmChangeSet'
        'Add-CrmSuppression'
        'Get-CrmSuppression'
        'Test-CrmSuppression'
        'Remove-CrmSuppression'
        'Measure-CrmStaleContact'
        'New-CrmReengagement'
        'Get-CrmReengagement'
        'Import-CrmBounce'
        'Import-CrmEngagement'
        'Import-CrmSuppression'
        'Export-CrmSuppression'
    )
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('CRM', 'Contacts', 'DataQuality', 'Deduplication', 'Email', 'Verification', 'Hygiene', 'PSEdition_Core')
        }
    }
}
