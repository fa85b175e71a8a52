using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>
/// Opt-outs, complaints and hard bounces of the events in the store, for those who look somebody up. Only what is proven
/// counts, as for a removal: anyone can send a bounce. For any number of threads while the store is open.
/// </summary>
internal sealed class RestrictingEvents
{
    private readonly long[] _addresses;
    private readonly Lazy<EventLog> _log;
    private readonly object _gate = new();

    private RestrictingEvents(long[] addresses, CrmStore store)
    {
        _addresses = addresses;
        _log = new Lazy<EventLog>(() => new EventLog(store, store.Time.GetUtcNow().UtcDateTime, restrictionsAhead: true));
    }

    /// <summary>Loads which addresses may be restricted; null where none is.</summary>
    /// <param name="store">The store.</param>
    public static RestrictingEvents? Load(CrmStore store)
    {
        long[] addresses = [.. store.Read(s => s.Query("SELECT address FROM event_restricted ORDER BY address", r => r.GetInt64(0)))];
        return addresses.Length == 0 ? null : new RestrictingEvents(addresses, store);
    }

    /// <summary>Loads the events of one address only; null where it is not restricted.</summary>
    /// <param name="store">The store.</param>
    /// <param name="email">The address, in the form of the suppression list.</param>
    public static RestrictingEvents? Load(CrmStore store, string email)
    {
        long address = EventKeys.Address(email);
        return store.Read(s => s.Scalar<long>("SELECT count(*) FROM event_restricted WHERE address = $address", ("$address", address))) == 0 ? null : new RestrictingEvents([address], store);
    }

    /// <summary>How many addresses may be restricted by events alone: the store keeps no address of them, so no list can name them.</summary>
    /// <param name="store">The store.</param>
    /// <param name="named">The addresses a list names, in the form of the suppression list.</param>
    public static long CountBeside(CrmStore store, IEnumerable<string> named)
    {
        HashSet<long> known = [.. named.Select(EventKeys.Address)];
        return store.Read(s => s.Query("SELECT address FROM event_restricted", r => r.GetInt64(0))).Count(a => !known.Contains(a));
    }

    /// <summary>What keeps an address from being contacted, the gravest; null where nothing does.</summary>
    /// <param name="email">The address, in the form of the suppression list.</param>
    /// <param name="channel">The way of contact.</param>
    /// <param name="topic">The topic or brand; null asks for any.</param>
    public CrmHygiene.Suppression? Find(string email, SuppressionChannel channel, string? topic)
    {
        if (Array.BinarySearch(_addresses, EventKeys.Address(email)) < 0) return null;
        AddressFacts? facts;
        lock (_gate) facts = _log.Value.Of(email);
        if (facts is null) return null;
        if (channel == SuppressionChannel.Mail)
        {
            if (facts.HardIsCertain) return Entry(email, SuppressionReason.HardBounced, facts.LastHard, channel);
            if (facts.Complaint is { } complaint) return Entry(email, SuppressionReason.Complained, complaint, channel);
        }
        return facts.OptOutFrom(channel, topic) is { IsDoubtful: false } optOut
            ? Entry(email, SuppressionReason.OptedOut, optOut.IsUndated ? null : optOut.OptOut, channel) with { Topic = optOut.IsForAll ? string.Empty : optOut.Topic } : null;
    }

    private static CrmHygiene.Suppression Entry(string address, SuppressionReason reason, DateTime? date, SuppressionChannel channel) =>
        new() { Address = address, Reason = reason, Channel = channel, Date = date?.Year > 1990 ? new DateTimeOffset(date.Value, TimeSpan.Zero) : null, Source = "events" };
}
