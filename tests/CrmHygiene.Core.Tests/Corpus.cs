namespace CrmHygiene.Core.Tests;

/// <summary>Finds public test material that some machines have beside the repository.</summary>
internal static class Corpus
{
    /// <summary>The path of a corpus file, or null where this machine has none.</summary>
    public static string? Find(string relative)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "CrmHygiene.psd1"))) continue;
            string path = Path.Combine(folder.FullName, "..", "shared", "corpora", relative);
            return File.Exists(path) ? path : null;
        }
        return null;
    }
}
