using System.Text;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Duplicates.Entities;

/// <summary>The numbers that stand in a store for what a contact is recognised by; another store has others.</summary>
internal sealed class StoredPrints
{
    private readonly ulong _salt;

    private StoredPrints(ulong salt) => _salt = salt;

    public static StoredPrints Of(StoreSession session) =>
        new(Hash64.Of(Encoding.UTF8.GetBytes(session.Scalar<string>("SELECT value FROM store_info WHERE name = 'id'")!)));

    public long Print(string print) => unchecked((long)Hash64.Of(Encoding.UTF8.GetBytes(print), _salt));

    /// <summary>The number of an e-mail address, as written or folded; null where there is none.</summary>
    public long? Address(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        byte[] text = Encoding.UTF8.GetBytes(address);
        byte[] folded = new byte[text.Length * 4 + 16];
        int length = ValueFolder.Apply(text, EvidenceKind.Email, default, folded);
        return length == 0 ? null : unchecked((long)Hash64.Of(folded.AsSpan(0, length), ~_salt));
    }
}
