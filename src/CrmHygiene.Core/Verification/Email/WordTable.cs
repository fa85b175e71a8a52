namespace CrmHygiene.Core.Verification.Email;

/// <summary>An immutable set of lower-case words that spans can be looked up in without making strings of them.</summary>
internal sealed class WordTable
{
    private readonly string[] _words;
    private readonly int[] _buckets;
    private readonly int[] _next;

    public WordTable(IEnumerable<string> words)
    {
        _words = [.. words.Distinct(StringComparer.Ordinal)];
        _buckets = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, _words.Length * 2))];
        _next = new int[_words.Length];
        for (int i = 0; i < _words.Length; i++)
        {
            ref int bucket = ref _buckets[BucketOf(_words[i])];
            _next[i] = bucket;
            bucket = i + 1;
        }
    }

    public int Count => _words.Length;

    public IReadOnlyList<string> Words => _words;

    /// <summary>The position of a word in <see cref="Words"/>, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> word)
    {
        for (int i = _buckets[BucketOf(word)]; i != 0; i = _next[i - 1])
            if (word.SequenceEqual(_words[i - 1])) return i - 1;
        return -1;
    }

    public bool Contains(ReadOnlySpan<char> word) => IndexOf(word) >= 0;

    /// <summary>Whether a domain or one of its parents is in the table.</summary>
    public bool ContainsDomain(ReadOnlySpan<char> domain)
    {
        while (true)
        {
            if (Contains(domain)) return true;
            int dot = domain.IndexOf('.');
            if (dot < 0) return false;
            domain = domain[(dot + 1)..];
        }
    }

    private int BucketOf(ReadOnlySpan<char> word) => string.GetHashCode(word) & (_buckets.Length - 1);
}
