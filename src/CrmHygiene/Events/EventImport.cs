namespace CrmHygiene;

/// <summary>What an import of events found. Read = New + Known + Rejected.</summary>
public sealed record EventImport
{
    /// <summary>The files.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Events and rejects read.</summary>
    public long Read { get; init; }

    /// <summary>Events that were not known before.</summary>
    public long New { get; init; }

    /// <summary>Events that were known: loading them again changed nothing.</summary>
    public long Known { get; init; }

    /// <summary>Lines and messages that are not understood.</summary>
    public long Rejected { get; init; }

    /// <summary>Events without an address, which cannot be attributed; part of the rejected.</summary>
    public long WithoutAddress { get; init; }

    /// <summary>Events by kind.</summary>
    public IReadOnlyDictionary<string, long> Kinds { get; init; } = new Dictionary<string, long>();

    /// <summary>The earliest event; null where none has a time.</summary>
    public DateTime? From { get; init; }

    /// <summary>The latest event.</summary>
    public DateTime? To { get; init; }

    /// <summary>Rates at or above a warning line, of all that the store knows.</summary>
    public IReadOnlyList<EventRate> Rates { get; init; } = [];

    /// <summary>Incidents whose bounces are held.</summary>
    public IReadOnlyList<DeliveryIncident> Incidents { get; init; } = [];
}
