namespace CrmHygiene.Module.Tests.Shell;

public sealed class ShellRunsScriptsTests(ShellFixture shell) : IClassFixture<ShellFixture>
{
    [Fact]
    public void Script_arguments_bind_by_name_switch_and_position()
    {
        var run = shell.Script(
            "param([string]$Name, [switch]$Flag, [switch]$Off, [int]$Number, $Rest) \"$Name|$Flag|$Off|$Number|$Rest|$PSScriptRoot\"",
            "-Flag", "-Name", "Zoë Müller", "-Off:$false", "-Number", "-3", "last");
        Assert.Equal($"Zoë Müller|True|False|-3|last|{shell.Folder}", run.Output.Trim());
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void The_rest_of_the_command_line_is_one_command()
    {
        var run = ShellRun.Of(shell.Folder, "", "-c", "$a = 40;", "$a", "+", "2");
        Assert.Equal("42", run.Output.Trim());
    }

    [Theory]
    [InlineData("-")]
    [InlineData]
    public void A_script_on_standard_input_runs_as_a_whole(params string[] arguments)
    {
        var run = ShellRun.Of(shell.Folder, "if ($true) {\n  '東京'\n}\nelse { 'no' }\nexit 5\n", arguments);
        Assert.Equal("東京", run.Output.Trim());
        Assert.Equal(5, run.ExitCode);
    }

    [Fact]
    public void Objects_are_printed_as_a_table()
    {
        var run = shell.Command("[pscustomobject]@{ Name = 'Zoë'; City = '東京' }; [pscustomobject]@{ Name = 'Al'; City = 'Rome' }");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["Name City", "---- ----", "Zoë  東京", "Al   Rome"], lines);
    }

    [Fact]
    public void Rows_held_back_for_their_widths_are_printed_before_exit()
    {
        var run = shell.Command("Get-Summary 0; exit 3");
        Assert.Contains("12345", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public void Progress_stays_out_of_redirected_output()
    {
        var run = shell.Command("Read-Rows");
        Assert.Equal("all read", run.Output.Trim());
        Assert.Empty(run.Errors);
    }

    [Fact]
    public void Warnings_and_verbose_go_to_output_without_colours()
    {
        var run = shell.Command("Write-Streams -Verbose");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["WARNING: careful", "VERBOSE: details", "result"], lines);
        Assert.Empty(run.Errors);
    }
}
