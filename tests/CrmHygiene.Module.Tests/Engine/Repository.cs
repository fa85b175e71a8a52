namespace CrmHygiene.Module.Tests.Engine;

/// <summary>Paths of the checkout the tests run in.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Manifest => Path.Combine(Root, "CrmHygiene.psd1");

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CrmHygiene.psd1"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests run inside a checkout.");
    }
}
