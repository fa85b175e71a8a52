namespace CrmHygiene.Benchmarks.Generator;

/// <summary>SplitMix64 (Steele 2014): one multiplication-mixed counter, the same on every runtime, and as cheap to start as to run.</summary>
public struct SeededRandom
{
    private ulong _state;

    /// <summary>A stream of its own for each pair of numbers.</summary>
    public SeededRandom(long seed, long stream) => _state = Mix((ulong)seed * 0x9E3779B97F4A7C15UL) ^ Mix((ulong)stream + 0xD1B54A32D192ED03UL);

    /// <summary>A whole number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>A number from 0 up to 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One of the values, each as likely.</summary>
    public T Pick<T>(T[] values) => values[Below(values.Length)];

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
