using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>What blocklists last said about our senders, in the store: so that changes are named, and no list for sending is written while one is listed.</summary>
public sealed class BlocklistBook(CrmStore store)
{
    /// <summary>Compares a result with the last one, and remembers it. A list that did not answer changes nothing.</summary>
    /// <param name="result">A result.</param>
    /// <returns>The result with its change.</returns>
    /// <exception cref="StoreException">The store failed.</exception>
    public BlocklistResult Update(BlocklistResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Answered) return result;
        return store.Write(s =>
        {
            long? before = s.Scalar<long?>("SELECT listed FROM blocklist_sender WHERE sender = $sender AND zone = $zone", ("$sender", result.Sender), ("$zone", result.Zone));
            s.Execute("""
                INSERT INTO blocklist_sender (sender, zone, zone_name, listed, since, checked) VALUES ($sender, $zone, $name, $listed, $checked, $checked)
                ON CONFLICT (sender, zone) DO UPDATE SET zone_name = excluded.zone_name, since = CASE listed WHEN excluded.listed THEN since ELSE excluded.since END,
                    listed = excluded.listed, checked = excluded.checked
                """,
                ("$sender", result.Sender), ("$zone", result.Zone), ("$name", result.ZoneName), ("$listed", result.Listed ? 1 : 0), ("$checked", StoreTime.Write(result.CheckedAt)));
            return result with { Change = ChangeOf(before == 1, result.Listed) };
        });
    }

    /// <summary>Our senders that were listed when last asked about, in order of sender and zone.</summary>
    /// <exception cref="StoreException">The store failed.</exception>
    public IReadOnlyList<BlocklistListing> Listings() => store.Read(s => s.Query("SELECT sender, zone, zone_name, since, checked FROM blocklist_sender WHERE listed = 1 ORDER BY sender, zone",
        r => new BlocklistListing(r.GetString(0), r.GetString(1), r.GetString(2), StoreTime.Read(r.GetString(3)), StoreTime.Read(r.GetString(4)))));

    internal static BlocklistChange ChangeOf(bool before, bool now) => (before, now) switch
    {
        (false, true) => BlocklistChange.NewlyListed,
        (true, false) => BlocklistChange.Delisted,
        _ => BlocklistChange.None,
    };
}
