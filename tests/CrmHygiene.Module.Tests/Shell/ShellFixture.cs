using System.Text;

namespace CrmHygiene.Module.Tests.Shell;

/// <summary>A folder with a module made for these tests and room for scripts.</summary>
public sealed class ShellFixture : IDisposable
{
    private const string Manifest = """
        @{ RootModule = 'CrmHygiene.psm1'; ModuleVersion = '0.0.1'; FunctionsToExport = '*'; CmdletsToExport = @(); AliasesToExport = @(); VariablesToExport = @() }
        """;

    private const string Functions = """
        function New-Record($Text) { [System.Management.Automation.ErrorRecord]::new([IO.IOException]::new($Text), 'Test.Failed', 'ReadError', 'a.csv') }
        function Remove-Rows { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param()
            if ($PSCmdlet.ShouldProcess('3 contacts', 'remove')) { 'removed' } else { 'kept' } }
        function Read-Rows { [CmdletBinding()] param()
            for ($i = 0; $i -lt 500; $i++) { $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Reading', "row $i")) }
            'all read' }
        function Write-Failure { [CmdletBinding()] param($Text = 'it failed') $PSCmdlet.WriteError((New-Record $Text)) }
        function Stop-Here { [CmdletBinding()] param() $PSCmdlet.ThrowTerminatingError((New-Record 'it broke')) }
        function Write-Streams { [CmdletBinding()] param() $PSCmdlet.WriteWarning('careful'); $PSCmdlet.WriteVerbose('details'); 'result' }
        function Get-Summary([int]$Code) { [pscustomobject]@{ PSTypeName = 'CrmHygiene.RunSummary'; Rows = 12345; ExitCode = $Code } }
        function Test-Needs { param([Parameter(Mandatory)][int]$Count, [Parameter(Mandatory)][string]$Word) "$Word x $Count" }
        function Start-Endless { 'ready'; while ($true) { } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crmhygiene-shell-");

    /// <summary>Writes the module.</summary>
    public ShellFixture()
    {
        File.WriteAllText(Path.Combine(Folder, "CrmHygiene.psd1"), Manifest);
        File.WriteAllText(Path.Combine(Folder, "CrmHygiene.psm1"), Functions);
    }

    /// <summary>The module's folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Runs a command with nothing on standard input.</summary>
    public ShellRun Command(string text) => ShellRun.Of(Folder, "", "-Command", text);

    /// <summary>Runs a script file with arguments and nothing on standard input.</summary>
    public ShellRun Script(string text, params string[] arguments) => ShellRun.Of(Folder, "", ["-File", Write(text), .. arguments]);

    /// <summary>Writes a script file.</summary>
    public string Write(string text)
    {
        var path = Path.Combine(Folder, Path.GetRandomFileName() + ".ps1");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    /// <summary>Takes the folder away.</summary>
    public void Dispose() => _folder.Delete(recursive: true);
}
