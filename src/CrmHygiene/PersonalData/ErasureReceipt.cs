namespace CrmHygiene;

/// <summary>What an erasure reached, and what it did not. The address itself is not in it.</summary>
public sealed record ErasureReceipt
{
    /// <summary>When it was done.</summary>
    public required DateTimeOffset ErasedAt { get; init; }

    /// <summary>The keyed hash of the address, which stays on the suppression list.</summary>
    public required string AddressHash { get; init; }

    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>Entries erased in the store, by kind.</summary>
    public required IReadOnlyDictionary<string, long> StoreEntries { get; init; }

    /// <summary>Files that were rewritten, with the number of rows erased.</summary>
    public required IReadOnlyDictionary<string, long> Files { get; init; }

    /// <summary>What could not be reached or was left, and why.</summary>
    public required IReadOnlyList<string> NotReached { get; init; }

    /// <summary>The receipt's own file; empty where it was not written.</summary>
    public string ReceiptPath { get; init; } = string.Empty;
}
