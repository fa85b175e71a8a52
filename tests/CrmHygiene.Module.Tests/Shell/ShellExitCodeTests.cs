namespace CrmHygiene.Module.Tests.Shell;

public sealed class ShellExitCodeTests(ShellFixture shell) : IClassFixture<ShellFixture>
{
    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("Write-Failure", 1)]
    [InlineData("Write-Failure; 'went on'", 0)]
    [InlineData("Stop-Here", 1)]
    [InlineData("throw 'no'; exit 9", 1)]
    [InlineData("if (", 1)]
    [InlineData("Get-Summary 4", 4)]
    [InlineData("Get-Summary 0", 0)]
    [InlineData("Get-Summary 4; exit 0", 0)]
    [InlineData("Get-Summary 4; 'something else'", 0)]
    [InlineData("[pscustomobject]@{ ExitCode = 4 }", 0)]
    public void Commands_and_scripts_end_with_the_documented_code(string text, int expected)
    {
        Assert.Equal(expected, shell.Command(text).ExitCode);
        Assert.Equal(expected, shell.Script(text).ExitCode);
    }

    [Theory]
    [InlineData("-NoSuchOption")]
    [InlineData("-No")]
    [InlineData("-File")]
    [InlineData("missing-script.ps1")]
    public void A_command_line_that_is_not_understood_ends_with_64(params string[] arguments)
    {
        var run = ShellRun.Of(shell.Folder, "", arguments);
        Assert.Equal(64, run.ExitCode);
        Assert.Contains("-Help", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_module_is_named_and_ends_with_1()
    {
        var run = ShellRun.Of(Path.Combine(shell.Folder, "nowhere"), "", "-Command", "1");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nowhere", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_names_its_script_and_line_on_standard_error_only()
    {
        var run = shell.Script("'first'\nWrite-Failure 'no such file'");
        Assert.Equal("first", run.Output.Trim());
        Assert.Contains(".ps1:2", run.Errors, StringComparison.Ordinal);
        Assert.Contains("no such file", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Errors);
    }

    [Fact]
    public void A_terminating_error_is_printed_even_when_errors_stop_the_script()
    {
        var run = shell.Script("$ErrorActionPreference = 'Stop'\nWrite-Failure 'no such file'\n'not reached'");
        Assert.Contains("no such file", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void A_script_that_cannot_be_read_is_shown_with_its_line()
    {
        var run = shell.Script("'never'\nif (");
        Assert.Contains(".ps1:2", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
