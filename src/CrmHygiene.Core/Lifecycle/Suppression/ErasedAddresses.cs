using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>Whose data was erased, for imports of many events: an address is hashed once. For one thread.</summary>
public sealed class ErasedAddresses
{
    private const int MostKnown = 2_000_000;

    private readonly SuppressionList _list;
    private readonly HashSet<long> _others = [];

    private ErasedAddresses(SuppressionList list) => _list = list;

    /// <summary>Loads them; null where nobody's data was erased.</summary>
    /// <param name="store">The store.</param>
    /// <param name="keyPath">The file of the key of hashed addresses.</param>
    /// <exception cref="SuppressionKeyException">Somebody's data was erased, and the key is missing or wrong: nobody may be taken for another.</exception>
    public static ErasedAddresses? Load(CrmStore store, string keyPath)
    {
        ArgumentNullException.ThrowIfNull(store);
        return SuppressionBook.All(store).Any(e => e.Reason == SuppressionReason.Erased) ? new ErasedAddresses(SuppressionList.Load(store, keyPath)) : null;
    }

    /// <summary>Whether the data of an address was erased.</summary>
    /// <param name="email">The address as found.</param>
    public bool Contains(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        long number = EventKeys.Address(email);
        if (_others.Contains(number)) return false;
        if (_list.IsErased(email)) return true;
        if (_others.Count < MostKnown) _others.Add(number);
        return false;
    }
}
