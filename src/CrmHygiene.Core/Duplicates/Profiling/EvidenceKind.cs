namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>What the values of a column are, as far as comparing them is concerned.</summary>
public enum EvidenceKind
{
    /// <summary>Not used: empty, constant, about the record rather than what it describes, or a number of its own for each row.</summary>
    Ignored,
    /// <summary>Given name.</summary>
    GivenName,
    /// <summary>Family name.</summary>
    Surname,
    /// <summary>Middle name.</summary>
    MiddleName,
    /// <summary>The whole name of a person.</summary>
    FullName,
    /// <summary>Calendar date.</summary>
    Date,
    /// <summary>E-mail address.</summary>
    Email,
    /// <summary>Phone number.</summary>
    Phone,
    /// <summary>A number or code that tells few rows apart from the rest: customer, social security or record number.</summary>
    Identifier,
    /// <summary>A quantity: age, year, price.</summary>
    Number,
    /// <summary>Postal code.</summary>
    PostalCode,
    /// <summary>City, county, state, country.</summary>
    Place,
    /// <summary>Street, with or without number.</summary>
    Street,
    /// <summary>Organisation.</summary>
    Company,
    /// <summary>Several words: title, description, authors.</summary>
    Text,
    /// <summary>One of few values: sex, occupation, type.</summary>
    Category,
}
