namespace CrmHygiene.Benchmarks.Duplicates;

/// <summary>How well groups agree with the truth: over all pairs inside groups, and B-cubed (Bagga and Baldwin 1998) over rows.</summary>
internal sealed record GroupScore(long TruePairs, double Precision, double Recall, double F1, double BCubed)
{
    /// <param name="predicted">The group of each row; a number of its own where it is in none.</param>
    /// <param name="truth">The cluster of each row.</param>
    public static GroupScore Of(int[] predicted, string[] truth)
    {
        Dictionary<int, long> groups = [];
        Dictionary<string, long> clusters = [];
        Dictionary<(int, string), long> cells = [];
        for (int i = 0; i < truth.Length; i++)
        {
            groups[predicted[i]] = groups.GetValueOrDefault(predicted[i]) + 1;
            clusters[truth[i]] = clusters.GetValueOrDefault(truth[i]) + 1;
            cells[(predicted[i], truth[i])] = cells.GetValueOrDefault((predicted[i], truth[i])) + 1;
        }
        static long Pairs(long n) => n * (n - 1) / 2;
        long both = cells.Values.Sum(Pairs), guessed = groups.Values.Sum(Pairs), real = clusters.Values.Sum(Pairs);
        double precision = guessed == 0 ? 1 : (double)both / guessed, recall = real == 0 ? 1 : (double)both / real;
        double bp = cells.Sum(c => (double)c.Value * c.Value / groups[c.Key.Item1]) / truth.Length;
        double br = cells.Sum(c => (double)c.Value * c.Value / clusters[c.Key.Item2]) / truth.Length;
        return new GroupScore(real, precision, recall, Harmonic(precision, recall), Harmonic(bp, br));
    }

    private static double Harmonic(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);
}
