namespace CrmHygiene.Core.Verification.Providers;

/// <summary>Which paid provider is asked about mailboxes, and for how much.</summary>
public sealed record ProviderOptions
{
    /// <summary>The names of the providers that can be asked.</summary>
    public static IReadOnlyList<string> Names => [.. ProviderMapping.All.Select(m => m.Name)];

    /// <summary>The provider, one of <see cref="Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The account's key. Never shown or logged.</summary>
    public required string Key { get; init; }

    /// <summary>The most credits one run may spend, 1 or more: one is counted for each address asked about.</summary>
    public required int MaxCredits { get; init; }

    /// <summary>The provider's address where it has several, such as one of a region; null takes the usual one.</summary>
    public Uri? Url { get; init; }

    /// <summary>The domain that is registered with the provider, where it wants one (XVerify).</summary>
    public string Domain { get; init; } = string.Empty;

    /// <summary>How long an answer may take. Default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Questions at a time. Default 4.</summary>
    public int ThrottleLimit { get; init; } = 4;
}
