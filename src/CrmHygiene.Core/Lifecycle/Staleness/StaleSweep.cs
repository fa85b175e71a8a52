using System.Globalization;
using System.Runtime.InteropServices;
using CrmHygiene.Core.Lifecycle.Facts;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>Tries thresholds on the same contacts in one pass, and says whom each would cost. For one thread.</summary>
public sealed class StaleSweep
{
    private readonly List<Threshold> _thresholds = [];
    private readonly Dictionary<ContactLayout, StaleColumns> _lists = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<string> _by;
    private readonly string? _value;
    private readonly Dictionary<(string Field, string Value), long> _segments = [];
    private readonly SegmentRates? _rates;
    private long _contacts;

    /// <summary>Creates a sweep.</summary>
    /// <param name="options">Everything but the thresholds that vary.</param>
    /// <param name="inactiveFor">Periods of inactivity to try.</param>
    /// <param name="unopened">Numbers of unopened mails to try.</param>
    /// <param name="by">The fields to segment by: standard ones or columns.</param>
    /// <param name="value">The column whose values are summed; null for none.</param>
    /// <param name="rates">Adds up bounces and complaints by segment; null for none.</param>
    public StaleSweep(StaleOptions options, IReadOnlyList<CalendarPeriod> inactiveFor, IReadOnlyList<int> unopened, IReadOnlyList<string> by, string? value, SegmentRates? rates = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(inactiveFor);
        ArgumentNullException.ThrowIfNull(unopened);
        _by = by;
        _value = value;
        _rates = rates;
        foreach (CalendarPeriod period in inactiveFor) _thresholds.Add(new Threshold($"Inactive for {period.ToWords()}", options with { InactiveFor = period, Reasons = new HashSet<StaleReason> { StaleReason.Inactive } }));
        foreach (int count in unopened) _thresholds.Add(new Threshold(string.Create(CultureInfo.InvariantCulture, $"Unopened {count} mails"), options with { UnopenedSendCount = count, UnopenedNeverCount = count, Reasons = new HashSet<StaleReason> { StaleReason.Unopened } }));
        _thresholds.Add(new Threshold("All reasons in force", options));
    }

    /// <summary>Judges a contact by every threshold.</summary>
    /// <param name="contact">The contact; it is not changed.</param>
    /// <param name="facts">What is known beyond its columns.</param>
    public void Add(Contact contact, StaleFacts? facts)
    {
        ArgumentNullException.ThrowIfNull(contact);
        _contacts++;
        if (!_lists.TryGetValue(contact.GetLayout(), out StaleColumns? columns)) _lists[contact.GetLayout()] = columns = new StaleColumns(contact.GetLayout(), null);
        var keys = new (string, string)[_by.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            int column = columns.SegmentColumn(_by[i]);
            keys[i] = (_by[i], column < 0 ? string.Empty : contact.GetText(column).Trim());
            CollectionsMarshal.GetValueRefOrAddDefault(_segments, keys[i], out _)++;
        }
        _rates?.Add(contact.GetText(ContactField.Email).Trim(), keys);
        decimal value = _value is null ? 0 : Number(contact, columns.SegmentColumn(_value));
        foreach (Threshold threshold in _thresholds) threshold.Add(threshold.Judge.Judge(contact, facts), keys, value);
    }

    /// <summary>What each threshold costs, in the order they were named; the last is all reasons together.</summary>
    public IReadOnlyList<StaleMeasure> Result()
    {
        IReadOnlyList<EventRate> rates = _rates?.Result() ?? [];
        return _thresholds.ConvertAll(t => Measure(t, rates));
    }

    private StaleMeasure Measure(Threshold t, IReadOnlyList<EventRate> rates) => new()
    {
        Rates = rates,
        Threshold = t.Name,
        Contacts = _contacts,
        Stale = t.Stale,
        Lost = t.Lost,
        Kept = t.Stale - t.Lost,
        LostValue = t.Value,
        Segments = _segments.Select(s => t.Segments.TryGetValue(s.Key, out (long Lost, decimal Value) lost) ? new StaleSegment(t.Name, s.Key.Field, s.Key.Value, s.Value, lost.Lost, lost.Value) : new StaleSegment(t.Name, s.Key.Field, s.Key.Value, s.Value, 0, 0))
            .OrderBy(s => _by.ToList().IndexOf(s.Field)).ThenByDescending(s => s.Lost).ThenBy(s => s.Value, StringComparer.Ordinal).ToList(),
    };

    private static decimal Number(Contact contact, int column)
    {
        if (column < 0) return 0;
        string text = new([.. contact.GetText(column).Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-')]);
        // A comma before the last one or two digits is a decimal point, other commas part thousands.
        int comma = text.LastIndexOf(',');
        text = comma >= 0 && text.Length - comma <= 3 && text.LastIndexOf('.') < comma ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : 0;
    }

    private sealed class Threshold(string name, StaleOptions options)
    {
        public string Name => name;
        public StaleJudge Judge { get; } = new(options);
        public long Stale { get; private set; }
        public long Lost { get; private set; }
        public decimal Value { get; private set; }
        public Dictionary<(string Field, string Value), (long Lost, decimal Value)> Segments { get; } = [];

        public void Add(IReadOnlyList<StaleFinding> findings, (string, string)[] keys, decimal value)
        {
            if (findings.Count == 0) return;
            Stale++;
            // What is asked once more first goes in the end if nobody answers.
            if (!findings.Any(f => f.Action != StaleAction.Review)) return;
            Lost++;
            Value += value;
            foreach ((string, string) key in keys)
            {
                ref (long Lost, decimal Value) segment = ref CollectionsMarshal.GetValueRefOrAddDefault(Segments, key, out _);
                segment = (segment.Lost + 1, segment.Value + value);
            }
        }
    }
}
