namespace CrmHygiene.Core.Quality;

/// <summary>How quality is measured.</summary>
public sealed record QualityOptions
{
    /// <summary>The moment that is now.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>The policy: required and relevant fields, rules.</summary>
    public CrmPolicy Policy { get; init; } = CrmPolicy.Default;

    /// <summary>Fields or columns to break the list down by; a thousand values each, the rest together.</summary>
    public IReadOnlyList<string> SegmentBy { get; init; } = [];

    /// <summary>Contacts that are further copies of others, where a search for duplicates counted them; null counts equal e-mail addresses.</summary>
    public long? DuplicateCount { get; init; }

    /// <summary>Gives a contact's ISO 3166-1 alpha-2 code, for the rules that compare countries; null reads its country columns.</summary>
    public Func<Contact, string?>? CountryOf { get; init; }

    /// <summary>Number of threads that judge contacts; the report does not depend on it. Default: one a processor.</summary>
    public int DegreeOfParallelism { get; init; } = Environment.ProcessorCount;
}
