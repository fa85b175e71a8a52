using CrmHygiene.Core.Standards.Countries;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>The country a column names. A list names few countries, so each thread remembers the latest ones by their bytes, and by their text where that was changed.</summary>
internal static class CountryOf
{
    private const int CacheSize = 64;

    [ThreadStatic]
    private static Entry[]? t_cache;

    [ThreadStatic]
    private static TextEntry[]? t_texts;

    /// <summary>The country, or null where the column names none.</summary>
    public static Country? Contact(Contact contact, int column)
    {
        if (!RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) || raw.Length > 64) return Text(contact.GetText(column));
        Entry[] cache = t_cache ??= new Entry[CacheSize];
        uint hash = (uint)raw.Length * 31;
        if (!raw.IsEmpty) hash = (((hash + raw[0]) * 31) + raw[^1]) * 31 + raw[raw.Length / 2];
        ref Entry entry = ref cache[hash % CacheSize];
        if (entry.Raw is null || !raw.SequenceEqual(entry.Raw)) entry = new Entry(raw.ToArray(), CountryCatalog.Find(contact.GetText(column)));
        return entry.Country;
    }

    private static Country? Text(string text)
    {
        if (text.Length is 0 or > 64) return CountryCatalog.Find(text);
        TextEntry[] cache = t_texts ??= new TextEntry[CacheSize];
        ref TextEntry entry = ref cache[((((((uint)text.Length * 31) + text[0]) * 31) + text[^1]) * 31 + text[text.Length / 2]) % CacheSize];
        if (!string.Equals(entry.Text, text, StringComparison.Ordinal)) entry = new TextEntry(text, CountryCatalog.Find(text));
        return entry.Country;
    }

    private readonly record struct Entry(byte[]? Raw, Country? Country);

    private readonly record struct TextEntry(string? Text, Country? Country);
}
