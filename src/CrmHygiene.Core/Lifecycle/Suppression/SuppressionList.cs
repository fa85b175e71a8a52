using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>
/// Who must not be contacted: the entries of the list as they were when loaded, and the opt-outs, complaints and hard
/// bounces among the events of the store, which stays open as long as the list is used. For any number of threads.
/// </summary>
public sealed class SuppressionList
{
    private readonly Dictionary<string, CrmHygiene.Suppression[]> _entries;
    private readonly SuppressionKey? _key;
    private readonly RestrictingEvents? _events;
    private readonly bool _hasHashes, _hasDomains;

    private SuppressionList(Dictionary<string, CrmHygiene.Suppression[]> entries, SuppressionKey? key, RestrictingEvents? events)
    {
        _entries = entries;
        _key = key;
        _events = events;
        _hasHashes = entries.Keys.Any(k => k.StartsWith("hash:", StringComparison.Ordinal));
        _hasDomains = entries.Keys.Any(k => k.StartsWith('@'));
    }

    /// <summary>Nobody.</summary>
    public static SuppressionList Empty { get; } = new(new Dictionary<string, CrmHygiene.Suppression[]>(StringComparer.Ordinal), null, null);

    /// <summary>Whether nobody is on it.</summary>
    public bool IsEmpty => _entries.Count == 0 && _events is null;

    /// <summary>Loads the list.</summary>
    /// <param name="store">The store.</param>
    /// <param name="keyPath">The file of the key of hashed addresses.</param>
    /// <exception cref="SuppressionKeyException">There are hashed addresses and their key is missing or wrong.</exception>
    public static SuppressionList Load(CrmStore store, string keyPath)
    {
        ArgumentNullException.ThrowIfNull(store);
        Dictionary<string, CrmHygiene.Suppression[]> entries = SuppressionBook.All(store).GroupBy(e => e.Address, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        bool hashed = entries.Keys.Any(k => k.StartsWith("hash:", StringComparison.Ordinal));
        return new SuppressionList(entries, hashed ? SuppressionKey.Read(store, keyPath) : null, RestrictingEvents.Load(store));
    }

    /// <summary>The gravest entry for an address: of the address itself, else of its domain, else by what happened to it.</summary>
    /// <param name="address">As found.</param>
    /// <param name="channel">The way of contact.</param>
    /// <param name="topic">The topic or brand; null asks for any. Entries for all topics always count.</param>
    /// <returns>The entry; null where there is none, or the text is no address.</returns>
    public CrmHygiene.Suppression? Find(string? address, SuppressionChannel channel = SuppressionChannel.Mail, string? topic = null)
    {
        if (IsEmpty || !SuppressionAddress.TryNormalize(address, out string key)) return null;
        return Entry(key, channel, topic) ?? _events?.Find(key, channel, topic);
    }

    private CrmHygiene.Suppression? Entry(string key, SuppressionChannel channel, string? topic) =>
        Best(key, channel, topic)
        ?? (_hasDomains ? BestDomain(key, channel, topic, hashed: false) : null)
        ?? (_hasHashes ? Best(_key!.Hash(key), channel, topic) ?? BestDomain(key, channel, topic, hashed: true) : null);

    /// <summary>Whether the data of an address was erased.</summary>
    /// <param name="address">As found.</param>
    public bool IsErased(string? address) =>
        _hasHashes && SuppressionAddress.TryNormalize(address, out string key) && _entries.TryGetValue(_key!.Hash(key), out CrmHygiene.Suppression[]? found) && found.Any(e => e.Reason == SuppressionReason.Erased);

    /// <summary>Whether the data of a contact was erased, by any of its addresses.</summary>
    /// <param name="contact">A contact.</param>
    public bool IsErased(Contact contact) => _hasHashes && Addresses(contact).Any(a => IsErased(a));

    /// <summary>The finding for a contact, by its primary address, else by one of its others; null where none is suppressed.</summary>
    /// <param name="contact">A contact.</param>
    /// <param name="channel">The way of contact.</param>
    /// <param name="topic">The topic or brand; null asks for any.</param>
    public SuppressionFinding? Find(Contact contact, SuppressionChannel channel = SuppressionChannel.Mail, string? topic = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (IsEmpty) return null;
        foreach (string address in Addresses(contact))
            if (Find(address, channel, topic) is { } entry) return new SuppressionFinding(contact, address, entry);
        return null;
    }

    /// <summary>Whether a contact must not be contacted: its primary address is suppressed, or all it has.</summary>
    /// <param name="contact">A contact.</param>
    /// <param name="channel">The way of contact.</param>
    /// <param name="topic">The topic or brand; null asks for any.</param>
    public bool IsSuppressed(Contact contact, SuppressionChannel channel = SuppressionChannel.Mail, string? topic = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (IsEmpty) return false;
        string email = contact.GetText(ContactField.Email);
        if (email.Length > 0) return Find(email, channel, topic) is not null;
        List<string> others = [.. Addresses(contact)];
        return others.Count > 0 && others.All(a => Find(a, channel, topic) is not null);
    }

    /// <summary>All addresses of a contact, the primary one first.</summary>
    /// <param name="contact">A contact.</param>
    public static IEnumerable<string> Addresses(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ContactLayout layout = contact.GetLayout();
        int primary = layout.IndexOf(ContactField.Email);
        if (primary >= 0 && !contact.IsBlank(primary)) yield return contact.GetText(primary);
        for (int i = 0; i < layout.Columns.Count; i++)
        {
            if (i == primary || layout.Columns[i].Field is not (ContactField.Email or ContactField.AlternateEmail) || contact.IsBlank(i)) continue;
            foreach (string address in contact.GetText(i).Split([';', ',', '|', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return address;
        }
    }

    private CrmHygiene.Suppression? BestDomain(string key, SuppressionChannel channel, string? topic, bool hashed)
    {
        // A suppressed domain means its subdomains too.
        string domain = SuppressionAddress.DomainOf(key)[1..];
        while (domain.Contains('.', StringComparison.Ordinal))
        {
            if (Best(hashed ? _key!.Hash("@" + domain) : "@" + domain, channel, topic) is { } entry) return entry;
            domain = domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }
        return null;
    }

    private CrmHygiene.Suppression? Best(string key, SuppressionChannel channel, string? topic) => !_entries.TryGetValue(key, out CrmHygiene.Suppression[]? entries) ? null : entries
        .Where(e => (e.Channel == channel || e.Reason == SuppressionReason.Erased) && (topic is null || e.Topic.Length == 0 || e.Topic.Equals(topic, StringComparison.OrdinalIgnoreCase)))
        .MaxBy(e => e.Reason);
}
