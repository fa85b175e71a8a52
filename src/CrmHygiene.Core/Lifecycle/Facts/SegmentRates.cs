using System.Runtime.InteropServices;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>Adds up bounces and complaints by what contacts have in common, such as the lead source they came from. For one thread.</summary>
public sealed class SegmentRates
{
    private readonly Dictionary<(string Scope, string Name), long[]> _sums = [];
    private readonly HashSet<(string Scope, string Name, long Address)> _seen = [];
    private readonly List<PackedEvent> _events = [];
    private readonly CrmStore _store;
    private readonly DateTime _asOf;
    private readonly bool _isEmpty;

    /// <summary>Creates the sums.</summary>
    /// <param name="store">The store that knows what happened.</param>
    /// <param name="asOf">The moment that is now; later events do not count yet.</param>
    public SegmentRates(CrmStore store, DateTime asOf)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _asOf = asOf;
        _isEmpty = store.Read(s => s.Scalar<long>("SELECT count(*) FROM (SELECT 1 FROM event_log LIMIT 1)")) == 0;
    }

    /// <summary>Adds the mail of an address to its segments. An address counts once in each, however many contacts have it.</summary>
    /// <param name="email">The address.</param>
    /// <param name="segments">Fields and their values; blank values are left out.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public void Add(string email, IReadOnlyList<(string Field, string Value)> segments)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(segments);
        if (_isEmpty || email.Length == 0) return;
        long address = EventKeys.Address(email);
        if (_store.Read(s => s.Blob("SELECT data FROM event_log WHERE address = $id", address)) is not { } bytes) return;
        _events.Clear();
        EventBytes.Read(bytes, _events);
        foreach ((string field, string value) in segments)
        {
            if (value.Length == 0 || !_seen.Add((field, value, address))) continue;
            ref long[]? counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (field, value), out _);
            counts ??= new long[5];
            foreach (PackedEvent e in _events)
                if (e.Time <= _asOf && EventRates.SlotOf(e.Kind) is >= 0 and int slot) counts[slot]++;
        }
    }

    /// <summary>The rates by segment and, of all mail the store knows of, by service, campaign, sender and receiving domain; worst first.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public IReadOnlyList<EventRate> Result() => EventRates.Ordered(_sums.Select(s => EventRates.Rate(s.Key.Scope, s.Key.Name, s.Value)).Concat(EventRates.Read(_store)));
}
