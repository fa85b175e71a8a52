namespace CrmHygiene;

/// <summary>How a contact differs between two lists.</summary>
public enum DifferenceKind
{
    /// <summary>Only the later list has it.</summary>
    Added = 0,
    /// <summary>Only the earlier list has it.</summary>
    Gone,
    /// <summary>Both have it, with different values.</summary>
    Changed,
}
