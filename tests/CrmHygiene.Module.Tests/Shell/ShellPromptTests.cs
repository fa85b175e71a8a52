namespace CrmHygiene.Module.Tests.Shell;

public sealed class ShellPromptTests(ShellFixture shell) : IClassFixture<ShellFixture>
{
    [Theory]
    [InlineData("y\n", "removed")]
    [InlineData("\n", "removed")]
    [InlineData("n\n", "kept")]
    [InlineData("?\nnonsense\nNo\n", "kept")]
    public void A_confirmation_is_answered_on_piped_input(string answers, string expected)
    {
        var run = ShellRun.Of(shell.Folder, answers, "-Command", "Remove-Rows");
        Assert.Contains("[Y] Yes", run.Output, StringComparison.Ordinal);
        Assert.Equal(expected, run.Output.TrimEnd().Split('\n')[^1].Trim());
    }

    [Fact]
    public void Missing_values_are_asked_for()
    {
        var run = ShellRun.Of(shell.Folder, "3\nyes\n", "-Command", "Test-Needs");
        Assert.EndsWith("yes x 3", run.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_is_asked_for_and_never_shown()
    {
        var run = ShellRun.Of(shell.Folder, "ann\nhidden\n", "-Command",
            "$c = $Host.UI.PromptForCredential('Log in', 'to it', '', ''); \"$($c.UserName) $($c.Password.Length)\"");
        Assert.EndsWith("ann 6", run.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-Needs")]
    [InlineData("$Host.UI.ReadLine()")]
    public void NonInteractive_fails_instead_of_asking(string command)
    {
        var run = ShellRun.Of(shell.Folder, "3\nyes\n", "-NonInteractive", "-Command", command);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Errors);
    }

    [Fact]
    public void NonInteractive_says_how_to_do_without_the_question()
    {
        var run = ShellRun.Of(shell.Folder, "y\n", "-NonInteractive", "-Command", "Remove-Rows");
        Assert.Contains("-Confirm:$false", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("removed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_the_input_is_an_error_not_an_answer()
    {
        var run = shell.Command("Remove-Rows");
        Assert.Contains("standard input has ended", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("removed", run.Output, StringComparison.Ordinal);
    }
}
