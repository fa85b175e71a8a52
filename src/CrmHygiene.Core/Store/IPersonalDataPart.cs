namespace CrmHygiene.Core.Store;

/// <summary>A part of the store that holds data by e-mail address, so that requests for access and erasure reach it.</summary>
public interface IPersonalDataPart : IStorePart
{
    /// <summary>What the part holds of an address, one text an entry.</summary>
    /// <param name="session">The store.</param>
    /// <param name="address">In lower case.</param>
    IReadOnlyList<string> FindPersonalData(StoreSession session, string address);

    /// <summary>Erases it.</summary>
    /// <param name="session">The store, in a transaction.</param>
    /// <param name="address">In lower case.</param>
    /// <returns>The number of entries erased.</returns>
    long ErasePersonalData(StoreSession session, string address);
}
