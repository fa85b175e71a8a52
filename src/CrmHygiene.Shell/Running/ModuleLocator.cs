namespace CrmHygiene.Shell.Running;

/// <summary>Finds the manifest the shell preloads.</summary>
internal static class ModuleLocator
{
    private const string ManifestName = "CrmHygiene.psd1";

    /// <summary>The environment variable that names the manifest or its folder.</summary>
    public const string Variable = "CRMHYGIENE_MODULE";

    /// <summary>
    /// The manifest named by <paramref name="given"/>, else by the environment, else in a folder <c>module</c> beside
    /// the executable, else in the nearest folder above it.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no manifest at the place named, or at any place looked at.</exception>
    public static string Find(string? given)
    {
        if (given is not null)
            return Named(given, "-Module");
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } fromEnvironment)
            return Named(fromEnvironment, Variable);

        var home = AppContext.BaseDirectory;
        var beside = Path.Combine(home, "module", ManifestName);
        if (File.Exists(beside))
            return beside;
        for (var folder = new DirectoryInfo(home); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, ManifestName);
            if (File.Exists(manifest))
                return manifest;
        }
        throw new FileNotFoundException(
            $"{ManifestName} was found neither in a folder 'module' beside the executable nor in a folder above it. "
            + $"Name it with -Module or the environment variable {Variable}.");
    }

    private static string Named(string path, string source)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            full = Path.Combine(full, ManifestName);
        return File.Exists(full)
            ? full
            : throw new FileNotFoundException($"There is no module at '{full}', which {source} names.");
    }
}
