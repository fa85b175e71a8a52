using CrmHygiene.Core.Lifecycle.Bounces;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>How event files are read.</summary>
public sealed record EventReadOptions
{
    /// <summary>How bounce mail is read, and what proves it.</summary>
    public BounceOptions Bounces { get; init; } = new();

    /// <summary>The kind of rows that do not say theirs, as in a list of unsubscribed addresses; Unknown rejects them.</summary>
    public ContactEventKind Kind { get; init; }

    /// <summary>Columns by hand: the header as the key, as the value one of Email, Kind, Time, Reason, Status, MessageId, Campaign, Sender, EventId, UserAgent, Until, Category, Channel, Topic, List, Method, Proxy, Bot.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether 03/04/2026 is the third of April or the fourth of March; Unknown takes what the file's own dates show, and rejects what can be read two ways.</summary>
    public DateOrder DateOrder { get; init; }

    /// <summary>What the rows count as proof: exports of our own account do, unless the file came from elsewhere.</summary>
    public BounceProof Proof { get; init; } = BounceProof.Provider;

    /// <summary>The service the rows come from, where they do not say.</summary>
    public string Provider { get; init; } = string.Empty;
}
