namespace CrmHygiene.Core.Duplicates.Text;

/// <summary>Distances between short folded texts.</summary>
internal static class StringDistance
{
    private const int Longest = 128;

    /// <summary>Jaro-Winkler similarity (Winkler 1990), 0 to 1, prefix weight 0.1 over at most four letters.</summary>
    public static double JaroWinkler(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        if (a.IsEmpty || b.IsEmpty) return 0;
        int range = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        (int matches, int transposed) = a.Length <= LetterMask.Longest && b.Length <= LetterMask.Longest ? Match(a, b, range) : MatchLong(a, b, range);
        if (matches == 0) return 0;
        double m = matches;
        double jaro = (m / a.Length + m / b.Length + (m - transposed / 2) / m) / 3;
        int prefix = 0;
        while (prefix < 4 && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix]) prefix++;
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    /// <summary>Damerau-Levenshtein distance (optimal string alignment), or <paramref name="limit"/> + 1 where it is more.</summary>
    public static int Edits(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        int same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        if (a.IsEmpty || b.IsEmpty) return Math.Min(limit + 1, Math.Max(a.Length, b.Length));
        return a.Length <= LetterMask.Longest ? EditsInBits(a, b, limit) : EditsLong(a, b, limit);
    }

    // a column of the alignment as bits (Hyyrö 2003): vp and vn say where it rises and falls
    private static int EditsInBits(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        LetterMask letters = new(a);
        ulong vp = ulong.MaxValue, vn = 0, d0 = 0, before = 0, bottom = 1UL << (a.Length - 1);
        int edits = a.Length;
        for (int j = 0; j < b.Length; j++)
        {
            ulong equal = letters.Of(b[j]);
            d0 = (((equal & vp) + vp) ^ vp) | equal | vn | ((~d0 & equal) << 1 & before);
            ulong hp = vn | ~(d0 | vp), hn = d0 & vp;
            if ((hp & bottom) != 0) edits++;
            else if ((hn & bottom) != 0) edits--;
            if (edits - (b.Length - 1 - j) > limit) return limit + 1;
            hp = hp << 1 | 1;
            vp = hn << 1 | ~(d0 | hp);
            vn = hp & d0;
            before = equal;
        }
        return Math.Min(limit + 1, edits);
    }

    private static (int Matches, int Transposed) Match(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int range)
    {
        LetterMask letters = new(b);
        ulong usedA = 0, usedB = 0, window = range >= 63 ? ulong.MaxValue : (1UL << (range + 1)) - 1;
        int matches = 0;
        for (int i = 0; i < a.Length; i++)
        {
            ulong free = letters.Of(a[i]) & ~usedB & window;
            if (free != 0)
            {
                usedB |= free & (0 - free);
                usedA |= 1UL << i;
                matches++;
            }
            window = i < range ? window << 1 | 1 : window << 1;
        }
        int transposed = 0;
        while (usedA != 0)
        {
            if (a[System.Numerics.BitOperations.TrailingZeroCount(usedA)] != b[System.Numerics.BitOperations.TrailingZeroCount(usedB)]) transposed++;
            usedA &= usedA - 1;
            usedB &= usedB - 1;
        }
        return (matches, transposed);
    }

    private static (int Matches, int Transposed) MatchLong(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int range)
    {
        Span<bool> matchedA = stackalloc bool[a.Length];
        Span<bool> matchedB = stackalloc bool[b.Length];
        int matches = 0;
        for (int i = 0; i < a.Length; i++)
        {
            int end = Math.Min(b.Length, i + range + 1);
            for (int j = Math.Max(0, i - range); j < end; j++)
            {
                if (matchedB[j] || a[i] != b[j]) continue;
                matchedA[i] = matchedB[j] = true;
                matches++;
                break;
            }
        }
        int transposed = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if (!matchedA[i]) continue;
            while (!matchedB[j]) j++;
            if (a[i] != b[j++]) transposed++;
        }
        return (matches, transposed);
    }

    private static int EditsLong(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        int width = b.Length + 1;
        Span<int> before = stackalloc int[width];
        Span<int> last = stackalloc int[width];
        Span<int> now = stackalloc int[width];
        for (int j = 0; j < width; j++) last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            int best = i;
            for (int j = 1; j < width; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int value = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = Math.Min(value, before[j - 2] + 1);
                now[j] = value;
                best = Math.Min(best, value);
            }
            if (best > limit) return limit + 1;
            Span<int> free = before;
            before = last;
            last = now;
            now = free;
        }
        return Math.Min(limit + 1, last[b.Length]);
    }
}
