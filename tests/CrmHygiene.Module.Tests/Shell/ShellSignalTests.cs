using System.Diagnostics;

namespace CrmHygiene.Module.Tests.Shell;

public sealed class ShellSignalTests(ShellFixture shell) : IClassFixture<ShellFixture>
{
    [SkippableTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_stops_the_running_command(string signal, int expected)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no kill.");
        using var process = ShellRun.Start(shell.Folder, "-Command", "try { Start-Endless } finally { [Console]::Error.WriteLine('tidied') }");
        Assert.Equal("ready", process.StandardOutput.ReadLine());

        var sinceSignal = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]))
            kill.WaitForExit();
        var run = ShellRun.Finish(process);

        // Under a second on a quiet machine; the bound leaves room for a busy one.
        Assert.InRange(sinceSignal.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(expected, run.ExitCode);
        Assert.Contains("tidied", run.Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_prompt_works_on_a_terminal()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "script of util-linux, which makes a pseudo-terminal, is not installed.");
        var command = $"TERM=xterm '{ShellRun.Executable}' -NoLogo -Module '{shell.Folder}'";
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write("6*7\rexit 4\r");
        process.StandardInput.Flush();
        var output = process.StandardOutput.ReadToEndAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        var text = output.GetAwaiter().GetResult();
        Assert.Contains("PS ", text, StringComparison.Ordinal);
        Assert.Contains("\n42", text, StringComparison.Ordinal);
        Assert.Equal(4, process.ExitCode);
    }
}
