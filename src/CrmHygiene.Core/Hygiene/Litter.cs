using System.Globalization;

namespace CrmHygiene.Core.Hygiene;

/// <summary>Temporary files of a killed run.</summary>
internal static class Litter
{
    /// <summary>Deletes those of a process beside the files of a run, unless somebody holds them.</summary>
    /// <param name="options">The run.</param>
    /// <param name="process">The number of the process that broke off.</param>
    public static void Clear(HygieneOptions options, int process)
    {
        if (process == Environment.ProcessId) return;
        string mark = string.Create(CultureInfo.InvariantCulture, $".{process:x}");
        foreach (string file in new[] { options.Destination, options.ArchivePath, options.RejectPath }.OfType<string>())
        {
            string full = Path.GetFullPath(file), folder = Path.GetDirectoryName(full)!;
            if (!Directory.Exists(folder)) continue;
            foreach (string found in Directory.GetFiles(folder, $".{Path.GetFileNameWithoutExtension(full)}*.tmp"))
                if (Path.GetFileName(found).Contains(mark, StringComparison.Ordinal)) Delete(found);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Held by a run that lives, or gone already.
        }
    }
}
