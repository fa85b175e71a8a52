using CrmHygiene.Core.Duplicates.Comparison;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>
/// Scores the candidates and keeps those that may matter. Before any text is compared, the fields that are equal give an
/// upper bound; most candidates end there.
/// </summary>
internal sealed class LinkFinder
{
    private readonly PairComparer _comparer;
    private readonly MatchModel _model;
    private readonly RarityModel _rarity;
    private readonly double[] _bestUnequal;
    private readonly double[] _bestMissing;
    private readonly double _least;

    public LinkFinder(PairComparer comparer, MatchModel model, RarityModel rarity, double least)
    {
        (_comparer, _model, _rarity, _least) = (comparer, model, rarity, least);
        int fields = comparer.Fields.Count;
        _bestUnequal = new double[fields];
        _bestMissing = new double[fields];
        for (int f = 0; f < fields; f++)
        {
            FieldComparer levels = comparer.Fields[f].Comparer;
            _bestUnequal[f] = double.NegativeInfinity;
            for (int level = 2; level < levels.Levels.Count; level++) _bestUnequal[f] = Math.Max(_bestUnequal[f], model.BitsOf(f, level));
            // a name missing on one side may stand in the other name's column
            if (levels is NameComparer) _bestMissing[f] = Math.Max(0, model.BitsOf(f, NameComparer.Crossed));
        }
    }

    public double Score(int a, int b)
    {
        ulong pattern = _comparer.Compare(a, b);
        return _model.Score(pattern, _rarity.Of(pattern, a));
    }

    public List<(int A, int B, double Score)> Find(ulong[] pairs, int threads, CancellationToken cancel)
    {
        const int Block = 1 << 14;
        List<(int, int, double)>[] found = new List<(int, int, double)>[(pairs.Length + Block - 1) / Block];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, block =>
        {
            List<(int, int, double)> links = found[block] = [];
            int end = (int)Math.Min(pairs.Length, (block + 1L) * Block);
            for (int i = block * Block; i < end; i++)
            {
                int a = (int)(pairs[i] >> 32), b = (int)(pairs[i] & 0xFFFFFFFF);
                if (Bound(a, b) < _least) continue;
                double score = Score(a, b);
                if (score >= _least) links.Add((a, b, score));
            }
        });
        List<(int, int, double)> all = new(found.Sum(f => f.Count));
        foreach (List<(int, int, double)> links in found) all.AddRange(links);
        return all;
    }

    private double Bound(int a, int b)
    {
        ulong exact = 0;
        double bound = _model.Prior;
        for (int f = 0; f < _bestUnequal.Length; f++)
        {
            int[] codes = _comparer.Fields[f].Codes;
            int x = codes[a], y = codes[b];
            if (x == 0 || y == 0) bound += _bestMissing[f];
            else if (x != y) bound += _bestUnequal[f];
            else
            {
                bound += _model.BitsOf(f, 1);
                exact |= 1UL << (f * 4);
            }
        }
        return bound + _rarity.Of(exact, a);
    }
}
