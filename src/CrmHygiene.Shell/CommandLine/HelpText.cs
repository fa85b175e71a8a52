namespace CrmHygiene.Shell.CommandLine;

/// <summary>The text of -Help.</summary>
internal static class HelpText
{
    public const string Text = """
        crmhygiene - runs PowerShell commands and scripts with the CrmHygiene module loaded, where no pwsh is installed

        crmhygiene [options] [-File] <script.ps1> [arguments]   run a script
        crmhygiene [options] -Command <text>                    run the rest of the command line
        crmhygiene [options] [-]  < script                      run standard input, read to its end
        crmhygiene [options]                                    prompt for commands

        Options (before -File and -Command; any unambiguous beginning will do)
          -NonInteractive   a command that has to ask fails instead
          -NoLogo           no banner
          -Module <path>    the CrmHygiene.psd1 to load, or its folder; else $CRMHYGIENE_MODULE, else a folder
                            'module' beside the executable, else the nearest folder above it
          -Help, -Version

        Exit codes (the first that applies)
          n     exit n
          130   Ctrl+C (143 SIGTERM); a second one ends the shell at once
          1     a terminating error, or the module did not load
          n     the last object written is a CrmHygiene summary with ExitCode n, not 0
          1     $? is false after the last statement
          0     otherwise
          64    the command line was not understood, or there is no such script

        Questions (-Confirm, missing mandatory values) may be answered on a piped standard input, one line each.
        At the prompt: arrows, Home, End, Tab, Shift+Tab, Ctrl+A E U K W, Esc; Ctrl+C clears the line, Ctrl+D leaves.

        What it lacks: this is the engine and its core cmdlets (Get-Help, Get-Command, ForEach-Object, Where-Object,
        Out-Default, Out-Null, Import-Module, jobs) and not pwsh. There is no Write-Host, Write-Output, Select-Object,
        Sort-Object, Get-Content, Get-Date, Join-Path, Import-Csv or Format-*, no profile, no transcript and no
        remoting; standard input is not bound to $input. Scripts for it use the language, .NET and our cmdlets.

        """;
}
