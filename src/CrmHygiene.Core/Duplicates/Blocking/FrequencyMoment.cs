namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>
/// The sum of the squared frequencies of keys: exact for few of them, else by a sketch of fixed size (Alon, Matias and
/// Szegedy 1996), right to about half a percent.
/// </summary>
internal sealed class FrequencyMoment
{
    private const int ExactUpTo = 50_000;
    private const int Buckets = 1 << 16;

    private readonly Dictionary<ulong, int>? _exact;
    private readonly long[] _sums = [];

    /// <param name="keys">The most keys there can be.</param>
    public FrequencyMoment(int keys)
    {
        if (keys <= ExactUpTo) _exact = [];
        else _sums = new long[Buckets];
    }

    public double Squares => _exact?.Values.Sum(n => (double)n * n) ?? _sums.Sum(n => (double)n * n);

    /// <summary>Counts a key.</summary>
    /// <param name="hash">A well mixed hash of it.</param>
    /// <param name="count">How often it occurs.</param>
    public void Add(ulong hash, int count)
    {
        if (_exact is not null) System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_exact, hash, out _) += count;
        else _sums[hash & (Buckets - 1)] += (long)hash < 0 ? -count : count;
    }
}
