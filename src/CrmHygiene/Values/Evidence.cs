namespace CrmHygiene;

/// <summary>What one value says about the way its column is written.</summary>
internal enum Evidence : byte
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The first way, for certain.</summary>
    First,
    /// <summary>The second way, for certain.</summary>
    Second,
    /// <summary>It could be read both ways.</summary>
    Ambiguous,
}
