namespace CrmHygiene.Core.Store;

/// <summary>Whether a path is on a network drive. SQLite's locks, and its write-ahead log above all, need a local disk.</summary>
internal static class NetworkPaths
{
    private static readonly HashSet<string> NetworkTypes = new(StringComparer.Ordinal)
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre", "davfs", "ocfs2", "gfs2", "pvfs2", "coda", "beegfs",
        "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "fuse.glusterfs", "fuse.davfs2", "fuse.curlftpfs", "fuse.gvfsd-fuse", "fuse.ceph", "fuse.smbnetfs",
    };

    /// <summary>Whether an existing folder is on a network drive; false where the system does not say.</summary>
    public static bool Contains(string folder)
    {
        if (folder.StartsWith(@"\\", StringComparison.Ordinal) && OperatingSystem.IsWindows()) return true;
        try
        {
            const string mounts = "/proc/self/mountinfo";
            folder = WithoutLinks(folder);
            if (OperatingSystem.IsLinux() && File.Exists(mounts)) return IsNetwork(folder, File.ReadLines(mounts));
            return new DriveInfo(Path.GetPathRoot(folder) is { Length: > 1 } root ? root : folder).DriveType == DriveType.Network;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The same from the lines of Linux's mountinfo (proc(5)): the longest mount point over the folder decides, of equal ones the last.</summary>
    internal static bool IsNetwork(string folder, IEnumerable<string> mountInfo)
    {
        string path = folder.TrimEnd('/') + "/";
        (int length, string type) = (-1, string.Empty);
        foreach (string line in mountInfo)
        {
            string[] fields = line.Split(' ');
            int dash = Array.IndexOf(fields, "-");
            if (dash < 5 || dash + 1 >= fields.Length) continue;
            string point = Unescape(fields[4]).TrimEnd('/') + "/";
            if (point.Length >= length && path.StartsWith(point, StringComparison.Ordinal)) (length, type) = (point.Length, fields[dash + 1]);
        }
        return NetworkTypes.Contains(type);
    }

    /// <summary>A path with its links followed, also those of folders above: a link in a home folder may lead to a share.</summary>
    internal static string WithoutLinks(string folder)
    {
        string? parent = Path.GetDirectoryName(folder);
        if (parent is null) return folder;
        string path = Path.Combine(WithoutLinks(parent), Path.GetFileName(folder));
        return Directory.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? WithoutLinks(target.FullName) : path;
    }

    // Blanks, tabs, line breaks and backslashes stand as octal numbers.
    private static string Unescape(string text) => text.Replace("\\040", " ", StringComparison.Ordinal).Replace("\\011", "\t", StringComparison.Ordinal).Replace("\\012", "\n", StringComparison.Ordinal).Replace("\\134", "\\", StringComparison.Ordinal);
}
