namespace CrmHygiene.Benchmarks.Generator;

/// <summary>What list to generate. The same options give the same bytes on every machine.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Number of rows, duplicates included; at least 1.</summary>
    public int Rows { get; init; } = 10_000;

    /// <summary>Chooses the people; any number.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Share of rows that are a further record of a person who has one already; 0 to 0.9.</summary>
    public double Duplicates { get; init; } = 0.15;

    /// <summary>
    /// Average share of the eight matching fields (first and last name, e-mail, phone, company, street, city, postal
    /// code) that are filled; 0.3 to 1. 0.625 is five of eight.
    /// </summary>
    public double Fill { get; init; } = 0.95;
}
