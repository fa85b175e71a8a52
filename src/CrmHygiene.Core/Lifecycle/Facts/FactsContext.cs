using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>What holds for all addresses: incidents, and whose mail is tracked.</summary>
internal sealed class FactsContext
{
    /// <summary>Recipients of one group of servers that must fail on one day for an incident.</summary>
    public const int IncidentRecipients = 10;

    /// <summary>Their least share of the mail of that group and day.</summary>
    public const double IncidentShare = 0.5;

    private readonly HashSet<(int Host, int Day)> _incidents;
    private readonly HashSet<int>? _tracked;
    private readonly Dictionary<int, string> _topics;

    private FactsContext(HashSet<(int, int)> incidents, HashSet<int>? tracked, Dictionary<int, string> topics) => (_incidents, _tracked, _topics) = (incidents, tracked, topics);

    /// <summary>No incidents; all mail is tracked.</summary>
    public static FactsContext None { get; } = new([], null, []);

    /// <summary>What a store knows.</summary>
    public static FactsContext Of(CrmStore store) => store.Read(s => new FactsContext(
        s.Query("SELECT f.host, f.day FROM (SELECT host, day, count(*) AS n FROM event_failure GROUP BY host, day HAVING n >= $least) f LEFT JOIN event_delivery d ON d.host = f.host AND d.day = f.day WHERE f.n >= $share * (f.n + coalesce(d.count, 0))",
            r => (r.GetInt32(0), r.GetInt32(1)), ("$least", (long)IncidentRecipients), ("$share", IncidentShare)).ToHashSet(),
        Tracked(s),
        s.Query("SELECT id, substr(text, 3) FROM event_name WHERE text LIKE 't\n%' OR text LIKE 'l\n%'", r => (r.GetInt32(0), r.GetString(1))).ToDictionary(t => t.Item1, t => t.Item2)));

    /// <summary>Incidents for people: host, day, recipients.</summary>
    public static IReadOnlyList<DeliveryIncident> Incidents(CrmStore store) => store.Read(s => s.Query(
        "SELECT substr(e.text, 3), f.day, f.n, coalesce(d.count, 0) FROM (SELECT host, day, count(*) AS n FROM event_failure GROUP BY host, day HAVING n >= $least) f JOIN event_name e ON e.id = f.host LEFT JOIN event_delivery d ON d.host = f.host AND d.day = f.day WHERE f.n >= $share * (f.n + coalesce(d.count, 0)) ORDER BY f.day, 1",
        r => new DeliveryIncident(r.GetString(0), DateOnly.FromDayNumber(DayZero.DayNumber + r.GetInt32(1)), r.GetInt32(2), r.GetInt32(3)), ("$least", (long)IncidentRecipients), ("$share", IncidentShare)));

    /// <summary>The day an event fell on, as a number.</summary>
    public static int DayOf(in PackedEvent e) => (int)(e.Seconds / 86_400);

    /// <summary>Whether a failure is the sender's side's, or a whole domain's: what many recipients share.</summary>
    public static bool IsSenderSide(in PackedEvent e) => e.IsRefused || e.Reason is BounceReason.Blocked or BounceReason.BadReputation or BounceReason.AuthFailure or BounceReason.RequirePtr or BounceReason.SecurityError or BounceReason.SpamDetected or BounceReason.VirusDetected
        or BounceReason.PolicyViolation or BounceReason.RateLimited or BounceReason.NetworkError or BounceReason.SystemError or BounceReason.SystemFull or BounceReason.Expired or BounceReason.Greylisted or BounceReason.TlsFailure or BounceReason.Rejected or BounceReason.ContentError or BounceReason.NoRelaying or BounceReason.SyntaxError;

    /// <summary>Whether an event belongs to an incident.</summary>
    public bool IsIncident(in PackedEvent e) => _incidents.Count > 0 && IsSenderSide(e) && _incidents.Contains((e.Host, DayOf(e)));

    /// <summary>Whether mail of an origin is tracked: its service has told of at least one open or click.</summary>
    public bool IsTracked(int origin) => _tracked?.Contains(origin) ?? true;

    /// <summary>The name of a topic or list by its number; empty of 0.</summary>
    public string TopicOf(int id) => id == 0 ? string.Empty : _topics.GetValueOrDefault(id, "?");

    private static DateOnly DayZero => new(1990, 1, 1);

    private static HashSet<int> Tracked(StoreSession session)
    {
        List<(int Id, string Service, bool Tracked)> origins = session.Query("SELECT id, text, tracked FROM event_name WHERE text LIKE 'o%'", r => (r.GetInt32(0), r.GetString(1).Split('\n')[1], r.GetInt64(2) != 0));
        HashSet<string> services = origins.Where(o => o.Tracked).Select(o => o.Service).ToHashSet(StringComparer.Ordinal);
        return origins.Where(o => services.Contains(o.Service)).Select(o => o.Id).ToHashSet();
    }
}
