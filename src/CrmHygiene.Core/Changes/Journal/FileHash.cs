using System.Security.Cryptography;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>SHA-256 of files, as lower-case hexadecimal digits.</summary>
internal static class FileHash
{
    /// <summary>The hash of a file; empty where there is none.</summary>
    public static string OfExisting(string path) => File.Exists(path) ? Of(path) : string.Empty;

    public static string Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 256 * 1024, FileOptions.SequentialScan);
        return Of(stream);
    }

    /// <summary>The hash of a stream from its start; its position afterwards is its end.</summary>
    public static string Of(Stream stream)
    {
        stream.Position = 0;
        return Convert.ToHexString(SHA256.HashData(stream)).ToLowerInvariant();
    }
}
