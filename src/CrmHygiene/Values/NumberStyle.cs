namespace CrmHygiene;

/// <summary>How a column writes numbers.</summary>
public enum NumberStyle
{
    /// <summary>Not known: a number that could be read both ways, such as 1.234, is not read at all.</summary>
    Unknown,
    /// <summary>1,234.56.</summary>
    DotDecimal,
    /// <summary>1.234,56.</summary>
    CommaDecimal,
}
