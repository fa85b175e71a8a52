using System.Security.Cryptography;
using System.Text;
using CrmHygiene.Core.Duplicates.Entities;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Duplicates.Decisions;

/// <summary>Answers in the store, where every later run finds them. Not thread-safe.</summary>
public sealed class DecisionStore : DecisionLog
{
    private const int HashBytes = 12;

    private readonly CrmStore _store;
    private readonly byte[] _key;

    /// <summary>Opens the answers of a store.</summary>
    /// <param name="store">The store.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public DecisionStore(CrmStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _key = Encoding.UTF8.GetBytes(store.Id);
        foreach (string line in store.Read(s => s.Query("SELECT line FROM duplicate_decision ORDER BY line", r => r.GetString(0))))
            if (DecisionEntry.Parse(line) is { } entry) Load(entry);
    }

    /// <summary>Writes the answers; what another process has answered meanwhile stays.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public override void Save() => _store.Write(s =>
    {
        foreach (DecisionEntry entry in Replaced) s.Execute("DELETE FROM duplicate_decision WHERE line = $line", ("$line", entry.ToLine()));
        StoredPrints prints = StoredPrints.Of(s);
        foreach (DecisionEntry entry in Entries)
        {
            long?[] addresses = [.. entry.Addresses.Select(prints.Address)];
            s.Execute("INSERT OR IGNORE INTO duplicate_decision (line, left_address, right_address) VALUES ($line, $left, $right)", ("$line", entry.ToLine()),
                ("$left", addresses is [var left, ..] ? left : null), ("$right", addresses is [.., var right] ? right : null));
        }
    });

    internal override string Hash(string print) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(print)).AsSpan(0, HashBytes));
}
