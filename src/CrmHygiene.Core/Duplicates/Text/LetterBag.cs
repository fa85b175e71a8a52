using System.Numerics;

namespace CrmHygiene.Core.Duplicates.Text;

/// <summary>
/// Which letters a text has, and which of the commonest twice, as 64 bits. One edit changes at most one bit in each
/// direction, so two bags tell how far two texts are apart at the least, without reading them.
/// </summary>
internal static class LetterBag
{
    public const ulong Blank = 1UL << 62;

    private static readonly ulong[] First = new ulong[256];
    private static readonly ulong[] Second = new ulong[256];

    static LetterBag()
    {
        for (int i = 0; i < 256; i++) First[i] = 1UL << 63;
        for (int i = 0; i < 26; i++) First['a' + i] = 1UL << i;
        for (int i = 0; i < 10; i++)
        {
            First['0' + i] = 1UL << (26 + i);
            Second['0' + i] = 1UL << (36 + i);
        }
        First[' '] = Blank;
        ReadOnlySpan<byte> common = "aeionrslthcmdukg"u8;
        for (int i = 0; i < common.Length; i++) Second[common[i]] = 1UL << (46 + i);
    }

    public static ulong Of(ReadOnlySpan<byte> text)
    {
        if (text.Length > 128) text = text[..128];
        ulong bag = 0;
        foreach (byte letter in text)
        {
            ulong bit = First[letter];
            if ((bag & bit) != 0) bag |= Second[letter];
            bag |= bit;
        }
        return bag;
    }

    /// <summary>The least number of edits between texts with these bags.</summary>
    public static int Edits(ulong a, ulong b) => Math.Max(BitOperations.PopCount(a & ~b), BitOperations.PopCount(b & ~a));

    /// <summary>The greatest Jaro-Winkler similarity of texts with these bags, lengths and this common prefix.</summary>
    public static double JaroWinkler(ulong a, ulong b, int lengthA, int lengthB, int prefix)
    {
        if (lengthA > 128 || lengthB > 128) return 1;
        double matches = Math.Min(lengthA - BitOperations.PopCount(a & ~b), lengthB - BitOperations.PopCount(b & ~a));
        if (matches <= 0) return 0;
        double jaro = (matches / lengthA + matches / lengthB + 1) / 3;
        return jaro + prefix * 0.1 * (1 - jaro);
    }
}
