namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>One way to bring rows together: they share all of one to three features.</summary>
internal sealed record BlockPass(BlockFeature[] Features)
{
    public string Name => string.Join(" + ", Features.Select(f => f.Name));

    /// <summary>The key of a row; 0 where it has none. Different keys may meet by chance, once in four thousand million.</summary>
    public uint KeyOf(int row)
    {
        uint key = 0;
        foreach (BlockFeature feature in Features)
        {
            uint part = feature[row];
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
