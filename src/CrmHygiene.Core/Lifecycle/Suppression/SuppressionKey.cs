using System.Security.Cryptography;
using System.Text;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>
/// The key that hashes addresses (HMAC-SHA-256), in a file of its own apart from the store. A hash is still personal data,
/// but without the key nobody can try addresses against it.
/// </summary>
public sealed class SuppressionKey
{
    private const int Length = 32;

    private readonly byte[] _key;

    private SuppressionKey(byte[] key, string path)
    {
        _key = key;
        Path = path;
        Id = Convert.ToHexString(SHA256.HashData(key).AsSpan(0, 8)).ToLowerInvariant();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Tells keys apart without giving them away: 16 hexadecimal digits of the key's SHA-256.</summary>
    public string Id { get; }

    /// <summary>Where the key is: as the policy names it, else <c>CrmHygiene/suppression.key</c> in the account's folder for settings.</summary>
    /// <param name="policy">The policy in force.</param>
    public static string PathOf(CrmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.SuppressionKeyFile is { Length: > 0 } named)
        {
            string folder = policy.File.Length == 0 ? "." : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(policy.File)) ?? ".";
            return System.IO.Path.GetFullPath(named, System.IO.Path.GetFullPath(folder));
        }
        return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "CrmHygiene", "suppression.key");
    }

    /// <summary>Reads the key of a store; null where the store has no hashes and no key is there.</summary>
    /// <param name="store">The store.</param>
    /// <param name="path">The key's file.</param>
    /// <exception cref="SuppressionKeyException">The store has hashes and the key is missing, or is another one: nothing can be said of any address.</exception>
    public static SuppressionKey? Read(CrmStore store, string path)
    {
        ArgumentNullException.ThrowIfNull(store);
        string? id = store.Read(s => s.Scalar<string>("SELECT id FROM suppression_key"));
        if (!File.Exists(path))
        {
            return id is null ? null : throw new SuppressionKeyException(path,
                $"The store has hashed addresses, and their key '{path}' is missing, so that no address can be looked up. Bring the file back, or name it in the policy (suppression.keyFile). Nothing was changed.");
        }
        SuppressionKey key = Load(path);
        if (id is not null && id != key.Id)
            throw new SuppressionKeyException(path, $"The key '{path}' is not the one the store's addresses were hashed with, so that no address can be looked up. Bring that file back. Nothing was changed.");
        return key;
    }

    /// <summary>The key of a store, made where the store never had one.</summary>
    /// <param name="store">The store.</param>
    /// <param name="path">The key's file.</param>
    /// <exception cref="SuppressionKeyException">The key is missing or wrong, or would lie beside the store.</exception>
    public static SuppressionKey Require(CrmStore store, string path)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) == System.IO.Path.GetDirectoryName(store.Path))
            throw new SuppressionKeyException(path, $"The key '{path}' would lie beside the store, where whoever gets the one gets the other. Name another folder in the policy (suppression.keyFile).");
        SuppressionKey key = Read(store, path) ?? Create(path);
        store.Write(s => s.Execute("INSERT OR IGNORE INTO suppression_key VALUES ($id, $made)", ("$id", key.Id), ("$made", StoreTime.Write(store.Time.GetUtcNow()))));
        return key;
    }

    /// <summary>The form a normalised address is kept in.</summary>
    /// <param name="address">See <see cref="SuppressionAddress"/>.</param>
    public string Hash(string address)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(address), hash);
        return "hash:" + Convert.ToHexString(hash).ToLowerInvariant();
    }

    private static SuppressionKey Create(string path)
    {
        try
        {
            StoreFile.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
            StoreFile.CreateEmpty(path);
            File.WriteAllText(path, Convert.ToHexString(RandomNumberGenerator.GetBytes(Length)).ToLowerInvariant() + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !File.Exists(path))
        {
            throw new SuppressionKeyException(path, $"The key '{path}' cannot be made: {exception.Message}", exception);
        }
        return Load(path);
    }

    private static SuppressionKey Load(string path)
    {
        try
        {
            byte[] key = Convert.FromHexString(File.ReadAllText(path).Trim());
            if (key.Length == Length) return new SuppressionKey(key, path);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SuppressionKeyException(path, $"The key '{path}' cannot be read, so that no address can be looked up. Nothing was changed.", exception);
        }
        throw new SuppressionKeyException(path, $"'{path}' is no key of CrmHygiene: that has 64 hexadecimal digits. Nothing was changed.");
    }
}
