namespace CrmHygiene;

/// <summary>What may be concluded about an address or number.</summary>
public enum Verdict
{
    /// <summary>Not checked, or the check could not be made; never a reason to remove anyone.</summary>
    Unknown = 0,
    /// <summary>Nothing speaks against it at the level that was checked.</summary>
    Valid,
    /// <summary>It exists or may exist, but using it is a risk; the reason says which.</summary>
    Risky,
    /// <summary>It cannot work.</summary>
    Invalid,
}
