namespace CrmHygiene.Benchmarks.Generator;

/// <summary>What is true of an invented person, before anybody typed it into a CRM.</summary>
public sealed class Person
{
    /// <summary>Where the person lives.</summary>
    public required Culture Culture { get; set; }

    /// <summary>Given name.</summary>
    public required string FirstName { get; set; }

    /// <summary>Family name.</summary>
    public required string LastName { get; set; }

    /// <summary>E-mail address, lower case.</summary>
    public string Email { get; set; } = "";

    /// <summary>National significant number, digits only.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Employer.</summary>
    public string Company { get; set; } = "";

    /// <summary>Position.</summary>
    public string JobTitle { get; set; } = "";

    /// <summary>Street and number.</summary>
    public string Street { get; set; } = "";

    /// <summary>City.</summary>
    public string City { get; set; } = "";

    /// <summary>State, county or province.</summary>
    public string Region { get; set; } = "";

    /// <summary>Postal code.</summary>
    public string Postal { get; set; } = "";

    /// <summary>Which of the eight matching fields the list knows, by bit; see <see cref="MatchingField"/>.</summary>
    public int Filled { get; set; }
}
