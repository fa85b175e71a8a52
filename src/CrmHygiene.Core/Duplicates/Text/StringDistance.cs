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
        if (matches == 0) return 0;
        int transposed = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if (!matchedA[i]) continue;
            while (!matchedB[j]) j++;
            if (a[i] != b[j++]) transposed++;
        }
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
        while (a.Length > 0 && b.Length > 0 && a[0] == b[0])
        {
            a = a[1..];
            b = b[1..];
        }
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        if (a.IsEmpty || b.IsEmpty) return Math.Min(limit + 1, Math.Max(a.Length, b.Length));
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
