namespace CrmHygiene;

/// <summary>How much a broken rule matters.</summary>
public enum RuleSeverity
{
    /// <summary>The rule is switched off.</summary>
    Off = 0,
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Information,
    /// <summary>Probably wrong; someone should look.</summary>
    Warning,
    /// <summary>Wrong: the contact does not meet the standard.</summary>
    Error,
}
