namespace CrmHygiene;

/// <summary>What the values of a field are, as a policy states it.</summary>
public enum PolicyFieldType
{
    /// <summary>Not stated.</summary>
    Any = 0,
    /// <summary>Text of any kind; lengths and a pattern may limit it.</summary>
    Text,
    /// <summary>A number.</summary>
    Number,
    /// <summary>A whole number.</summary>
    Integer,
    /// <summary>A percentage, with or without its sign.</summary>
    Percentage,
    /// <summary>A date, with or without a time.</summary>
    Date,
    /// <summary>Yes or no.</summary>
    Boolean,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A phone number.</summary>
    Phone,
    /// <summary>An address on the web.</summary>
    Url,
    /// <summary>A country, by its name or ISO 3166 code.</summary>
    Country,
    /// <summary>One of the listed values.</summary>
    List,
}
