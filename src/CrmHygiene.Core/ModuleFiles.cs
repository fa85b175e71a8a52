namespace CrmHygiene.Core;

/// <summary>
/// Finds the module's data files. In an installed module the assembly stands in <c>module/bin</c>, the files beside
/// that; elsewhere (tests, benchmarks) the repository is found by its manifest.
/// </summary>
public static class ModuleFiles
{
    private const string Manifest = "CrmHygiene.psd1";
    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>The folder of the header profiles.</summary>
    /// <exception cref="DirectoryNotFoundException">The module's folder cannot be found.</exception>
    public static string Profiles => Path.Combine(Root.Value, "profiles");

    /// <summary>The folder of the reference data.</summary>
    /// <exception cref="DirectoryNotFoundException">The module's folder cannot be found.</exception>
    public static string Data => Path.Combine(Root.Value, "data");

    private static string FindRoot()
    {
        string start = Path.GetDirectoryName(typeof(ModuleFiles).Assembly.Location) ?? AppContext.BaseDirectory;
        string? parent = Path.GetDirectoryName(start);
        if (parent is not null && Path.GetFileName(start) == "bin" && Directory.Exists(Path.Combine(parent, "profiles"))) return parent;
        for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, Manifest))) return Path.Combine(folder, "module");
        throw new DirectoryNotFoundException("The module's data folder was not found: the assembly stands neither in module/bin nor below " + Manifest + ".");
    }
}
