namespace CrmHygiene;

/// <summary>What changed since the last run.</summary>
public enum BlocklistChange
{
    /// <summary>Nothing, or there was no last run.</summary>
    None = 0,
    /// <summary>On the list now, not then.</summary>
    NewlyListed,
    /// <summary>On the list then, not now.</summary>
    Delisted,
}
