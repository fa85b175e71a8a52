using System.Runtime.InteropServices;
using CrmHygiene.Core.Store;
using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>Merges events into the log within one transaction; only those that are new count in rates.</summary>
internal sealed class EventMerge
{
    private readonly StoreSession _session;
    private readonly bool _wasEmpty;
    private readonly Dictionary<int, long[]> _rates = [];
    private readonly Dictionary<(int Host, int Day), int> _deliveries = [];
    private readonly HashSet<(int Host, int Day, long Address)> _failures = [];
    private readonly HashSet<int> _tracked = [];
    private readonly SqliteCommand _read, _write, _restrict;
    private readonly SqliteParameter _readAddress, _writeAddress, _writeData, _restrictAddress;
    private readonly List<PackedEvent> _merged = [];
    private readonly Dictionary<ulong, int> _places = [];
    private long _new;

    public EventMerge(StoreSession session)
    {
        _session = session;
        _wasEmpty = session.Scalar<long>("SELECT count(*) FROM (SELECT 1 FROM event_log LIMIT 1)") == 0;
        _read = session.Connection.CreateCommand();
        _read.CommandText = "SELECT data FROM event_log WHERE address = $address";
        _readAddress = _read.Parameters.Add("$address", SqliteType.Integer);
        _write = session.Connection.CreateCommand();
        _write.CommandText = "INSERT INTO event_log (address, data) VALUES ($address, $data) ON CONFLICT (address) DO UPDATE SET data = excluded.data";
        _writeAddress = _write.Parameters.Add("$address", SqliteType.Integer);
        _writeData = _write.Parameters.Add("$data", SqliteType.Blob);
        _restrict = session.Connection.CreateCommand();
        _restrict.CommandText = "INSERT INTO event_restricted (address) VALUES ($address) ON CONFLICT DO NOTHING";
        _restrictAddress = _restrict.Parameters.Add("$address", SqliteType.Integer);
    }

    /// <summary>Merges the events of one address.</summary>
    public void Add(long address, List<PackedEvent> events)
    {
        byte[]? known = null;
        if (!_wasEmpty)
        {
            _readAddress.Value = address;
            known = _read.ExecuteScalar() as byte[];
        }
        _merged.Clear();
        if (known is not null) EventBytes.Read(known, _merged);
        int before = _merged.Count;
        bool restricts = false, better = false;
        // Emptying costs what the largest address so far needed.
        bool large = _places.Count > 4096;
        _places.Clear();
        if (large) _places.TrimExcess();
        for (int i = 0; i < before; i++) _places[_merged[i].Key] = i;
        foreach (PackedEvent read in events)
        {
            PackedEvent e = read is { Kind: ContactEventKind.Unsubscribed, Seconds: 0 } && Reinstated(read) is { } reinstated ? read.After(reinstated) : read;
            if (IsFailure(e)) _failures.Add((e.Host, FactsContext.DayOf(e), address));
            if (_places.TryGetValue(e.Key, out int place))
            {
                PackedEvent earlier = _merged[place], best = SameEvent.Best(earlier, e, NameOf);
                Track(e);
                if (best == earlier) continue;
                better = true;
                _merged[place] = best;
                Count(earlier, -1);
                Count(best, 1);
                continue;
            }
            _places[e.Key] = _merged.Count;
            _merged.Add(e);
            restricts |= e.MayRestrict;
            Track(e);
            Count(e, 1);
        }
        if (_merged.Count == before && !better) return;
        _new += _merged.Count - before;
        _merged.Sort();
        _writeAddress.Value = address;
        _writeData.Value = EventBytes.Write(CollectionsMarshal.AsSpan(_merged));
        _write.ExecuteNonQuery();
        if (!restricts) return;
        _restrictAddress.Value = address;
        _restrict.ExecuteNonQuery();
    }

    /// <summary>Writes the counts.</summary>
    /// <returns>How many events were new.</returns>
    public long Complete()
    {
        _read.Dispose();
        _write.Dispose();
        _restrict.Dispose();
        foreach ((int name, long[] c) in _rates)
            _session.Execute("INSERT INTO event_rate (name, sent, delivered, hard, soft, complaints) VALUES ($n, $s, $d, $h, $b, $c) ON CONFLICT (name) DO UPDATE SET sent = sent + $s, delivered = delivered + $d, hard = hard + $h, soft = soft + $b, complaints = complaints + $c",
                ("$n", (long)name), ("$s", c[0]), ("$d", c[1]), ("$h", c[2]), ("$b", c[3]), ("$c", c[4]));
        foreach (((int host, int day), int count) in _deliveries)
            _session.Execute("INSERT INTO event_delivery (host, day, count) VALUES ($h, $d, $c) ON CONFLICT (host, day) DO UPDATE SET count = count + $c", ("$h", (long)host), ("$d", (long)day), ("$c", (long)count));
        foreach ((int host, int day, long address) in _failures)
            _session.Execute("INSERT INTO event_failure (host, day, address) VALUES ($h, $d, $a) ON CONFLICT DO NOTHING", ("$h", (long)host), ("$d", (long)day), ("$a", address));
        foreach (int origin in _tracked) _session.Execute("UPDATE event_name SET tracked = 1 WHERE id = $id AND tracked = 0", ("$id", (long)origin));
        return _new;
    }

    private PackedEvent? Reinstated(PackedEvent optOut)
    {
        int at = _merged.FindLastIndex(e => e.Kind == ContactEventKind.Reinstated && e.Channel == optOut.Channel && (e.Topic == 0 || e.Topic == optOut.Topic));
        return at < 0 ? null : _merged[at];
    }

    private static bool IsFailure(in PackedEvent e) => e.Kind is ContactEventKind.SoftBounce or ContactEventKind.HardBounce && FactsContext.IsSenderSide(e);

    private string NameOf(int id) => _session.Scalar<string>("SELECT text FROM event_name WHERE id = $id", ("$id", (long)id)) ?? string.Empty;

    private void Track(in PackedEvent e)
    {
        if (e.Kind is ContactEventKind.Opened or ContactEventKind.Clicked) _tracked.Add(e.Origin);
    }

    private void Count(in PackedEvent e, int by)
    {
        int slot = EventRates.SlotOf(e.Kind);
        if (slot >= 0)
        {
            Rate(e.Origin)[slot] += by;
            Rate(e.Host)[slot] += by;
        }
        if (e.Kind == ContactEventKind.Delivered) CollectionsMarshal.GetValueRefOrAddDefault(_deliveries, (e.Host, FactsContext.DayOf(e)), out _) += by;
    }

    private long[] Rate(int name)
    {
        ref long[]? counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_rates, name, out _);
        return counts ??= new long[5];
    }
}
