using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>
/// Takes away what killed runs left beside a destination: parts of lists, full of personal data, that no request for
/// erasure would find.
/// </summary>
internal static partial class LeftoverFiles
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>Deletes temporary files of a destination that nobody writes any more: a day old, and not held.</summary>
    /// <param name="path">The destination's full path, in a folder that is there.</param>
    public static void Sweep(string path)
    {
        try
        {
            string name = Path.GetFileName(path);
            foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, ".*"))
                if (IsOf(name, Path.GetFileName(file)) && DateTime.UtcNow - File.GetLastWriteTimeUtc(file) >= Age) DeleteUnheld(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that may be written and not listed.
        }
    }

    private static bool IsOf(string destination, string name)
    {
        int at = name.IndexOf(destination, StringComparison.Ordinal);
        return at is 1 or 2 && name[..at].Trim('.').Length == 0 && Ending().IsMatch(name[(at + destination.Length)..]);
    }

    private static void DeleteUnheld(string file)
    {
        try
        {
            // A run at work holds its file, on every system.
            using var unheld = new FileStream(file, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Held, or another account's.
        }
    }

    [GeneratedRegex(@"^\.[0-9a-f]{6,}\.(rows|(rows\.[0-9a-f]{6,}\.)?tmp(\.spool)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
