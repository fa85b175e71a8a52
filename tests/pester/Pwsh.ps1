# Runs the PowerShell of these tests in a process of its own: pwsh, or dotnet with pwsh.dll where it is a .NET tool.
function Invoke-Pwsh {
    $program = (Get-Process -Id $PID).Path
    [string[]]$assembly = if ([System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { @([Environment]::GetCommandLineArgs()[0]) } else { @() }
    & $program @assembly -NoProfile -NonInteractive @args
}
