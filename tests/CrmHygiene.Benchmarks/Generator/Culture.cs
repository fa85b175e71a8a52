namespace CrmHygiene.Benchmarks.Generator;

/// <summary>A country as a contact list sees it: what people, places and numbers are called and how they are written.</summary>
public sealed class Culture
{
    /// <summary>Share of all contacts.</summary>
    public required double Share { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public required string Code { get; init; }

    /// <summary>The country as lists write it, the usual form first.</summary>
    public required string[] CountryForms { get; init; }

    /// <summary>International calling code.</summary>
    public required string CallingCode { get; init; }

    /// <summary>What stands before an area code in the country: 0 or nothing.</summary>
    public required string TrunkPrefix { get; init; }

    /// <summary>Area and mobile codes without trunk prefix; # is any digit.</summary>
    public required string[] PhonePatterns { get; init; }

    /// <summary>Given names by rank.</summary>
    public required RankedNames FirstNames { get; init; }

    /// <summary>Family names by rank.</summary>
    public required RankedNames LastNames { get; init; }

    /// <summary>City, region and postal pattern, the largest first; # is any digit, @ any letter.</summary>
    public required (string City, string Region, string Postal)[] Cities { get; init; }

    /// <summary>Names of streets.</summary>
    public required string[] StreetNames { get; init; }

    /// <summary>How name and house number make an address line: {0} is the name, {1} the number.</summary>
    public required string[] StreetForms { get; init; }

    /// <summary>Legal forms of companies.</summary>
    public required string[] LegalForms { get; init; }

    /// <summary>Reserved domains in the place of the providers people there use.</summary>
    public required string[] Providers { get; init; }
}
