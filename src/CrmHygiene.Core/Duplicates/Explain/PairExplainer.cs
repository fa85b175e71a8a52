using System.Globalization;
using CrmHygiene.Core.Duplicates.Blocking;
using CrmHygiene.Core.Duplicates.Clustering;
using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Duplicates.Explain;

/// <summary>Writes down why two rows are or are not the same.</summary>
internal sealed class PairExplainer(RecordTable table, PairComparer comparer, MatchModel model, RarityModel rarities, IReadOnlyList<BlockPass> passes, DecidedPairs decided, double threshold, double certainBits, Func<int, Contact?>? contactOf)
{
    private readonly GroupDoubts _doubts = new(comparer);

    public double Bits(int left, int right)
    {
        ulong pattern = comparer.Compare(left, right);
        return decided.Override(left, right, model.Score(pattern, rarities.Of(pattern, left)) + comparer.Marks.Bits(left, right));
    }

    public DuplicatePair Explain(int left, int right)
    {
        ulong pattern = comparer.Compare(left, right);
        List<FieldEvidence> evidence = [];
        double total = model.Prior;
        for (int f = 0; f < comparer.Fields.Count; f++)
        {
            MatchField field = comparer.Fields[f];
            int level = PairComparer.Level(pattern, f);
            double rarity = level == 1 ? rarities.Of(pattern, f, left) : 0;
            double bits = model.BitsOf(f, level) + rarity;
            total += bits;
            evidence.Add(new FieldEvidence(field.Name, table[left, field.Column] ?? "", table[right, field.Column] ?? "", field.Comparer.Levels[level], bits, rarity, model.IsLearned(f, level)));
        }
        List<(string, double)> together = [("common name", rarities.Namesakes(pattern, left)), ("names of one culture", rarities.Culture(pattern, left)), .. model.Corrections(pattern), ("junior and senior", comparer.Marks.Bits(left, right))];
        foreach ((string reason, double bits) in together)
        {
            if (bits == 0) continue;
            total += bits;
            evidence.Add(new FieldEvidence("(together)", "", "", reason, bits, 0, true));
        }
        if (total < GroupDoubts.CopyBits && _doubts.AreCopies(pattern) && !comparer.Marks.Conflict(left, right))
        {
            evidence.Add(new FieldEvidence("(together)", "", "", "a copy", GroupDoubts.CopyBits - total, 0, true));
            total = GroupDoubts.CopyBits;
        }
        if (decided.Of(left, right) is { } answer and not DuplicateAnswer.Unsure)
        {
            double bits = (answer == DuplicateAnswer.Same ? 40 : -40) - total;
            total += bits;
            evidence.Add(new FieldEvidence("(decision)", "", "", answer == DuplicateAnswer.Same ? "same" : "different", bits, 0, true));
        }
        double probability = MatchModel.Probability(total);
        return new DuplicatePair
        {
            LeftRow = left, RightRow = right, Left = contactOf?.Invoke(left), Right = contactOf?.Invoke(right),
            Probability = probability, Bits = total, PriorBits = model.Prior,
            Band = total >= certainBits ? MatchBand.Certain : probability >= threshold ? MatchBand.Review : MatchBand.No,
            Keys = passes.Where(p => p.KeyOf(left) is var key && key != 0 && key == p.KeyOf(right)).Select(p => p.Name).ToArray(),
            Evidence = evidence,
            WouldFlip = Flip(evidence, total, Math.Log2(threshold / (1 - threshold))),
        };
    }

    private static string Flip(List<FieldEvidence> evidence, double total, double cut)
    {
        bool match = total >= cut;
        FieldEvidence? best = evidence.Where(e => match ? total - e.Bits < cut : total - e.Bits >= cut && e.Bits < 0).OrderByDescending(e => Math.Abs(e.Bits)).FirstOrDefault();
        if (best is null) return string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"without {best.Field} ({best.Bits:+0.0;-0.0} bits) it would {(match ? "not " : "")}be a match");
    }
}
