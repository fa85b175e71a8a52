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

    /// <summary>Arguments that run the whole job on a list and end with its exit code. What matters is written out, nothing left to defaults of an account.</summary>
    /// <param name="path">The list.</param>
    /// <param name="destination">The clean list.</param>
    /// <param name="policy">The policy file, or null.</param>
    /// <param name="store">The store, or null.</param>
    /// <param name="moduleFolder">The folder of the module's manifest.</param>
    public static IReadOnlyList<string> Job(string path, string destination, string? policy, string? store, string moduleFolder)
    {
        string job = $"Import-Module {Quote(Path.Combine(moduleFolder, "CrmHygiene.psd1"))}; $r = Invoke-CrmHygiene {Quote(path)} -Destination {Quote(destination)}"
            + (policy is null ? string.Empty : $" -Policy {Quote(policy)}") + (store is null ? string.Empty : $" -Store {Quote(store)}") + " -Apply -Confirm:$false; $r; exit $r.ExitCode";
        return ["-NoProfile", "-NonInteractive", "-Command", job];
    }

    /// <summary>Arguments that run a script.</summary>
    /// <param name="path">The script.</param>
    public static IReadOnlyList<string> Script(string path) => ["-NoProfile", "-NonInteractive", "-File", path];

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
