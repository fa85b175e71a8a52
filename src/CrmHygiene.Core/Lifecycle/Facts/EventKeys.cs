using System.Runtime.InteropServices;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Lifecycle.Suppression;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>
/// Tells events apart: by the service's own id, else by mail, recipient, kind and second. The same event read twice, from
/// whatever file, has one key.
/// </summary>
internal static class EventKeys
{
    /// <summary>The number of an address: 64 bits of its lower-case form, with an international domain as A-labels (RFC 5890).</summary>
    public static long Address(string email)
    {
        string plain = email.Trim().ToLowerInvariant();
        return (long)Hash((plain.EndsWith('.') || !System.Text.Ascii.IsValid(plain)) && SuppressionAddress.TryNormalize(plain, out string normal) ? normal : plain, 0);
    }

    /// <summary>The number of a mail by its id; 0 of none.</summary>
    public static ulong Message(string id) => id.Length == 0 ? 0 : Math.Max(1, Hash(id.AsSpan().Trim("<> ").ToString(), 1));

    /// <summary>The key of an event of an address.</summary>
    public static ulong Of(ContactEvent e, long address, ulong message, uint seconds)
    {
        // Services send one id for all recipients of a mail, so address and kind belong to it.
        ulong own = e.EventId.Length > 0 ? Hash(e.Provider + "\n" + e.EventId, 2) : Mix(message, seconds);
        // Without mail, time or id, equal rows are one event.
        ulong key = Mix(Mix(own, (ulong)address), (ulong)e.Kind + (e.EventId.Length > 0 || message != 0 ? 0UL : Hash(e.Campaign, 3) | 256));
        // One event of a service may change several topics.
        return e.Topic.Length + e.List.Length == 0 && e.Channel == SuppressionChannel.Mail ? key : Mix(key, Hash($"{e.Channel}\n{e.Topic}\n{e.List}", 4));
    }

    private static ulong Mix(ulong left, ulong right) => Hash64.Combine(left, right);

    private static ulong Hash(string text, ulong seed) => Hash64.Of(MemoryMarshal.AsBytes(text.AsSpan()), 0x9E3779B97F4A7C15 + seed);
}
