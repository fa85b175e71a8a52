using CrmHygiene.Core.Duplicates.Blocking;
using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>
/// How many rows have the same full name, and the same full name in the same place. Given names, family names and places
/// go together (there are more Mehtas in Mumbai), so the product of their frequencies makes namesakes look rarer than they are.
/// </summary>
internal sealed class NameCounts
{
    private readonly ushort[] _names = [];
    private readonly ushort[] _namesAndPlaces = [];

    public NameCounts(PairComparer comparer)
    {
        if (comparer.Given < 0) return;
        Place = comparer.Fields.Select((f, i) => (f.Kind, i)).Where(x => x.Kind == EvidenceKind.Place).Select(x => x.i).DefaultIfEmpty(-1).First();
        int[] given = comparer.Fields[comparer.Given].Codes, surname = comparer.Fields[comparer.Surname].Codes;
        _names = Count(given.Length, row => given[row] == 0 || surname[row] == 0 ? 0 : Key(given[row], surname[row]));
        // each row of a name shared by n sees n - 1 others
        foreach (ushort count in _names) Pairs += Math.Max(0, count - 1) / 2.0;
        if (Place < 0) return;
        int[] place = comparer.Fields[Place].Codes;
        _namesAndPlaces = Count(given.Length, row => given[row] == 0 || surname[row] == 0 || place[row] == 0 ? 0 : BlockPass.Combine(Key(given[row], surname[row]), (uint)place[row]));
    }

    public bool IsEmpty => _names.Length == 0;

    /// <summary>Number of pairs of rows with the same full name.</summary>
    public double Pairs { get; }

    /// <summary>The field of the place; -1 where there is none.</summary>
    public int Place { get; } = -1;

    /// <summary>Rows with the name of this one, itself included.</summary>
    public int SameName(int row) => _names[row];

    /// <summary>Rows with the name and place of this one, itself included.</summary>
    public int SameNameAndPlace(int row) => _namesAndPlaces[row];

    private static uint Key(int given, int surname) => Math.Max(1, BlockPass.Combine((uint)given, (uint)surname));

    private static ushort[] Count(int rows, Func<int, uint> keyOf)
    {
        ulong[] keyed = new ulong[rows];
        int count = 0;
        for (int row = 0; row < rows; row++)
            if (keyOf(row) is var key and > 0) keyed[count++] = (ulong)key << 32 | (uint)row;
        keyed = RadixSort.Sort(keyed, new ulong[rows], count);
        ushort[] counts = new ushort[rows];
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && keyed[end] >> 32 == keyed[start] >> 32) end++;
            for (int i = start; i < end; i++) counts[(int)(uint)keyed[i]] = (ushort)Math.Min(ushort.MaxValue, end - start);
            start = end;
        }
        return counts;
    }
}
