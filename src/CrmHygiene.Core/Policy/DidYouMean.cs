namespace CrmHygiene.Core.Policy;

/// <summary>Finds the name that was probably meant.</summary>
internal static class DidYouMean
{
    /// <summary>The closest name, ignoring case, within a third of its length in edits; null where none is close.</summary>
    public static string? Find(string typed, IEnumerable<string> names)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string name in names)
        {
            int distance = Distance(typed.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance >= bestDistance || distance > Math.Max(1, name.Length / 3)) continue;
            best = name;
            bestDistance = distance;
        }
        return best;
    }

    /// <summary>The sentence to append to an error, with a leading space; empty where no name is close.</summary>
    public static string Sentence(string typed, IEnumerable<string> names) => Find(typed, names) is { } name ? $" Did you mean '{name}'?" : string.Empty;

    // Optimal string alignment: a swap of neighbours is one edit, as fingers make it.
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
