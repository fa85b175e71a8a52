namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>
/// One way to bring rows together: they share all of one to three features. Given and family name in one form are taken
/// without their order, so that names in each other's column meet too.
/// </summary>
internal sealed record BlockPass(BlockFeature[] Features)
{
    private readonly bool _unordered = Features.Length > 1 && Features[0].PartOfName is { } form && form == Features[1].PartOfName;

    public string Name => string.Join(" + ", Features.Select(f => f.Name));

    /// <summary>The key of a row; 0 where it has none. Different keys may meet by chance, once in four thousand million.</summary>
    public uint KeyOf(int row)
    {
        uint key = 0;
        int from = 0;
        if (_unordered)
        {
            uint first = Features[0][row], second = Features[1][row];
            if (first == 0 || second == 0) return 0;
            key = Combine(Math.Min(first, second), Math.Max(first, second));
            from = 2;
        }
        for (int i = from; i < Features.Length; i++)
        {
            uint part = Features[i][row];
            if (part == 0) return 0;
            key = Combine(key, part);
        }
        return key == 0 ? 1 : key;
    }

    public static uint Combine(uint a, uint b)
    {
        ulong mixed = (System.Numerics.BitOperations.RotateLeft(a, 11) ^ b) * 0x9FB21C651E98DF25;
        mixed ^= mixed >> 29;
        return (uint)((mixed * 0xD6E8FEB86659FD93) >> 32);
    }
}
