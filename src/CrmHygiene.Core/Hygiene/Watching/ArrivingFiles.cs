namespace CrmHygiene.Core.Hygiene.Watching;

/// <summary>
/// Tells which files of a folder are completely written: size and time were the same at two looks some time apart, and
/// nobody holds them open. Not thread-safe.
/// </summary>
/// <param name="folder">The folder; folders in it are not looked into.</param>
/// <param name="settle">How long a file has to stay the same; zero takes what nobody holds open.</param>
/// <param name="time">The clock.</param>
public sealed class ArrivingFiles(string folder, TimeSpan settle, TimeProvider time)
{
    private static readonly string[] Partial = [".tmp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".lock"];

    private readonly Dictionary<string, (long Size, DateTime Written, long Since)> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Size, DateTime Written)> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether there are files that may become complete.</summary>
    public bool AreComing => _seen.Count > 0;

    /// <summary>Looks at the folder.</summary>
    /// <returns>The full paths of files that are complete, the oldest first; each state of a file once.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyList<string> Look()
    {
        List<FileInfo> complete = [];
        HashSet<string> there = new(StringComparer.Ordinal);
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (!IsList(file)) continue;
            (long size, DateTime written) = (file.Length, file.LastWriteTimeUtc);
            there.Add(file.Name);
            if (_taken.TryGetValue(file.Name, out (long, DateTime) taken) && taken == (size, written)) continue;
            if (!_seen.TryGetValue(file.Name, out (long Size, DateTime Written, long Since) seen) || (seen.Size, seen.Written) != (size, written))
                _seen[file.Name] = seen = (size, written, time.GetTimestamp());
            if (time.GetElapsedTime(seen.Since) >= settle && !IsHeld(file)) complete.Add(file);
        }
        foreach (string gone in _seen.Keys.Where(n => !there.Contains(n)).ToList()) _seen.Remove(gone);
        foreach (string gone in _taken.Keys.Where(n => !there.Contains(n)).ToList()) _taken.Remove(gone);
        foreach (FileInfo file in complete)
        {
            _seen.Remove(file.Name);
            _taken[file.Name] = (file.Length, file.LastWriteTimeUtc);
        }
        return [.. complete.OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).Select(f => f.FullName)];
    }

    // An empty file is one whose content is still to come.
    private static bool IsList(FileInfo file) =>
        file.Length > 0 && file.Name[0] is not ('.' or '~') && (file.Attributes & (FileAttributes.Hidden | FileAttributes.System)) == 0
        && !Partial.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private static bool IsHeld(FileInfo file)
    {
        try
        {
            using var probe = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
