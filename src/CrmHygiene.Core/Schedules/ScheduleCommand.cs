using System.Globalization;

namespace CrmHygiene.Core.Schedules;

/// <summary>What a schedule starts.</summary>
public static class ScheduleCommand
{
    /// <summary>The program this process runs in: pwsh, or the CrmHygiene shell; in another host the pwsh of the PATH, or null.</summary>
    public static string? ThisProgram()
    {
        string path = Environment.ProcessPath ?? string.Empty, name = Path.GetFileNameWithoutExtension(path);
        string shell = Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, OperatingSystem.IsWindows() ? "crmhygiene.exe" : "crmhygiene");
        if (name.Equals("CrmHygiene.Shell", StringComparison.OrdinalIgnoreCase) && File.Exists(shell)) return shell;
        return IsShell(path) || name.StartsWith("pwsh", StringComparison.OrdinalIgnoreCase) ? path : OfPath("pwsh");
    }

    /// <summary>Where a program of the PATH is; null where there is none.</summary>
    /// <param name="name">Its name, on Windows with or without .exe.</param>
    public static string? OfPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(f => OperatingSystem.IsWindows() ? (string[])[Path.Combine(f, name), Path.Combine(f, name + ".exe")] : (string[])[Path.Combine(f, name)])
        .FirstOrDefault(File.Exists);

    /// <summary>Arguments that run the whole job and end with its exit code. What matters is written out, nothing left to defaults of an account.</summary>
    /// <param name="job">What is cleaned.</param>
    /// <param name="program">The program that runs it: pwsh, or the CrmHygiene shell.</param>
    /// <param name="moduleFolder">The folder of the module's manifest.</param>
    public static IReadOnlyList<string> Job(ScheduledJob job, string program, string moduleFolder)
    {
        ArgumentNullException.ThrowIfNull(job);
        string source = job.IsFolder ? $"-WatchPath {Quote(job.Source)} -Once" : Quote(job.Source);
        string run = $"Invoke-CrmHygiene {source} -Destination {Quote(job.Destination)}{Option("Policy", job.Policy)}{Option("Store", job.Store)}{Option("LogPath", job.LogPath)}{Option("ReportPath", job.ReportPath)}{(job.FailUnder is { } score ? string.Create(CultureInfo.InvariantCulture, $" -FailUnder {score}") : "")} -Apply -Confirm:$false";
        // Without a summary the run did not even begin, and that is never a success.
        string exit = job.IsFolder
            ? "if ($null -eq $r) { exit 1 }; $c = 0; foreach ($s in $r) { if ($s.ExitCode -gt $c) { $c = $s.ExitCode } }; exit $c"
            : "if ($null -eq $r) { exit 1 }; exit $r.ExitCode";
        return Command($"$r = {(job.IsFolder ? $"@({run})" : run)}; $r; {exit}", program, moduleFolder);
    }

    /// <summary>Arguments that take over what the mail systems suppress and ask the blocklists, and end with 0, with 1 after an error or where no blocklist answered, or with 2 where a sender is listed.</summary>
    /// <param name="upkeep">What is kept up to date.</param>
    /// <param name="program">The program that runs it: pwsh, or the CrmHygiene shell.</param>
    /// <param name="moduleFolder">The folder of the module's manifest.</param>
    public static IReadOnlyList<string> Upkeep(ScheduledUpkeep upkeep, string program, string moduleFolder)
    {
        ArgumentNullException.ThrowIfNull(upkeep);
        List<string> steps = ["$failed = @()"];
        if (upkeep.Suppressions.Count > 0)
            steps.Add($"Import-CrmSuppression {List(upkeep.Suppressions)}{Option("Policy", upkeep.Policy)}{Option("Store", upkeep.Store)} -Confirm:$false -ErrorVariable +failed");
        if (upkeep.Senders.Count > 0)
            steps.Add($"$b = @(Test-CrmBlocklist {List(upkeep.Senders)}{(upkeep.NameServers.Count > 0 ? $" -NameServer {List(upkeep.NameServers)}" : "")}{Option("ZoneFile", upkeep.ZoneFile)}{Option("Store", upkeep.Store)} -ErrorVariable +failed); $b");
        steps.Add("if ($failed.Count) { exit 1 }");
        if (upkeep.Senders.Count > 0) steps.Add("if ($b.Answered -notcontains $true) { exit 1 }; if ($b.Listed -contains $true) { exit 2 }");
        steps.Add("exit 0");
        return Command(string.Join("; ", steps), program, moduleFolder);
    }

    private static IReadOnlyList<string> Command(string command, string program, string moduleFolder) =>
        // An array, so that scripts may take $schedule.Arguments[-1].
        IsShell(program)
            ? (string[])["-Module", moduleFolder, "-NonInteractive", "-Command", command]
            : (string[])["-NoProfile", "-NonInteractive", "-Command", $"Import-Module {Quote(Path.Combine(moduleFolder, "CrmHygiene.psd1"))}; {command}"];

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

    private static string List(IReadOnlyList<string> words) => string.Join(", ", words.Select(Quote));

    // PowerShell ends a quotation also at the quotes that typographers use, U+2018 to U+201B; each stands for itself where it stands twice.
    private static string Quote(string text) => "'" + string.Concat(text.Select(c => c is '\'' or >= '\u2018' and <= '\u201b' ? new string(c, 2) : c.ToString())) + "'";
}
