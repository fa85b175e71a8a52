using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>How right and how complete the groups are, as far as the scores can tell.</summary>
internal static class GroupEstimates
{
    /// <summary>A score is itself an estimate; so far it may be off, in bits.</summary>
    private const double Uncertainty = 1.5;

    /// <summary>Evidence in bits from which a pair can be certain, whatever the rest of the list is like.</summary>
    private const double LeastBits = 10;

    public static GroupedRows Of(RowGroup[] groups, List<Link> links, double completeness, double threshold, double certainPrecision)
    {
        double inside = 0, right = 0, low = 0, high = 0, spread = 0;
        foreach (RowGroup g in groups)
        {
            double p = Math.Clamp(g.Probability, 1e-9, 1 - 1e-9), bits = Math.Log2(p / (1 - p));
            inside += g.Pairs;
            right += g.Pairs * p;
            low += g.Pairs * MatchModel.Probability(bits - Uncertainty);
            high += g.Pairs * MatchModel.Probability(bits + Uncertainty);
            spread += g.Pairs * g.Pairs * p * (1 - p);
        }
        double sampling = 1.645 * Math.Sqrt(spread);
        Estimate precision = inside == 0 ? new Estimate(1, 1, 1) : new Estimate(right / inside, Math.Max(0, (low - sampling) / inside), Math.Min(1, (high + sampling) / inside));

        double all = 0, most = 0, least = 0;
        foreach (Link link in links)
        {
            all += MatchModel.Probability(link.Score);
            most += MatchModel.Probability(link.Score + Uncertainty);
            least += MatchModel.Probability(link.Score - Uncertainty);
        }
        Estimate recall = all <= 0 ? new Estimate(1, 1, 1)
            : new Estimate(Share(right, all / completeness), Share(low, most / completeness), Share(high, least / completeness));

        (double certainBits, double certainPairs, double certainRight) = CertainBand(groups, certainPrecision);
        double review = inside - certainPairs;
        return new GroupedRows
        {
            Groups = groups,
            Threshold = threshold,
            CertainBits = certainBits,
            CertainPrecision = certainPairs == 0 ? 1 : certainRight / certainPairs,
            ReviewPrecision = review <= 0 ? 1 : Math.Clamp((right - certainRight) / review, 0, 1),
            Precision = precision,
            Recall = recall,
            Completeness = completeness,
        };
    }

    // the surest groups first, each counted as less sure than it looks, for as long as the band as a whole is precise enough
    private static (double Bits, double Pairs, double Right) CertainBand(RowGroup[] groups, double precision)
    {
        double pairs = 0, right = 0, bits = double.PositiveInfinity;
        foreach (RowGroup g in groups.Where(g => !g.Conflict && !g.Doubtful).OrderByDescending(g => g.Bits).ThenBy(g => g.Rows[0]))
        {
            double sure = MatchModel.Probability(g.Bits - 2 * Uncertainty);
            if (g.Bits < LeastBits || (right + g.Pairs * sure) / (pairs + g.Pairs) < precision) break;
            pairs += g.Pairs;
            right += g.Pairs * sure;
            bits = g.Bits;
        }
        return (bits, pairs, right);
    }

    /// <summary>Share of the true pairs that any key found: of those that one found and those that two found, how many will none have found (Chao 1987).</summary>
    public static double Completeness(List<Link> links)
    {
        double found = 0, once = 0, twice = 0;
        foreach (Link link in links)
        {
            double p = MatchModel.Probability(link.Score);
            found += p;
            if (link.Keys == 1) once += p;
            else if (link.Keys == 2) twice += p;
        }
        return found <= 0 ? 1 : found / (found + once * once / (2 * (twice + 1)));
    }

    private static double Share(double part, double whole) => whole <= 0 ? 1 : Math.Clamp(part / Math.Max(part, whole), 0, 1);
}
