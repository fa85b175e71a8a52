using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>
/// Takes events into the store, each once. They are collected, sorted by address and merged in batches: 20 million need
/// less than a gigabyte. A batch is one transaction, and because events have keys a killed import is simply run again.
/// For one thread.
/// </summary>
public sealed class EventImporter
{
    /// <summary>Events of a batch.</summary>
    internal const int BatchSize = 10_000_000;

    private const int PageSize = 65_536;
    private const int AddressesPerLook = 1024;

    private readonly CrmStore _store;
    private readonly EventNames _names;
    private readonly List<PackedEvent[]> _pages = [];
    private readonly List<long[]> _addresses = [];
    private readonly SortedDictionary<string, long> _kinds = new(StringComparer.Ordinal);
    private readonly long[] _kindCounts = new long[64];
    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);
    private readonly int _batch;
    private readonly Action<double>? _writing;
    private readonly CancellationToken _cancellation;
    private (string Provider, string Campaign, string Sender, int Id) _lastOrigin = ("\0", "", "", 0);
    private string _lastFile = string.Empty;
    private int _count;
    private long _read, _new, _rejected, _homeless;
    private uint _from = uint.MaxValue, _to;

    /// <summary>Creates an importer.</summary>
    /// <param name="store">The store.</param>
    /// <param name="writing">Told the share of a batch that is written, 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops within a batch, which is then not written at all.</param>
    public EventImporter(CrmStore store, Action<double>? writing = null, CancellationToken cancellation = default) : this(store, BatchSize)
    {
        _writing = writing;
        _cancellation = cancellation;
    }

    internal EventImporter(CrmStore store, int batch)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _names = new EventNames(store);
        _batch = batch;
    }

    /// <summary>Takes an event or counts a reject.</summary>
    /// <param name="item">What was read.</param>
    public void Add(EventItem item)
    {
        _read++;
        if (item.Event is not { } e)
        {
            _rejected++;
            Note(item.Reject!.Source);
            return;
        }
        Note(e.Source);
        if (!e.Email.Contains('@', StringComparison.Ordinal))
        {
            _rejected++;
            _homeless++;
            return;
        }
        long address = EventKeys.Address(e.Email);
        uint seconds = PackedEvent.SecondsOf(e.Time);
        ulong message = EventKeys.Message(e.MessageId);
        bool consent = EventChannels.IsConsent(e.Kind);
        string topic = consent ? EventNames.Topic(e) : string.Empty;
        bool holds = e.Kind is ContactEventKind.Contract or ContactEventKind.OpenDeal;
        var packed = new PackedEvent
        {
            Key = EventKeys.Of(e, address, message, seconds),
            Message = holds ? PackedEvent.SecondsOf(e.Until) : message,
            Seconds = seconds,
            Origin = Origin(e),
            Host = _names.Of(topic.Length > 0 ? topic : EventNames.Host(e)),
            Kind = e.Kind,
            Reason = e.Reason,
            Marks = e.Marks,
            Flags = PackedEvent.FlagsOf(e, consent),
        };
        Put(address, packed);
        _kindCounts[(int)e.Kind]++;
        if (seconds > 0) (_from, _to) = (Math.Min(_from, seconds), Math.Max(_to, seconds));
        if (_count >= _batch) Flush();
    }

    /// <summary>Writes what is left, and says what was found.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public EventImport Complete()
    {
        Flush();
        foreach (ContactEventKind kind in Enum.GetValues<ContactEventKind>())
            if (_kindCounts[(int)kind] > 0) _kinds[kind.ToString()] = _kindCounts[(int)kind];
        return new EventImport
        {
            Files = _files.ToList(),
            Read = _read,
            New = _new,
            Known = _read - _rejected - _new,
            Rejected = _rejected,
            WithoutAddress = _homeless,
            Kinds = _kinds,
            From = _to == 0 ? null : new PackedEvent { Seconds = _from }.Time,
            To = _to == 0 ? null : new PackedEvent { Seconds = _to }.Time,
            Rates = EventRates.Read(_store).Where(r => r.Level >= RateLevel.Warning).ToList(),
            Incidents = FactsContext.Incidents(_store),
        };
    }

    private void Note(string file)
    {
        if (ReferenceEquals(file, _lastFile)) return;
        _lastFile = file;
        if (file.Length > 0) _files.Add(file);
    }

    private int Origin(ContactEvent e)
    {
        if (e.Provider == _lastOrigin.Provider && e.Campaign == _lastOrigin.Campaign && e.Sender == _lastOrigin.Sender) return _lastOrigin.Id;
        int id = _names.Of(EventNames.Origin(e));
        _lastOrigin = (e.Provider, e.Campaign, e.Sender, id);
        return id;
    }

    private void Put(long address, in PackedEvent e)
    {
        int page = _count / PageSize;
        if (page == _pages.Count)
        {
            _pages.Add(new PackedEvent[PageSize]);
            _addresses.Add(new long[PageSize]);
        }
        _pages[page][_count % PageSize] = e;
        _addresses[page][_count % PageSize] = address;
        _count++;
    }

    private void Flush()
    {
        if (_count == 0) return;
        long[] keys = new long[_count];
        int[] order = new int[_count];
        for (int i = 0; i < _count; i++) (keys[i], order[i]) = (_addresses[i / PageSize][i % PageSize], i);
        Array.Sort(keys, order);
        _new += _store.Write(session =>
        {
            var merge = new EventMerge(session);
            List<PackedEvent> group = [];
            long addresses = 0;
            for (int i = 0; i < keys.Length;)
            {
                long address = keys[i];
                group.Clear();
                if (addresses++ % AddressesPerLook == 0)
                {
                    _cancellation.ThrowIfCancellationRequested();
                    _writing?.Invoke((double)i / keys.Length);
                }
                for (; i < keys.Length && keys[i] == address; i++) group.Add(_pages[order[i] / PageSize][order[i] % PageSize]);
                merge.Add(address, group);
            }
            return merge.Complete();
        });
        _count = 0;
    }
}
