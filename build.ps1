#Requires -Version 7.4
<#
.SYNOPSIS
Builds, tests, packages or installs CrmHygiene. Each step is one plain dotnet command, shown as it runs.

.EXAMPLE
./build.ps1
Builds the module, so that Import-Module ./CrmHygiene.psd1 works.

.EXAMPLE
./build.ps1 Test
Runs all tests.

.EXAMPLE
./build.ps1 Install
Copies the built module to the first folder of $env:PSModulePath that belongs to you.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # What to do.
    [ValidateSet('Build', 'Test', 'Package', 'Install')]
    [string] $Task = 'Build',

    # The build configuration.
    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$moduleFiles = 'CrmHygiene.psd1', 'module', 'LICENSE', 'README.md', 'CHANGELOG.md'

function Invoke-Dotnet {
    Write-Host "dotnet $args" -ForegroundColor DarkGray
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

function Copy-Module([string] $Destination) {
    $version = (Import-PowerShellDataFile (Join-Path $root 'CrmHygiene.psd1')).ModuleVersion
    $target = Join-Path $Destination 'CrmHygiene' $version
    if (-not $PSCmdlet.ShouldProcess($target, 'Copy the module')) { return }
    if (Test-Path $target) { Remove-Item $target -Recurse }
    $null = New-Item $target -ItemType Directory
    foreach ($file in $moduleFiles) { Copy-Item (Join-Path $root $file) $target -Recurse }
    $target
}

switch ($Task) {
    'Build' { Invoke-Dotnet build (Join-Path $root 'src/CrmHygiene.Cmdlets') -c $Configuration }
    'Test' { Invoke-Dotnet test (Join-Path $root 'CrmHygiene.slnx') -c $Configuration }
    'Package' {
        Invoke-Dotnet build (Join-Path $root 'src/CrmHygiene.Cmdlets') -c $Configuration
        Copy-Module (Join-Path $root 'out')
    }
    'Install' {
        Invoke-Dotnet build (Join-Path $root 'src/CrmHygiene.Cmdlets') -c $Configuration
        $own = $env:PSModulePath -split [IO.Path]::PathSeparator | Where-Object { $_.StartsWith($HOME) } | Select-Object -First 1
        if (-not $own) { throw "No folder of `$env:PSModulePath is in your home folder '$HOME'." }
        Copy-Module $own
    }
}
