namespace CrmHygiene;

/// <summary>What makes a contact the one that survives a merge.</summary>
public enum WinnerRule
{
    /// <summary>Most filled fields.</summary>
    MostComplete = 0,
    /// <summary>Latest activity of the person (purchase, call, reply, open, click); a sync stamp does not count.</summary>
    MostRecent,
    /// <summary>Created first.</summary>
    Oldest,
    /// <summary>Most clicks and opens.</summary>
    MostEngaged,
    /// <summary>Source that stands first in the source priority.</summary>
    SourcePriority,
    /// <summary>Highest score of one's own.</summary>
    Score,
}
