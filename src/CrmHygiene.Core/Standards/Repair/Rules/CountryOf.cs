using CrmHygiene.Core.Standards.Countries;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>The country a column names. A list names few countries, so each thread remembers the latest ones by their bytes.</summary>
internal static class CountryOf
{
    private const int CacheSize = 64;

    [ThreadStatic]
    private static Entry[]? t_cache;

    /// <summary>The country, or null where the column names none.</summary>
    public static Country? Contact(Contact contact, int column)
    {
        if (!RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) || raw.Length > 64) return CountryCatalog.Find(contact.GetText(column));
        Entry[] cache = t_cache ??= new Entry[CacheSize];
        HashCode hash = default;
        hash.AddBytes(raw);
        ref Entry entry = ref cache[hash.ToHashCode() & (CacheSize - 1)];
        if (entry.Raw is null || !raw.SequenceEqual(entry.Raw)) entry = new Entry(raw.ToArray(), CountryCatalog.Find(contact.GetText(column)));
        return entry.Country;
    }

    private readonly record struct Entry(byte[]? Raw, Country? Country);
}
