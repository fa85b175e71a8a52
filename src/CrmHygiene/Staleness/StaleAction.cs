namespace CrmHygiene;

/// <summary>What should be done with a stale contact, the mildest first.</summary>
public enum StaleAction
{
    /// <summary>A person should look; nothing is done.</summary>
    Review = 0,
    /// <summary>Mail it no more, keep the record.</summary>
    Unsubscribe,
    /// <summary>Take it out of the list, keep it in the archive.</summary>
    Archive,
    /// <summary>Take it out of the list; the address is suppressed so that no import brings it back.</summary>
    Remove,
    /// <summary>Take it out of use but keep it: it may be a trap, and deleting it would lose what is known of it.</summary>
    Quarantine,
}
