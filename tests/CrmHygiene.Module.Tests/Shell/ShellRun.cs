using System.Diagnostics;
using System.Text;

namespace CrmHygiene.Module.Tests.Shell;

/// <summary>What a finished shell left behind.</summary>
public sealed record ShellRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The built executable of this build's configuration.</summary>
    public static string Executable { get; } = FindExecutable();

    /// <summary>Runs the shell to its end, with <paramref name="input"/> as its whole standard input.</summary>
    public static ShellRun Of(string module, string input, params string[] arguments)
    {
        using var process = Start(module, arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return Finish(process);
    }

    /// <summary>Starts the shell and leaves its standard input open.</summary>
    public static Process Start(string module, params string[] arguments)
    {
        // What is started in the background of a script ignores Ctrl+C, and so would the shell.
        string[] shell = IgnoresInterrupt() ? ["env", "--default-signal=INT", Executable] : [Executable];
        var start = new ProcessStartInfo(shell[0], [.. shell[1..], "-Module", module, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end.</summary>
    public static ShellRun Finish(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The shell did not end.");
        }
        return new ShellRun(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    private static bool IgnoresInterrupt()
    {
        const int interrupt = 2;
        if (!OperatingSystem.IsLinux()) return false;
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & (1UL << (interrupt - 1))) != 0;
    }

    private static string FindExecutable()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (here.Name, here.Parent!.Name);
        var root = here;
        while (!File.Exists(Path.Combine(root.FullName, "CrmHygiene.psd1")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds CrmHygiene.psd1.");
        var name = OperatingSystem.IsWindows() ? "crmhygiene.exe" : "crmhygiene";
        return Path.Combine(root.FullName, "src", "CrmHygiene.Shell", "bin", configuration, framework, name);
    }
}
