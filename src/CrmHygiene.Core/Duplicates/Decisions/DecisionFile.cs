using System.Security.Cryptography;
using System.Text;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Duplicates.Decisions;

/// <summary>
/// Answers in a small text file that merges in git: a line an answer, sorted, keyed hashes instead of personal data. The key
/// lies beside it in a file of its own, which is not to be shared; without the key the answers cannot be read, and the file
/// does not open. Not thread-safe.
/// </summary>
public sealed class DecisionFile : DecisionLog
{
    private const string Heading = "# CrmHygiene duplicate decisions 1, key ";
    private const int HashBytes = 12;

    private readonly byte[] _key;

    private DecisionFile(string path, byte[] key) => (Path, _key) = (path, key);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The file that holds the key of a log.</summary>
    /// <param name="path">The file of the log.</param>
    public static string KeyPathOf(string path) => path + ".key";

    /// <summary>Opens a log, or begins one where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">Whether a missing file is begun; its key is made when the first answer is saved.</param>
    /// <exception cref="FileNotFoundException">The file or the key of its answers is missing.</exception>
    /// <exception cref="InvalidDataException">The file is no log of answers, or its key is another one.</exception>
    public static DecisionFile Open(string path, bool create = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string keyPath = KeyPathOf(path);
        bool exists = File.Exists(path);
        if (!exists && !create) throw new FileNotFoundException($"There are no decisions at '{path}'.", path);
        if (!exists && !File.Exists(keyPath)) return new DecisionFile(path, RandomNumberGenerator.GetBytes(32));
        if (!File.Exists(keyPath)) throw new FileNotFoundException($"The key of the decisions is missing: '{keyPath}'. Without it nobody can tell whom they are about.", keyPath);
        DecisionFile log = new(path, ReadKey(keyPath));
        if (exists) log.Read();
        return log;
    }

    /// <summary>Writes the file, and the key where it is new.</summary>
    /// <exception cref="ContactFileException">The file cannot be written.</exception>
    public override void Save()
    {
        string keyPath = KeyPathOf(Path);
        if (!File.Exists(keyPath)) WriteKey(keyPath);
        string text = string.Concat(Entries.Select(e => e.ToLine()).Distinct().Order(StringComparer.Ordinal).Prepend(Heading + Check()).Select(l => l + "\n"));
        using AtomicFile file = new(Path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }

    internal override string Hash(string print) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(print)).AsSpan(0, HashBytes));

    private string Check() => Hash("check")[..8];

    private void Read()
    {
        string[] lines = File.ReadAllLines(Path);
        if (lines.Length == 0 || !lines[0].StartsWith(Heading, StringComparison.Ordinal)) throw new InvalidDataException($"'{Path}' is no file of duplicate decisions.");
        if (lines[0][Heading.Length..].Trim() != Check()) throw new InvalidDataException($"The decisions of '{Path}' were made with another key than '{KeyPathOf(Path)}'.");
        for (int i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]) || lines[i][0] == '#') continue;
            Load(DecisionEntry.Parse(lines[i]) ?? throw new InvalidDataException($"'{Path}' line {i + 1}: not a decision."));
        }
    }

    private static byte[] ReadKey(string path)
    {
        try
        {
            byte[] key = Convert.FromBase64String(File.ReadAllText(path).Trim());
            if (key.Length >= 16) return key;
        }
        catch (FormatException)
        {
        }
        throw new InvalidDataException($"'{path}' is no key.");
    }

    private void WriteKey(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using StreamWriter writer = new(path, options);
        writer.Write(Convert.ToBase64String(_key) + "\n");
    }
}
