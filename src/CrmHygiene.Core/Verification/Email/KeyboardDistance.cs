using System.Numerics;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>
/// How far a typed word is from a meant one: Damerau-Levenshtein (optimal string alignment) in which the slips hands
/// really make cost less: neighbouring keys, swapped letters, a letter doubled or not doubled, signs that look alike.
/// </summary>
internal static class KeyboardDistance
{
    private const float Substitution = 1f, NearSubstitution = .6f, LookAlike = .5f;
    private const float Transposition = .6f;
    private const float Extra = .9f, ExtraNear = .7f, ExtraDouble = .5f;
    private const float Missing = .8f, MissingDouble = .5f;
    private const int Longest = 64;

    // QWERTY with QWERTZ's swap: keys that touch.
    private static readonly string[] Touching =
    [
        "qwsxza", "vghn", "xdfv", "serfcx", "wsdr34", "drtgvc", "ftyhbv", "gyujnbt", "ujko89", "huikmn", "jiolm", "kop", "njk",
        "bhjm", "iklp90", "ol0", "wa12", "edft45", "awedxz", "rfgy56z", "yhji78z", "cfgb", "qase23", "zsdcy", "tghu67xs", "asxtgu",
    ];

    private static readonly bool[] Near = FindNear();

    /// <summary>The distance, or <paramref name="limit"/> + 1 where it is greater than the limit.</summary>
    public static float Between(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant, float limit)
    {
        if (typed.Length >= Longest || meant.Length >= Longest || Math.Abs(typed.Length - meant.Length) * MissingDouble > limit) return limit + 1;
        // Every sign that only one of the two has needs a step of its own, so most pairs need no table.
        ulong typedSigns = SignsOf(typed), meantSigns = SignsOf(meant);
        int alone = Math.Max(BitOperations.PopCount(typedSigns & ~meantSigns), BitOperations.PopCount(meantSigns & ~typedSigns));
        if (alone * LookAlike > limit) return limit + 1;
        Span<float> twoBack = stackalloc float[Longest], back = stackalloc float[Longest], row = stackalloc float[Longest];
        back[0] = 0;
        for (int j = 1; j <= meant.Length; j++) back[j] = back[j - 1] + MissingCost(meant, j - 1);
        for (int i = 1; i <= typed.Length; i++)
        {
            row[0] = back[0] + ExtraCost(typed, i - 1);
            float best = row[0];
            for (int j = 1; j <= meant.Length; j++)
            {
                char a = typed[i - 1], b = meant[j - 1];
                float cost = back[j - 1] + SubstitutionCost(a, b);
                cost = Math.Min(cost, back[j] + ExtraCost(typed, i - 1));
                cost = Math.Min(cost, row[j - 1] + MissingCost(meant, j - 1));
                if (i > 1 && j > 1 && a == meant[j - 2] && b == typed[i - 2] && a != b) cost = Math.Min(cost, twoBack[j - 2] + Transposition);
                row[j] = cost;
                best = Math.Min(best, cost);
            }
            if (best > limit) return limit + 1;
            Span<float> free = twoBack;
            twoBack = back;
            back = row;
            row = free;
        }
        return Math.Min(back[meant.Length], limit + 1);
    }

    /// <summary>Whether two words are made of the same letters.</summary>
    public static bool IsAnagram(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length) return false;
        Span<sbyte> counts = stackalloc sbyte[128];
        counts.Clear();
        for (int i = 0; i < a.Length; i++)
        {
            counts[a[i] & 127]++;
            counts[b[i] & 127]--;
        }
        return !counts.ContainsAnyExcept((sbyte)0);
    }

    private static ulong SignsOf(ReadOnlySpan<char> word)
    {
        ulong signs = 0;
        foreach (char c in word) signs |= 1UL << (c & 63);
        return signs;
    }

    private static float SubstitutionCost(char typed, char meant)
    {
        if (typed == meant) return 0;
        if (LooksLike(typed, meant) || LooksLike(meant, typed)) return LookAlike;
        return IsNear(typed, meant) ? NearSubstitution : Substitution;
    }

    private static float ExtraCost(ReadOnlySpan<char> typed, int index)
    {
        char c = typed[index];
        char before = index > 0 ? typed[index - 1] : '\0', after = index + 1 < typed.Length ? typed[index + 1] : '\0';
        if (c == before || c == after) return ExtraDouble;
        return IsNear(c, before) || IsNear(c, after) ? ExtraNear : Extra;
    }

    private static float MissingCost(ReadOnlySpan<char> meant, int index) =>
        (index > 0 && meant[index] == meant[index - 1]) || (index + 1 < meant.Length && meant[index] == meant[index + 1]) ? MissingDouble : Missing;

    private static bool LooksLike(char a, char b) => (a, b) is ('l', 'i') or ('l', '1') or ('i', '1') or ('o', '0') or ('l', 'j') or ('s', '5') or ('.', ',');

    private static bool IsNear(char a, char b) => a < 128 && b < 128 && Near[(a * 128) + b];

    private static bool[] FindNear()
    {
        bool[] near = new bool[128 * 128];
        for (int i = 0; i < Touching.Length; i++)
        {
            foreach (char c in Touching[i])
            {
                near[(('a' + i) * 128) + c] = true;
                near[(c * 128) + 'a' + i] = true;
            }
        }
        return near;
    }
}
