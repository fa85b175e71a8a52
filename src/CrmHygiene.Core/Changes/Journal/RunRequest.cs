namespace CrmHygiene.Core.Changes.Journal;

/// <summary>What is noted of a run when it begins.</summary>
public sealed record RunRequest
{
    /// <summary>Cmdlets and parameter names, without values: they may hold personal data.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>The policy in force.</summary>
    public CrmPolicy Policy { get; init; } = CrmPolicy.Default;

    /// <summary>The run this one takes back.</summary>
    public long? Undoes { get; init; }

    /// <summary>The run whose sources this one's entries count by: that of an undo or of a restored contact.</summary>
    internal long? Base { get; init; }
}
