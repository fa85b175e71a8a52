using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Changes;

/// <summary>
/// Whether a run may drop what it wants to: by share and number of this run, and by the share of a list over seven days,
/// so that a wrong daily job cannot empty it in small steps. Lifted only by naming a higher limit.
/// </summary>
public sealed class BlastRadius
{
    private const int Days = 7;

    private readonly RemovalLimit _limit;
    private readonly double _maxWeekPercent;

    /// <summary>Creates the limits.</summary>
    /// <param name="limits">The policy's.</param>
    /// <param name="percent">Percent of the source given by hand, or null; raises the week's too.</param>
    /// <param name="count">Number given by hand, or null.</param>
    /// <param name="weekPercent">Percent over seven days given by hand, or null.</param>
    public BlastRadius(PolicyLimits limits, double? percent, long? count, double? weekPercent)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _limit = new RemovalLimit(percent ?? limits.MaxRemovePercent, count ?? limits.MaxRemoveCount);
        _maxWeekPercent = weekPercent ?? Math.Max(limits.MaxRemoveWeekPercent, percent ?? 0);
    }

    /// <summary>Checks what a run wants to drop.</summary>
    /// <param name="dropped">The contacts to drop or suppress.</param>
    /// <param name="total">Contacts of the source.</param>
    /// <param name="store">The store that knows of earlier runs; null checks this run alone.</param>
    /// <param name="sources">The files the contacts came from. Contacts of lists that were read before, and those made of objects, are known by their list's name.</param>
    public RemovalCheck Check(IReadOnlyCollection<Contact> dropped, long total, CrmStore? store, IEnumerable<(ContactLayout Layout, string Path)> sources)
    {
        ArgumentNullException.ThrowIfNull(dropped);
        ArgumentNullException.ThrowIfNull(sources);
        RemovalCheck run = _limit.Check(dropped.Count, total);
        if (!run.Allowed || store is null || dropped.Count == 0) return run;
        (HashSet<string> keys, long largest) = Lately(store, ListsOf(dropped, sources));
        if (keys.Count == 0) return run;
        foreach (Contact contact in dropped) keys.Add(KeyOf(RowEntry.KeyOf(contact), contact.GetLine()));
        long all = Math.Max(total, largest);
        if ((decimal)keys.Count * 100 <= (decimal)_maxWeekPercent * all) return run;
        double percent = all == 0 ? 100 : 100.0 * keys.Count / all;
        return new RemovalCheck(false, dropped.Count, total, percent, string.Create(CultureInfo.InvariantCulture,
            $"{keys.Count:N0} of {Counted.Of(all, "contact")} of this list would be removed within {Days} days: {percent:0.#} % is more than the {_maxWeekPercent:0.##} % allowed (-MaxRemoveWeekPercent raises it)."));
    }

    /// <summary>The contacts dropped of the same lists in the last seven days, each counted once, and the largest size of the lists.</summary>
    private static (HashSet<string> Keys, long Largest) Lately(CrmStore store, IReadOnlyCollection<ListName> lists)
    {
        string since = StoreTime.Write(store.Time.GetUtcNow().AddDays(-Days));
        return store.Read(s =>
        {
            List<(long Id, long Total)> runs = s.Query("SELECT id, source_contacts FROM run_run WHERE started >= $since AND state <> 'Undone' AND base IS NULL", r => (r.GetInt64(0), r.GetInt64(1)), ("$since", since));
            HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
            long largest = 0;
            foreach ((long id, long total) in runs)
            {
                if (!s.Query("SELECT path, name FROM run_source WHERE run = $id", r => ListName.Of(r.GetString(0), r.GetString(1)), ("$id", id)).Any(l => lists.Any(l.IsSame))) continue;
                largest = Math.Max(largest, total);
                foreach ((long line, byte[] data) in s.Query("SELECT line, data FROM run_entry WHERE run = $id AND kind IN (2, 3)", r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1)), ("$id", id)))
                    keys.Add(KeyOf(RowEntry.Unpack(data).Key, line));
                AddOptedOut(s, id, keys);
            }
            return (keys, largest);
        });
    }

    /// <summary>Who was opted out of mail is lost to it like who was removed.</summary>
    private static void AddOptedOut(StoreSession session, long run, HashSet<string> keys)
    {
        // Runs that opted nobody out, most repairs among them, do not have the rule's name.
        Dictionary<int, string> names = session.Query("SELECT number, name FROM run_name WHERE run = $id AND instr(name, $rule) > 0", r => (r.GetInt32(0), r.GetString(1)), ("$id", run), ("$rule", nameof(StaleAction.Unsubscribe))).ToDictionary(n => n.Item1, n => n.Item2);
        if (names.Count == 0) return;
        foreach ((long line, byte[] data) in session.Query("SELECT line, data FROM run_entry WHERE run = $id AND kind = 1", r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1)), ("$id", run)))
        {
            ChangeEntry change = ChangeEntry.Unpack(data, names);
            if (change.Edits.Any(e => e.Rule.Length > 0)) keys.Add(KeyOf(change.Key, line));
        }
    }

    private static string KeyOf(string key, long line) => key.Length > 0 ? key : string.Create(CultureInfo.InvariantCulture, $"line {line}");

    private static HashSet<ListName> ListsOf(IEnumerable<Contact> dropped, IEnumerable<(ContactLayout Layout, string Path)> sources)
    {
        HashSet<ListName> lists = [];
        HashSet<object> known = new(ReferenceEqualityComparer.Instance);
        foreach ((ContactLayout layout, string path) in sources)
        {
            known.Add(layout.SourceIdentity);
            lists.Add(ListName.Of(path, layout.SourceName));
        }
        foreach (Contact contact in dropped)
            if (known.Add(contact.GetLayout().SourceIdentity)) lists.Add(ListName.Of(string.Empty, contact.GetLayout().SourceName));
        return lists;
    }

    /// <summary>What is the same list from one export to the next: dates and numbers in the file's name are not. Where a folder is not known, the name has to do.</summary>
    private readonly record struct ListName(string Folder, string Name)
    {
        public static ListName Of(string path, string name) => new(path.Length == 0 ? string.Empty : Path.GetDirectoryName(path) ?? string.Empty, new string([.. (path.Length == 0 ? name : Path.GetFileName(path)).Where(c => !char.IsDigit(c))]));

        public bool IsSame(ListName other) => Name == other.Name && (Folder == other.Folder || Folder.Length == 0 || other.Folder.Length == 0);
    }
}
