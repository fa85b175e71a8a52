using CrmHygiene.Core.Lifecycle.Bounces.Text;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>Numbers for services, campaigns, domains and hosts, the same in all runs on a store. For one thread.</summary>
internal sealed class EventNames
{
    private const int MostKnown = 100_000;

    private readonly CrmStore _store;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    public EventNames(CrmStore store) => _store = store;

    /// <summary>The number of a name; a new name gets the next one.</summary>
    public int Of(string name)
    {
        if (_ids.TryGetValue(name, out int id)) return id;
        if (_ids.Count >= MostKnown) _ids.Clear();
        id = (int)_store.Write(s =>
        {
            s.Execute("INSERT INTO event_name (text) VALUES ($text) ON CONFLICT DO NOTHING", ("$text", name));
            return s.Scalar<long>("SELECT id FROM event_name WHERE text = $text", ("$text", name));
        });
        _ids[name] = id;
        return id;
    }

    /// <summary>The name of where an event comes from.</summary>
    public static string Origin(ContactEvent e) => $"o\n{e.Provider}\n{PlainText.Short(e.Campaign, 120)}\n{Addresses.DomainOf(e.Sender)}";

    /// <summary>The name of what an opt-out or opt-in is about; empty where it is about everything.</summary>
    public static string Topic(ContactEvent e) => e.Topic.Length > 0 ? "t\n" + Plain(e.Topic) : e.List.Length > 0 ? "l\n" + Plain(e.List) : string.Empty;

    private static string Plain(string topic) => PlainText.Short(topic.Trim().ToLowerInvariant(), 120);

    /// <summary>The name of the group of servers behind an address: their domain, or else its own.</summary>
    public static string Host(ContactEvent e)
    {
        if (e.RemoteMta.Length == 0) return "h\n" + Addresses.DomainOf(e.Email);
        string host = e.RemoteMta.ToLowerInvariant().TrimEnd('.');
        string[] labels = host.Split('.');
        // An IP address, or a bare name, is no group.
        if (labels.Length < 2 || labels[^1].Length < 2 || char.IsAsciiDigit(labels[^1][0])) return "h\n" + Addresses.DomainOf(e.Email);
        int take = labels.Length > 2 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2;
        return "h\n" + string.Join('.', labels[^Math.Min(take, labels.Length)..]);
    }
}
