namespace CrmHygiene.Benchmarks.Generator;

/// <summary>The fields two records of a person are recognised by; the values are bit numbers.</summary>
public enum MatchingField
{
    /// <summary>Given name.</summary>
    FirstName,
    /// <summary>Family name.</summary>
    LastName,
    /// <summary>E-mail address.</summary>
    Email,
    /// <summary>Phone number.</summary>
    Phone,
    /// <summary>Employer.</summary>
    Company,
    /// <summary>Street and number.</summary>
    Street,
    /// <summary>City.</summary>
    City,
    /// <summary>Postal code.</summary>
    Postal,
}
