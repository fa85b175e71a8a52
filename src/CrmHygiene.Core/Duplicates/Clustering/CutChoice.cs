using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>
/// The score from which rows are joined, where nobody names it: the one with the highest F1 to be expected from the scores
/// of all pairs that were compared (Lipton, Elkan and Naryanaswamy 2014).
/// </summary>
internal static class CutChoice
{
    /// <summary>Below, more would be wrong than right, however much were found; above, an estimate is not worth so many misses.</summary>
    private const double Lowest = -0.6, Highest = 2;

    /// <summary>With fewer pairs to be expected, chance decides what is best.</summary>
    private const double FewPairs = 200;

    public static double Of(List<Link> links, double completeness)
    {
        double all = links.Sum(l => MatchModel.Probability(l.Score)) / completeness;
        if (all < FewPairs) return 0;
        double inside = 0, right = 0, best = 0, cut = 0;
        foreach (double score in links.Select(l => (double)l.Score).Where(s => s >= Lowest).OrderDescending())
        {
            inside++;
            right += MatchModel.Probability(score);
            double f1 = 2 * right / (inside + all);
            if (f1 >= best) (best, cut) = (f1, score);
        }
        return Math.Clamp(cut, Lowest, Highest);
    }
}
