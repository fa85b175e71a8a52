using System.Buffers.Binary;

namespace CrmHygiene.Core.Store;

/// <summary>The store as a file: who may read it, and whether it is one. Looks before SQLite does, which would write.</summary>
internal static class StoreFile
{
    /// <summary>SQLite's application id of a store: "CRMH".</summary>
    public const int ApplicationId = 0x43524D48;

    private const int HeaderLength = 100;
    private const int ApplicationIdOffset = 68;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes an empty file only its owner may read; the side files SQLite makes inherit that.</summary>
    public static void CreateEmpty(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(path, options);
    }

    /// <summary>Makes the folder of a store where it is missing, for its owner only.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Takes rights of others away, as a copy made by hand may have them. Only the owner can.</summary>
    public static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (string file in new[] { path, path + "-wal", path + "-shm" })
        {
            if (!File.Exists(file) || (File.GetUnixFileMode(file) & ~OwnerOnly) == 0) continue;
            File.SetUnixFileMode(file, OwnerOnly);
        }
    }

    /// <summary>Throws unless the file is a store by its header; reads only.</summary>
    /// <exception cref="StoreException">The file is something else, empty, or cannot be read.</exception>
    public static void RequireStore(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        int length;
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)) length = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (length < HeaderLength || !header[..16].SequenceEqual("SQLite format 3\0"u8))
            throw new StoreException(StoreProblem.StoreForeign, path, $"'{path}' is not a store of CrmHygiene{(length == 0 ? ": it is empty" : ", or its head is damaged")}. It was not touched. Name another file with -Store, or restore a backup.");
        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdOffset..]) != ApplicationId)
            throw new StoreException(StoreProblem.StoreForeign, path, $"'{path}' is another program's database, not a store of CrmHygiene. It was not touched. Name another file with -Store.");
    }
}
