using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>One way to bring rows together: they share all of one to three features.</summary>
internal sealed record BlockPass(BlockFeature[] Features)
{
    public string Name => string.Join(" + ", Features.Select(f => f.Name));

    /// <summary>The key of a row; 0 where it has none.</summary>
    public ulong KeyOf(int row)
    {
        ulong key = 0;
        foreach (BlockFeature feature in Features)
        {
            ulong part = feature[row];
            if (part == 0) return 0;
            key = Hash64.Combine(key, part);
        }
        return key == 0 ? 1 : key;
    }
}
