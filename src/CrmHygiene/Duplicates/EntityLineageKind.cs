namespace CrmHygiene;

/// <summary>How one entity came from another.</summary>
public enum EntityLineageKind
{
    /// <summary>The other turned out to be the same and ended in this one.</summary>
    MergedFrom,

    /// <summary>Contacts of the other turned out to be this one; the other goes on without them.</summary>
    SplitFrom,
}
