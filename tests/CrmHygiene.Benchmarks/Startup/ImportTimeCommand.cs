using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Benchmarks.Pipelines;

namespace CrmHygiene.Benchmarks.Startup;

/// <summary>What importing the module adds to a start, each time in a fresh process: the hosted engine, and pwsh where there is one.</summary>
public static class ImportTimeCommand
{
    /// <summary>import-time [--repeats 7]</summary>
    public static int Run(string[] args)
    {
        int repeats = new Arguments(args).Whole("repeats", 7);
        string folder = Directory.CreateTempSubdirectory("crmhygiene-bench-").FullName;
        try
        {
            string empty = Path.Combine(folder, "Empty.psm1");
            File.WriteAllText(empty, "");
            Hosted(repeats, empty);
            Pwsh(repeats, empty);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Hosted(int repeats, string empty)
    {
        var figures = new StartFigures();
        var cpu = new List<double>();
        for (int i = 0; i < repeats; i++)
        {
            double[] bare = Numbers(ChildProcess.Run(ChildProcess.Engine, "start", empty));
            double[] full = Numbers(ChildProcess.Run(ChildProcess.Engine, "start", ChildProcess.Module()));
            figures.Add(bare[0], bare[1], full[1]);
            cpu.Add(full[2]);
        }
        figures.Print("hosted engine");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-14} processor time of importing CrmHygiene {Measurement.Middle(cpu):0} ms (a busy machine changes it less)"));
    }

    private static void Pwsh(int repeats, string empty)
    {
        if (FindPwsh() is not { } pwsh)
        {
            Console.WriteLine("pwsh           not measured: there is none on PATH or in $PWSH");
            return;
        }
        var figures = new StartFigures();
        for (int i = 0; i < repeats; i++)
        {
            long started = Stopwatch.GetTimestamp();
            ChildProcess.Run(pwsh, "-NoProfile", "-NonInteractive", "-Command", "exit 0");
            figures.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds, Timed(pwsh, empty), Timed(pwsh, ChildProcess.Module()));
        }
        figures.Print("pwsh");
    }

    private static double Timed(string pwsh, string path) => Numbers(ChildProcess.Run(pwsh, "-NoProfile", "-NonInteractive", "-Command",
        $"$t = [Diagnostics.Stopwatch]::StartNew(); Import-Module '{path}'; $t.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"))[0];

    private static double[] Numbers(string text) => text.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();

    private static string? FindPwsh()
    {
        if (Environment.GetEnvironmentVariable("PWSH") is { Length: > 0 } named) return File.Exists(named) ? named : null;
        string file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }
}
