namespace CrmHygiene.Core.Quality;

/// <summary>The addresses seen so far, as 64-bit hashes: 16 bytes each, and no address is kept. Among a million, two share a hash with a chance of 1 in 37 million.</summary>
internal sealed class EmailSet
{
    private readonly HashSet<ulong> _hashes = [];

    /// <summary>Adds the hash of an address; false where it was there.</summary>
    public bool Add(ulong hash) => _hashes.Add(hash);

    /// <summary>The hash of an address, case ignored; never 0.</summary>
    public static ulong HashOf(ReadOnlySpan<char> email)
    {
        // FNV-1a over UTF-16, then a finaliser that spreads it over all bits (Stafford's mix 13).
        ulong hash = 14695981039346656037;
        foreach (char c in email)
        {
            hash ^= c < 128 ? (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) : char.ToLowerInvariant(c);
            hash *= 1099511628211;
        }
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        hash ^= hash >> 31;
        return hash == 0 ? 1 : hash;
    }
}
