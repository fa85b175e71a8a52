using CrmHygiene.Core.Policy;

namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>A set of header profiles: those of the module, and those of folders a user adds. Immutable.</summary>
public sealed class HeaderProfiles
{
    // A header that people write by themselves too (Created) tells less than one only a system writes (LEID).
    private const double CommonWord = 0.25;
    private const int FewestKnown = 3;

    // Not profiles, though they stand in the same folder.
    private static readonly string[] OtherFiles = ["aliases.json", "status-words.json"];
    private static readonly Lazy<HeaderProfiles> Shared = new(() => Load([ModuleFiles.Profiles]));
    private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);
    private readonly HashSet<string> _common = new(StringComparer.Ordinal);

    private HeaderProfiles(IReadOnlyList<HeaderProfile> all)
    {
        All = all;
        foreach (string header in all.SelectMany(p => p.KnownHeaders))
            if (HeaderAliases.BuiltIn.IsCommon(header)) _common.Add(HeaderText.Key(header));
        foreach (HeaderProfile profile in all)
            foreach (string key in profile.KnownKeys) _frequency[key] = _frequency.GetValueOrDefault(key) + 1;
    }

    /// <summary>The profiles that come with the module; read from their files at first use.</summary>
    public static HeaderProfiles BuiltIn => Shared.Value;

    /// <summary>The names of the profiles that come with the module, sorted.</summary>
    public static IReadOnlyList<string> Names => [.. BuiltIn.All.Select(p => p.Name)];

    /// <summary>The profiles of this set, sorted by name.</summary>
    public IReadOnlyList<HeaderProfile> All { get; }

    /// <summary>The module's profiles with those of other folders; a profile of the same name replaces an earlier one.</summary>
    /// <param name="folders">Folders of <c>*.json</c> profiles; none gives <see cref="BuiltIn"/>.</param>
    /// <exception cref="DirectoryNotFoundException">A folder does not exist.</exception>
    /// <exception cref="InvalidDataException">A file is not a profile; the message names file and key.</exception>
    public static HeaderProfiles With(IReadOnlyList<string>? folders) =>
        folders is null or { Count: 0 } ? BuiltIn : Load([ModuleFiles.Profiles, .. folders]);

    /// <summary>A profile by name, ignoring case.</summary>
    /// <param name="name">Such as <c>hubspot</c>.</param>
    /// <exception cref="ArgumentException">There is no such profile; the message suggests the one that was probably meant.</exception>
    public HeaderProfile Get(string name) =>
        All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no header profile '{name}'.{DidYouMean.Sentence(name, All.Select(p => p.Name))}", nameof(name));

    /// <summary>The profile whose export these headers look like, or null.</summary>
    /// <param name="headers">The headers of one file.</param>
    /// <param name="confidence">
    /// 0 to 1: the share of the headers that the profile knows, times how telling they are. A header that many systems
    /// write (Email) tells little, one that a single system writes (LEID) much.
    /// </param>
    public HeaderProfile? Detect(IEnumerable<string> headers, out double confidence)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (string header in headers)
            if (HeaderText.Key(header) is { Length: > 0 } key) keys.Add(key);
        return DetectKeys(keys, out confidence);
    }

    internal HeaderProfile? DetectKeys(HashSet<string> keys, out double confidence)
    {
        const double Accepted = 0.6;
        HeaderProfile? best = null;
        double second = 0;
        confidence = 0;
        foreach (HeaderProfile profile in All)
        {
            double score = Score(profile, keys);
            if (score > confidence)
            {
                second = confidence;
                confidence = score;
                best = profile;
            }
            else if (score > second) second = score;
        }
        // Two systems that explain the file equally well: the aliases decide column by column instead.
        if (confidence >= Accepted && confidence - second > 1e-9) return best;
        confidence = 0;
        return null;
    }

    private double Score(HeaderProfile profile, HashSet<string> keys)
    {
        int known = 0;
        double telling = 0;
        foreach (string key in keys)
        {
            if (!profile.KnownKeys.Contains(key)) continue;
            known++;
            double weight = 1.0 / (_frequency[key] * _frequency[key]);
            telling += _common.Contains(key) ? CommonWord * weight : weight;
        }
        return known < FewestKnown ? 0 : (double)known / keys.Count * (1 - Math.Exp(-1.5 * telling));
    }

    private static HeaderProfiles Load(IReadOnlyList<string> folders)
    {
        Dictionary<string, HeaderProfile> profiles = new(StringComparer.OrdinalIgnoreCase);
        foreach (string folder in folders)
        {
            foreach (string path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                if (OtherFiles.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase)) continue;
                HeaderProfile profile = new(HeaderProfileFile.Read(path));
                profiles[profile.Name] = profile;
            }
        }
        return new HeaderProfiles([.. profiles.Values.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)]);
    }
}
