using System.Diagnostics;

namespace CrmHygiene.Benchmarks;

/// <summary>Starts the processes that are measured, and knows where they are.</summary>
public static class ChildProcess
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    /// <summary>This program.</summary>
    public static string Benchmarks { get; } = Path.Combine(AppContext.BaseDirectory, "CrmHygiene.Benchmarks" + Suffix);

    /// <summary>The program that hosts the engine; built with this one, in the folder beside.</summary>
    public static string Engine { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace("CrmHygiene.Benchmarks", "CrmHygiene.Benchmarks.Engine", StringComparison.Ordinal), "CrmHygiene.Benchmarks.Engine" + Suffix);

    /// <summary>The manifest of the module in this repository.</summary>
    /// <exception cref="FileNotFoundException">The program does not stand in the repository.</exception>
    public static string Module()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "CrmHygiene.psd1");
            if (File.Exists(path)) return path;
        }
        throw new FileNotFoundException("CrmHygiene.psd1 is not above the program's folder.");
    }

    /// <summary>Runs a program and returns its output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public static string Run(string program, params string[] arguments)
    {
        // The store of whoever runs this, with its suppression list and journal, would be measured too.
        string home = Directory.CreateTempSubdirectory("crmhygiene-bench-home-").FullName;
        try
        {
            return RunAt(home, program, arguments);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>Runs a program whose account keeps its data in a folder, and returns its output.</summary>
    /// <param name="home">The folder; a file in its place makes an account that can keep no store.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public static string RunAt(string home, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["CRMHYGIENE_STORE"] = null;
        start.Environment[OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_DATA_HOME"] = home;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{Path.GetFileName(program)} failed: {errors.Result.Trim()}");
    }
}
