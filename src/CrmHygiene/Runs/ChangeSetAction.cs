namespace CrmHygiene;

/// <summary>What a row of a change set does.</summary>
public enum ChangeSetAction
{
    /// <summary>Sets a field.</summary>
    Change = 0,
    /// <summary>Takes the contact out of the list.</summary>
    Remove,
    /// <summary>Drops the contact, as another takes its place.</summary>
    Merge,
    /// <summary>A fix that could be wrong. Nothing is done; a person who accepts it makes it a Change.</summary>
    Suggest,
}
