namespace CrmHygiene;

/// <summary>Where a rate stands against its lines.</summary>
public enum RateLevel
{
    /// <summary>Nothing to measure it by.</summary>
    Unknown = 0,
    /// <summary>Below the warning line.</summary>
    Good,
    /// <summary>At or above the warning line.</summary>
    Warning,
    /// <summary>At or above the alarm line.</summary>
    Alarm,
}
