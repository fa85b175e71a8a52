using System.Runtime.InteropServices;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>What the store knows of addresses by their events. For one thread; one a run, so that all of it sees the same incidents.</summary>
public sealed class EventLog
{
    private readonly CrmStore _store;
    private readonly DateTime _asOf;
    private readonly bool _restrictionsAhead;
    private readonly FactsContext _context;
    private readonly List<PackedEvent> _events = [];

    /// <summary>Opens the log.</summary>
    /// <param name="store">The store.</param>
    /// <param name="asOf">The moment that is now; later events do not count yet.</param>
    public EventLog(CrmStore store, DateTime asOf) : this(store, asOf, restrictionsAhead: false)
    {
    }

    /// <param name="store">The store.</param>
    /// <param name="asOf">The moment that is now.</param>
    /// <param name="restrictionsAhead">Whether an opt-out, complaint or hard bounce that is dated later counts all the same: clocks and time zones differ, and nobody is to be mailed for that.</param>
    internal EventLog(CrmStore store, DateTime asOf, bool restrictionsAhead)
    {
        _restrictionsAhead = restrictionsAhead;
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _asOf = asOf;
        _context = FactsContext.Of(store);
        IsEmpty = store.Read(s => s.Scalar<long>("SELECT count(*) FROM (SELECT 1 FROM event_log LIMIT 1)")) == 0;
    }

    /// <summary>Whether no event was ever imported.</summary>
    public bool IsEmpty { get; }

    /// <summary>The facts of an address; null where nothing is known of it.</summary>
    /// <param name="email">The address, in any case.</param>
    public AddressFacts? Of(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        if (IsEmpty || email.Length == 0) return null;
        byte[]? bytes = _store.Read(s => s.Blob("SELECT data FROM event_log WHERE address = $id", EventKeys.Address(email)));
        if (bytes is null) return null;
        _events.Clear();
        EventBytes.Read(bytes, _events);
        return FactsBuilder.Build(CollectionsMarshal.AsSpan(_events), _asOf, _context, _restrictionsAhead);
    }

    /// <summary>Whether a service of ours says that a mail went to an address.</summary>
    /// <param name="email">The address.</param>
    /// <param name="messageId">The mail's id.</param>
    public bool HasSent(string email, string messageId)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(messageId);
        ulong message = EventKeys.Message(messageId);
        if (IsEmpty || message == 0 || _store.Read(s => s.Blob("SELECT data FROM event_log WHERE address = $id", EventKeys.Address(email))) is not { } bytes) return false;
        _events.Clear();
        EventBytes.Read(bytes, _events);
        return _events.Exists(e => e.Message == message && e.Proof == BounceProof.Provider && e.Kind is ContactEventKind.Queued or ContactEventKind.Sent or ContactEventKind.Delivered);
    }
}
