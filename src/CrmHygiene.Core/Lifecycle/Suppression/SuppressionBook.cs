using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Store;
using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>Puts addresses on the suppression list, and takes them off with a reason.</summary>
public static class SuppressionBook
{
    private const string Live = "SELECT address, reason, channel, topic, date, source, added FROM suppression_entry WHERE removed IS NULL";

    /// <summary>The entries, in the order they came.</summary>
    /// <param name="store">The store.</param>
    public static IReadOnlyList<CrmHygiene.Suppression> All(CrmStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(s => s.Query(Live + " ORDER BY id", Entry));
    }

    /// <summary>How many addresses may be suppressed by their events alone: the store keeps no address of an event, so no list can name them.</summary>
    /// <param name="store">The store.</param>
    public static long CountInEventsOnly(CrmStore store) => RestrictingEvents.CountBeside(store, All(store).Where(e => !e.IsHashed && !e.IsDomain).Select(e => e.Address));

    /// <summary>Puts entries on the list, all or none. One that is there with the same reason, channel and topic keeps the later date.</summary>
    /// <param name="store">The store.</param>
    /// <param name="entries">Addresses in the form of <see cref="SuppressionAddress"/>.</param>
    /// <param name="key">The key to hash them with; null keeps them plain. Erased addresses need one.</param>
    /// <returns>How many are new.</returns>
    /// <exception cref="ArgumentException">An erased address would be kept plain.</exception>
    public static long Add(CrmStore store, IEnumerable<CrmHygiene.Suppression> entries, SuppressionKey? key = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(entries);
        return store.Write(s => Add(s, store.Time.GetUtcNow(), entries, key));
    }

    /// <summary>Puts entries on the list within a transaction.</summary>
    internal static long Add(StoreSession s, DateTimeOffset time, IEnumerable<CrmHygiene.Suppression> entries, SuppressionKey? key)
    {
        string now = StoreTime.Write(time);
        long before = s.Scalar<long>("SELECT count(*) FROM suppression_entry");
        foreach (CrmHygiene.Suppression entry in entries)
        {
            if (entry.Reason == SuppressionReason.Erased && key is null && !entry.IsHashed) throw new ArgumentException("An erased address is kept as a hash only.", nameof(key));
            s.Execute("""
                INSERT INTO suppression_entry (address, reason, channel, topic, date, source, added) VALUES ($address, $reason, $channel, $topic, $date, $source, $added)
                ON CONFLICT (address, reason, channel, topic) WHERE removed IS NULL DO UPDATE SET date = max(date, excluded.date)
                """,
                ("$address", key is null || entry.IsHashed ? entry.Address : key.Hash(entry.Address)), ("$reason", entry.Reason.ToString()), ("$channel", entry.Channel.ToString()),
                ("$topic", entry.Topic), ("$date", entry.Date is { } date ? StoreTime.Write(date) : string.Empty), ("$source", entry.Source), ("$added", now));
        }
        return s.Scalar<long>("SELECT count(*) FROM suppression_entry") - before;
    }

    /// <summary>
    /// Takes an address off the list; opt-outs, complaints and hard bounces among its events count no more either. The
    /// entries stay in the store with the reason.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="address">In the form of <see cref="SuppressionAddress"/>.</param>
    /// <param name="key">The key of hashed addresses, or null.</param>
    /// <param name="channel">Only this way of contact; null takes all.</param>
    /// <param name="topic">Only this topic; null takes all.</param>
    /// <param name="reason">Why the person may be contacted again, such as a new opt-in with its date.</param>
    /// <returns>What went.</returns>
    public static IReadOnlyList<CrmHygiene.Suppression> Remove(CrmStore store, string address, SuppressionKey? key, SuppressionChannel? channel, string? topic, string reason)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        string? hash = key?.Hash(address);
        List<CrmHygiene.Suppression> gone = [.. Of(store, address, hash).Where(e => (channel is null || e.Channel == channel) && (topic is null || e.Topic.Equals(topic, StringComparison.OrdinalIgnoreCase)))];
        SuppressionChannel[] channels = channel is { } one ? [one] : Enum.GetValues<SuppressionChannel>();
        List<CrmHygiene.Suppression> happened = RestrictingEvents.Load(store, address) is not { } events ? [] : [.. channels.Select(c => events.Find(address, c, topic)).OfType<CrmHygiene.Suppression>().Where(h => topic is null || h.Topic.Equals(topic, StringComparison.OrdinalIgnoreCase))];
        string now = StoreTime.Write(store.Time.GetUtcNow());
        store.Write(s =>
        {
            foreach (CrmHygiene.Suppression entry in gone)
                s.Execute("UPDATE suppression_entry SET removed = $now, removed_reason = $why WHERE removed IS NULL AND address = $address AND reason = $reason AND channel = $channel AND topic = $topic",
                    ("$now", now), ("$why", reason), ("$address", entry.Address), ("$reason", entry.Reason.ToString()), ("$channel", entry.Channel.ToString()), ("$topic", entry.Topic));
            foreach (CrmHygiene.Suppression entry in happened)
                s.Execute("INSERT INTO suppression_entry (address, reason, channel, topic, date, source, added, removed, removed_reason) VALUES ($address, $reason, $channel, $topic, $date, $source, $now, $now, $why)",
                    ("$address", hash ?? address), ("$reason", entry.Reason.ToString()), ("$channel", entry.Channel.ToString()), ("$topic", entry.Topic), ("$date", entry.Date is { } date ? StoreTime.Write(date) : string.Empty), ("$source", entry.Source), ("$now", now), ("$why", reason));
            return gone.Count;
        });
        Reinstate(store, address, happened.Select(e => e.Channel), topic);
        return [.. gone, .. happened.Where(h => !gone.Exists(g => g.Channel == h.Channel && g.Reason == h.Reason))];
    }

    private static List<CrmHygiene.Suppression> Of(CrmStore store, string address, string? hash) =>
        store.Read(s => s.Query(Live + " AND address IN ($address, $hash) ORDER BY id", Entry, ("$address", address), ("$hash", hash)));

    private static CrmHygiene.Suppression Entry(SqliteDataReader row) => new()
    {
        Address = row.GetString(0),
        Reason = Enum.Parse<SuppressionReason>(row.GetString(1)),
        Channel = Enum.Parse<SuppressionChannel>(row.GetString(2)),
        Topic = row.GetString(3),
        Date = row.GetString(4).Length == 0 ? null : StoreTime.Read(row.GetString(4)),
        Source = row.GetString(5),
        Added = StoreTime.Read(row.GetString(6)),
    };

    private static void Reinstate(CrmStore store, string address, IEnumerable<SuppressionChannel> channels, string? topic)
    {
        var importer = new EventImporter(store);
        // Never dated ahead: it would take back what has yet to happen.
        foreach (SuppressionChannel channel in channels)
            importer.Add(new EventItem(new ContactEvent { Kind = ContactEventKind.Reinstated, Email = address, Time = store.Time.GetUtcNow(), Channel = channel, Topic = topic ?? string.Empty, Provider = "CrmHygiene", Source = "Remove-CrmSuppression" }, null));
        importer.Complete();
    }
}
