using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>What blocklists said the last time, in a small JSON file, so that a daily run can name the changes.</summary>
public sealed class BlocklistState
{
    private readonly string _path;
    private readonly SortedDictionary<string, BlocklistStateEntry> _entries;

    private BlocklistState(string path, SortedDictionary<string, BlocklistStateEntry> entries)
    {
        _path = path;
        _entries = entries;
    }

    /// <summary>Reads the file; one that does not exist yet is empty.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is something else.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static BlocklistState Open(string path)
    {
        if (!File.Exists(path)) return new BlocklistState(path, new SortedDictionary<string, BlocklistStateEntry>(StringComparer.Ordinal));
        try
        {
            BlocklistStateFile? file = JsonSerializer.Deserialize(File.ReadAllBytes(path), BlocklistStateJson.Default.BlocklistStateFile);
            if (file is not { Version: 1 }) throw new InvalidDataException($"{path} is no state of blocklists.");
            return new BlocklistState(path, new SortedDictionary<string, BlocklistStateEntry>(file.Entries, StringComparer.Ordinal));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no state of blocklists: {e.Message}", e);
        }
    }

    /// <summary>Compares a result with the last run, and remembers it. A list that did not answer changes nothing.</summary>
    /// <param name="result">A result.</param>
    /// <returns>The result with its change.</returns>
    public BlocklistResult Update(BlocklistResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Answered) return result;
        string key = $"{result.Sender} {result.Zone}";
        _entries.TryGetValue(key, out BlocklistStateEntry? before);
        BlocklistChange change = BlocklistBook.ChangeOf(before?.Listed ?? false, result.Listed);
        if (before is null || change != BlocklistChange.None) _entries[key] = new BlocklistStateEntry(result.Listed, result.CheckedAt);
        return result with { Change = change };
    }

    /// <summary>Writes the file; the old one or the new one, never half of one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save()
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new BlocklistStateFile(1, _entries), BlocklistStateJson.Default.BlocklistStateFile);
        string temporary = _path + ".new";
        File.WriteAllBytes(temporary, json);
        File.Move(temporary, _path, overwrite: true);
    }
}

internal sealed record BlocklistStateEntry(bool Listed, DateTimeOffset Since);

internal sealed record BlocklistStateFile(int Version, SortedDictionary<string, BlocklistStateEntry> Entries);

[JsonSerializable(typeof(BlocklistStateFile))]
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BlocklistStateJson : JsonSerializerContext;
