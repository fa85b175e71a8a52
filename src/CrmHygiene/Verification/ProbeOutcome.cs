namespace CrmHygiene;

/// <summary>How a check of our own host ended.</summary>
public enum ProbeOutcome
{
    /// <summary>Could not be found out.</summary>
    Unknown = 0,
    /// <summary>As it should be.</summary>
    Pass,
    /// <summary>Works, but some mail hosts will mind.</summary>
    Warn,
    /// <summary>Mail hosts will turn us away.</summary>
    Fail,
}
