using CrmHygiene.Core.Store;

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

    /// <summary>A run that broke off before it changed anything: it begins again under its number.</summary>
    internal long? Again { get; init; }

    /// <summary>Called with the run's number, within the transaction that makes it.</summary>
    internal Action<StoreSession, long>? Begun { get; init; }
}
