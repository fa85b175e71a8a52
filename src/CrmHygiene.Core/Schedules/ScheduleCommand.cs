namespace CrmHygiene.Core.Schedules;

/// <summary>What a schedule starts.</summary>
public static class ScheduleCommand
{
    /// <summary>The program this process runs in: pwsh, or the CrmHygiene shell.</summary>
    public static string ThisProgram()
    {
        string path = Environment.ProcessPath ?? "pwsh";
        string shell = Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, OperatingSystem.IsWindows() ? "crmhygiene.exe" : "crmhygiene");
        return Path.GetFileNameWithoutExtension(path).Equals("CrmHygiene.Shell", StringComparison.OrdinalIgnoreCase) && File.Exists(shell) ? shell : path;
    }

    /// <summary>Arguments that run the whole job and end with its exit code. What matters is written out, nothing left to defaults of an account.</summary>
    /// <param name="job">What is cleaned.</param>
    /// <param name="program">The program that runs it: pwsh, or the CrmHygiene shell.</param>
    /// <param name="moduleFolder">The folder of the module's manifest.</param>
    public static IReadOnlyList<string> Job(ScheduledJob job, string program, string moduleFolder)
    {
        ArgumentNullException.ThrowIfNull(job);
        string source = job.IsFolder ? $"-WatchPath {Quote(job.Source)} -Once" : Quote(job.Source);
        string run = $"Invoke-CrmHygiene {source} -Destination {Quote(job.Destination)}{Option("Policy", job.Policy)}{Option("Store", job.Store)}{Option("LogPath", job.LogPath)} -Apply -Confirm:$false";
        // Without a summary the run did not even begin, and that is never a success.
        string exit = job.IsFolder
            ? "if ($null -eq $r) { exit 1 }; $c = 0; foreach ($s in $r) { if ($s.ExitCode -gt $c) { $c = $s.ExitCode } }; exit $c"
            : "if ($null -eq $r) { exit 1 }; exit $r.ExitCode";
        string command = $"$r = {(job.IsFolder ? $"@({run})" : run)}; $r; {exit}";
        // An array, so that scripts may take $schedule.Arguments[-1].
        return IsShell(program)
            ? (string[])["-Module", moduleFolder, "-NonInteractive", "-Command", command]
            : (string[])["-NoProfile", "-NonInteractive", "-Command", $"Import-Module {Quote(Path.Combine(moduleFolder, "CrmHygiene.psd1"))}; {command}"];
    }

    /// <summary>Arguments that run a script.</summary>
    /// <param name="path">The script.</param>
    /// <param name="program">The program that runs it: pwsh, or the CrmHygiene shell.</param>
    /// <param name="moduleFolder">The folder of the module's manifest.</param>
    public static IReadOnlyList<string> Script(string path, string program, string moduleFolder) => IsShell(program)
        ? (string[])["-Module", moduleFolder, "-NonInteractive", "-File", path]
        : (string[])["-NoProfile", "-NonInteractive", "-File", path];

    // The shell has no profiles, and finds its module by itself.
    private static bool IsShell(string program) => Path.GetFileNameWithoutExtension(program).Equals("crmhygiene", StringComparison.OrdinalIgnoreCase);

    private static string Option(string name, string? value) => value is null ? string.Empty : $" -{name} {Quote(value)}";

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
