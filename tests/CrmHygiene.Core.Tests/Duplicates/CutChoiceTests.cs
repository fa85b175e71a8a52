using CrmHygiene.Core.Duplicates.Clustering;
using CrmHygiene.Core.Duplicates.Scoring;
using CsCheck;

namespace CrmHygiene.Core.Tests.Duplicates;

public sealed class CutChoiceTests
{
    private static List<Link> Links(IEnumerable<double> scores) => [.. scores.Select((s, i) => new Link(2 * i, 2 * i + 1, (float)s, 1))];

    private static double ExpectedF1(List<Link> links, double cut, double completeness)
    {
        double all = links.Sum(l => MatchModel.Probability(l.Score)) / completeness;
        Link[] inside = [.. links.Where(l => l.Score >= cut)];
        return 2 * inside.Sum(l => MatchModel.Probability(l.Score)) / (inside.Length + all);
    }

    [Fact]
    public void The_cut_has_the_highest_f1_that_the_scores_promise() =>
        Gen.Select(Gen.Double[-6, 12].List[500, 900], Gen.Double[0.5, 1]).Where(g => g.Item1.Count(s => s > 1) > 220).Sample(g =>
        {
            List<Link> links = Links(g.Item1);
            double cut = CutChoice.Of(links, g.Item2), best = ExpectedF1(links, cut, g.Item2);
            foreach (Link l in links.Where(l => (double)l.Score is >= -0.6 and <= 2)) Assert.True(ExpectedF1(links, l.Score, g.Item2) <= best + 1e-9, $"{cut} gives {best}, {l.Score} gives {ExpectedF1(links, l.Score, g.Item2)}");
        });

    [Fact]
    public void Where_pairs_are_likely_or_not_at_all_anything_between_will_do() =>
        Assert.InRange(CutChoice.Of(Links(Enumerable.Repeat(10.0, 300).Concat(Enumerable.Repeat(-5.0, 1000))), 1), -0.6, 2);

    [Fact]
    public void Where_much_is_missed_anyway_the_cut_is_lower_and_never_below_what_is_more_wrong_than_right()
    {
        IEnumerable<double> scores = Enumerable.Range(0, 1200).Select(i => -6 + (i * 0.01));
        double whole = CutChoice.Of(Links(scores), 1), half = CutChoice.Of(Links(scores), 0.3);
        Assert.True(half < whole, $"{half} {whole}");
        Assert.InRange(half, -0.6, 2);
    }

    [Fact]
    public void A_handful_of_pairs_decides_nothing() => Assert.Equal(0, CutChoice.Of(Links([3, 1.5, -0.2, -3]), 1));
}
