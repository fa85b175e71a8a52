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
    /// <summary>A fix that is not safe by itself. It is applied only where a person makes it <see cref="Change"/>.</summary>
    Suggest,
}
