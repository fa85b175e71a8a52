namespace CrmHygiene.Core.Changes.Journal;

/// <summary>What a row of the journal says of a contact. The numbers are in the store.</summary>
internal enum EntryKind
{
    /// <summary>Fields changed.</summary>
    Change = 1,
    /// <summary>Taken out of the list as stale.</summary>
    Remove = 2,
    /// <summary>Merged into another.</summary>
    Merge = 3,
    /// <summary>Put back by an undo.</summary>
    Restore = 4,
}
