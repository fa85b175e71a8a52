using System.Buffers;
using CrmHygiene.Core.Lifecycle.Suppression;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>The address an event is about, as files write it: alone, with a name, or as a mailto: link.</summary>
internal static class EventAddress
{
    private static readonly SearchValues<char> Unusual = SearchValues.Create(" \t<>,;:\"|");

    /// <summary>Reads an address.</summary>
    /// <param name="text">As found.</param>
    /// <param name="address">The address alone; as written where nothing stands around it.</param>
    /// <returns>Whether it is one address: several in one cell belong to nobody in particular.</returns>
    public static bool TryRead(string text, out string address)
    {
        address = text.Trim();
        if (address.AsSpan().IndexOfAny(Unusual) < 0) return address.IndexOf('@', StringComparison.Ordinal) is > 0 and int at && at == address.LastIndexOf('@') && at < address.Length - 1;
        return SuppressionAddress.TryNormalize(address, out address) && address[0] != '@';
    }
}
