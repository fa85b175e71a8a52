using System.Numerics;
using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Duplicates.Explain;

/// <summary>Chooses the pairs to ask a person about: near the edge, and of a kind that occurs often and was not asked about yet.</summary>
internal static class QuestionPicker
{
    private const int Considered = 20_000;

    public static IReadOnlyList<DuplicatePair> Pick(List<Link> links, DecidedPairs decided, PairComparer comparer, PairExplainer explainer, int count)
    {
        Link[] open = links.Where(l => decided.Of(l.A, l.B) is null).OrderBy(l => Math.Abs(l.Score)).ThenBy(l => l.A).ThenBy(l => l.B).Take(Considered).ToArray();
        ulong[] kinds = open.Select(l => Kind(comparer.Compare(l.A, l.B))).ToArray();
        Dictionary<ulong, int> frequency = kinds.GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count());
        Dictionary<ulong, int> asked = [];
        HashSet<int> seen = [];
        List<DuplicatePair> questions = [];
        double[] worth = open.Select((l, i) => MatchModel.Probability(l.Score) * (1 - MatchModel.Probability(l.Score)) * (1 + BitOperations.Log2((uint)frequency[kinds[i]]))).ToArray();
        bool[] taken = new bool[open.Length];
        while (questions.Count < count)
        {
            int best = -1;
            double most = 0;
            for (int i = 0; i < open.Length; i++)
            {
                if (taken[i]) continue;
                // a kind that was asked about teaches less, and so does a contact that was shown
                double value = worth[i] / (1 + asked.GetValueOrDefault(kinds[i])) * (seen.Contains(open[i].A) || seen.Contains(open[i].B) ? 0.3 : 1);
                if (value > most) (best, most) = (i, value);
            }
            if (best < 0) break;
            taken[best] = true;
            asked[kinds[best]] = asked.GetValueOrDefault(kinds[best]) + 1;
            seen.Add(open[best].A);
            seen.Add(open[best].B);
            questions.Add(explainer.Explain(open[best].A, open[best].B));
        }
        return questions;
    }

    // equal, alike, different or missing in each field: finer grades are one kind of question
    private static ulong Kind(ulong pattern)
    {
        ulong kind = 0;
        for (int f = 0; f < PairComparer.MaxFields; f++)
        {
            int level = PairComparer.Level(pattern, f);
            kind |= (ulong)Math.Min(level, 3) << (f * 4);
        }
        return kind;
    }
}
