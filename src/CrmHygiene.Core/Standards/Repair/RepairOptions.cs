namespace CrmHygiene.Core.Standards.Repair;

/// <summary>How contacts are repaired.</summary>
public sealed record RepairOptions
{
    /// <summary>The ids of the rules to apply; null is all of <see cref="RepairRules.All"/>. They always run in the order of the catalogue.</summary>
    public IReadOnlyCollection<string>? Rules { get; init; }

    /// <summary>The country of national phone numbers where the contact names none, ISO 3166-1 alpha-2; null leaves such numbers alone.</summary>
    public string? DefaultRegion { get; init; }

    /// <summary>How values are written.</summary>
    public PolicyStyle Style { get; init; } = new();

    /// <summary>What the policy says about fields, by name: listed values are written in its spelling.</summary>
    public IReadOnlyDictionary<string, PolicyField> Fields { get; init; } = new Dictionary<string, PolicyField>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What an e-mail address was probably meant to be, with a confidence from 0 to 1, or null where nothing speaks against
    /// it; null suggests nothing. Has to be thread-safe where the repairer is shared.
    /// </summary>
    public Func<string, (string Suggestion, double Confidence)?>? SuggestEmail { get; init; }
}
