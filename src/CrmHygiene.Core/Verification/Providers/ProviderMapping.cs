using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmHygiene.Core.Verification.Providers;

/// <summary>How a paid provider is asked and what its answers mean, as data.</summary>
internal sealed record ProviderMapping
{
    // by reflection: generated code would set what a mapping leaves out to null instead of its default
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<ProviderMapping[]> Mappings = new(() =>
    {
        using Stream stream = typeof(ProviderMapping).Assembly.GetManifestResourceStream("CrmHygiene.Providers.providers.json")
            ?? throw new InvalidOperationException("The assembly lacks its list providers.json.");
        return JsonSerializer.Deserialize<ProviderMapping[]>(stream, Options)!;
    });

    public static IReadOnlyList<ProviderMapping> All => Mappings.Value;

    public required string Name { get; init; }
    public required Uri Url { get; init; }

    /// <summary>Path and query of one question, with {key}, {email} and {domain}.</summary>
    public required string Single { get; init; }

    public ProviderBatch? Batch { get; init; }

    /// <summary>The field with the verdict; dots lead into objects.</summary>
    public required string Status { get; init; }

    public string Detail { get; init; } = string.Empty;
    public string Suggestion { get; init; } = string.Empty;
    public string Host { get; init; } = string.Empty;
    public string CatchAll { get; init; } = string.Empty;
    public IReadOnlyList<ProviderError> Errors { get; init; } = [];

    /// <summary>Words of an error that mean: no credit left.</summary>
    public IReadOnlyList<string> OutOfCredit { get; init; } = [];

    /// <summary>Words of an error that mean: the key is wrong.</summary>
    public IReadOnlyList<string> BadKey { get; init; } = [];

    public IReadOnlyList<ProviderVerdict> Verdicts { get; init; } = [];
}

/// <summary>How many addresses are asked about in one POST.</summary>
internal sealed record ProviderBatch(string Path, int Size, string Key, string List, string Address, string Results, string ResultAddress, Uri? Url);

/// <summary>A field that tells an error from an answer.</summary>
internal sealed record ProviderError
{
    public required string Field { get; init; }

    /// <summary>The values that are no error; none named: absent or empty is none.</summary>
    public IReadOnlyList<string> Ok { get; init; } = [];

    /// <summary>The field with the words; empty is the field itself.</summary>
    public string Message { get; init; } = string.Empty;
}

/// <summary>What a status means in our words.</summary>
internal sealed record ProviderVerdict
{
    public required string Status { get; init; }
    public string Detail { get; init; } = string.Empty;
    public required Verdict Verdict { get; init; }
    public required EmailReason Reason { get; init; }
}
