namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>Sorts numbers by their upper 32 bits; equal ones stay in order.</summary>
internal static class RadixSort
{
    private const int Bits = 11;

    /// <summary>Sorts the first <paramref name="count"/> numbers. Both arrays are used up.</summary>
    /// <returns>The array that holds the result.</returns>
    public static ulong[] Sort(ulong[] numbers, ulong[] spare, int count)
    {
        if (count < 2048)
        {
            Array.Sort(numbers, 0, count);
            return numbers;
        }
        int[] counts = new int[1 << Bits];
        for (int shift = 32; shift < 64; shift += Bits)
        {
            Array.Clear(counts);
            for (int i = 0; i < count; i++) counts[(int)(numbers[i] >> shift) & ((1 << Bits) - 1)]++;
            int sum = 0;
            for (int digit = 0; digit < counts.Length; digit++) (counts[digit], sum) = (sum, sum + counts[digit]);
            for (int i = 0; i < count; i++)
            {
                ulong number = numbers[i];
                spare[counts[(int)(number >> shift) & ((1 << Bits) - 1)]++] = number;
            }
            (numbers, spare) = (spare, numbers);
        }
        return numbers;
    }
}
