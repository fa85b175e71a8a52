namespace CrmHygiene;

/// <summary>What may be done with a pair or group of contacts.</summary>
public enum MatchBand
{
    /// <summary>Not the same.</summary>
    No = 0,
    /// <summary>Probably the same; a person should look at it.</summary>
    Review,
    /// <summary>The same, as surely as the data can say; may be merged unattended.</summary>
    Certain,
}
