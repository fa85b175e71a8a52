using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>The blocklists that are asked: built in, or from a file of the same form.</summary>
public static class BlocklistZones
{
    // by reflection: generated code would set what a zone leaves out to null instead of its default
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<IReadOnlyList<BlocklistZone>> Zones = new(() =>
    {
        using Stream stream = typeof(BlocklistZones).Assembly.GetManifestResourceStream("CrmHygiene.Blocklists.blocklists.json")
            ?? throw new InvalidOperationException("The assembly lacks its list blocklists.json.");
        return Check(JsonSerializer.Deserialize<BlocklistZone[]>(stream, Options), "blocklists.json");
    });

    /// <summary>The built-in lists.</summary>
    public static IReadOnlyList<BlocklistZone> BuiltIn => Zones.Value;

    /// <summary>Reads the lists of a file: JSON with comments, as the built-in one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no such JSON; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<BlocklistZone> Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return Check(JsonSerializer.Deserialize<BlocklistZone[]>(stream, Options), path);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} line {e.LineNumber + 1}: this is no list of blocklists: {e.Message}", e);
        }
    }

    private static BlocklistZone[] Check(BlocklistZone[]? zones, string path)
    {
        foreach (BlocklistZone zone in zones ?? [])
        {
            if (zone.Zone.Length == 0 || zone.Zone.Any(char.IsWhiteSpace)) throw new InvalidDataException($"{path}: '{zone.Zone}' is no zone.");
            if (zone.Keyed.Length > 0 && !zone.Keyed.Contains("{key}", StringComparison.Ordinal)) throw new InvalidDataException($"{path}: 'keyed' of {zone.Zone} lacks {{key}}.");
            foreach (BlocklistCode code in zone.Codes)
                if (!IPAddress.TryParse(code.From, out _) || (code.To.Length > 0 && !IPAddress.TryParse(code.To, out _))) throw new InvalidDataException($"{path}: '{code.From}' of {zone.Zone} is no range of answers.");
        }
        return zones ?? [];
    }
}
