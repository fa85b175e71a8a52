namespace CrmHygiene.Core.Verification.Domains;

/// <summary>
/// Answers by name, each until its time is up. Two generations bound the size: when the young one is full it becomes the
/// old one, and what is still asked for moves back.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ExpiringCache<T>(int size) where T : class
{
    private readonly object _gate = new();
    private readonly int _half = Math.Max(1, size / 2);
    private Dictionary<string, Entry> _young = new(StringComparer.Ordinal);
    private Dictionary<string, Entry> _old = new(StringComparer.Ordinal);

    /// <summary>The entry of a name, made where there is none that is still good. The same name is made once, however many ask.</summary>
    /// <param name="name">The key.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="make">Makes the value; says later, through the entry, until when it is good.</param>
    public T GetOrAdd(string name, DateTime now, Func<string, Entry, T> make)
    {
        lock (_gate)
        {
            if (!_young.TryGetValue(name, out Entry? entry) && _old.Remove(name, out entry)) Add(name, entry);
            if (entry is not null && entry.GoodUntil > now) return entry.Value!;
            entry = new Entry();
            Add(name, entry);
            return entry.Value = make(name, entry);
        }
    }

    private void Add(string name, Entry entry)
    {
        if (_young.Count >= _half)
        {
            _old = _young;
            _young = new Dictionary<string, Entry>(StringComparer.Ordinal);
        }
        _young[name] = entry;
    }

    /// <summary>A value and its time.</summary>
    internal sealed class Entry
    {
        private long _goodUntilTicks = DateTime.MaxValue.Ticks;

        public T? Value { get; set; }

        public DateTime GoodUntil
        {
            get => new(Interlocked.Read(ref _goodUntilTicks), DateTimeKind.Utc);
            set => Interlocked.Exchange(ref _goodUntilTicks, value.Ticks);
        }
    }
}
