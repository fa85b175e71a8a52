namespace CrmHygiene;

/// <summary>What a person said about two contacts.</summary>
public enum DuplicateAnswer
{
    /// <summary>Nobody can tell; groups that hold both are for review.</summary>
    Unsure = 0,
    /// <summary>The same: always in one group.</summary>
    Same,
    /// <summary>Not the same: never in one group.</summary>
    Different,
}
