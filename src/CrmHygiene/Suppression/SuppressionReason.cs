namespace CrmHygiene;

/// <summary>Why an address must not be mailed.</summary>
public enum SuppressionReason
{
    /// <summary>Put on the list by a person for another reason.</summary>
    Manual = 0,
    /// <summary>The person opted out.</summary>
    OptedOut,
    /// <summary>The person reported our mail as spam.</summary>
    Complained,
    /// <summary>Mail bounced for good.</summary>
    HardBounced,
    /// <summary>The person's data was erased; only a keyed hash of the address is left.</summary>
    Erased,
}
