namespace CrmHygiene.Core.Standards.Names;

/// <summary>Which part of a person's name a text is.</summary>
public enum NamePart
{
    /// <summary>The whole name: given before family, or "Family, Given".</summary>
    Full,
    /// <summary>First, middle or nick name.</summary>
    Given,
    /// <summary>Last name.</summary>
    Family,
    /// <summary>What follows the name: III, Jr, PhD.</summary>
    Suffix,
}
