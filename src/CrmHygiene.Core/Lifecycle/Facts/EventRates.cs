using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>Bounce and complaint rates of all mail the store knows of.</summary>
public static class EventRates
{
    /// <summary>The rates by service, campaign, sender and receiving domain, worst first.</summary>
    /// <param name="store">The store.</param>
    public static IReadOnlyList<EventRate> Read(CrmStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var sums = new Dictionary<(string Scope, string Name), long[]>();
        foreach ((string text, long[] counts) in store.Read(s => s.Query(
            "SELECT n.text, r.sent, r.delivered, r.hard, r.soft, r.complaints FROM event_rate r JOIN event_name n ON n.id = r.name WHERE r.sent + r.delivered + r.hard + r.soft + r.complaints > 0",
            r => (r.GetString(0), new[] { r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5) }))))
        {
            string[] parts = text.Split('\n');
            if (parts[0] == "h") Sum(sums, "Domain", parts[1], counts);
            else
            {
                Sum(sums, "Service", parts[1], counts);
                Sum(sums, "Campaign", parts[2], counts);
                Sum(sums, "Sender", parts[3], counts);
            }
        }
        return Ordered(sums.Select(s => Rate(s.Key.Scope, s.Key.Name, s.Value)));
    }

    internal static IReadOnlyList<EventRate> Ordered(IEnumerable<EventRate> rates) =>
        rates.OrderByDescending(r => r.Level).ThenByDescending(r => r.HardPercent + 10 * r.ComplaintPercent).ThenBy(r => r.Scope, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();

    /// <summary>Where a kind of event counts: sent, delivered, hard, soft, complaints; -1 where it does not.</summary>
    internal static int SlotOf(ContactEventKind kind) => kind switch { ContactEventKind.Sent => 0, ContactEventKind.Delivered => 1, ContactEventKind.HardBounce => 2, ContactEventKind.SoftBounce => 3, ContactEventKind.Complaint => 4, _ => -1 };

    private static void Sum(Dictionary<(string, string), long[]> sums, string scope, string name, long[] counts)
    {
        if (name.Length == 0) return;
        if (!sums.TryGetValue((scope, name), out long[]? sum)) sums[(scope, name)] = sum = new long[5];
        for (int i = 0; i < sum.Length; i++) sum[i] += counts[i];
    }

    internal static EventRate Rate(string scope, string name, long[] c) => new()
    {
        Scope = scope,
        Name = name,
        // Where deliveries are not told, what was sent is the base.
        Mails = Math.Max(c[0], c[1] + c[2] + c[3]),
        HardBounces = c[2],
        SoftBounces = c[3],
        Complaints = c[4],
    };
}
