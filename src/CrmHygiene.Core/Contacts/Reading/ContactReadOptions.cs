using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>How a list is read.</summary>
public sealed record ContactReadOptions
{
    /// <summary>Everything detected.</summary>
    public static ContactReadOptions Default { get; } = new();

    /// <summary>The encoding's name; null detects it. See <see cref="Encodings.TryGet"/>.</summary>
    public string? Encoding { get; init; }

    /// <summary>The delimiter, an ASCII character; null detects comma, semicolon, tab or pipe.</summary>
    public char? Delimiter { get; init; }

    /// <summary>How headers are recognised: profile, map, further profiles.</summary>
    public HeaderOptions Headers { get; init; } = HeaderOptions.Default;

    /// <summary>Number of threads that parse; at least 1. Defaults to the processors, at most 4.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);
}
