using CrmHygiene.Core.Duplicates.Blocking;
using CrmHygiene.Core.Duplicates.Comparison;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>
/// Scores the candidates and keeps those that may matter. The fields that are equal give an upper bound before any text is
/// compared, and each field that is compared lowers it; most candidates end after one or two.
/// </summary>
internal sealed class LinkFinder
{
    private readonly PairComparer _comparer;
    private readonly MatchModel _model;
    private readonly RarityModel _rarity;
    private readonly double[] _bestUnequal;
    private readonly double[] _bestMissing;
    private readonly double[] _exact;
    private readonly int[] _order;
    private readonly double _least;

    public LinkFinder(PairComparer comparer, MatchModel model, RarityModel rarity, double least)
    {
        (_comparer, _model, _rarity, _least) = (comparer, model, rarity, least);
        int fields = comparer.Fields.Count;
        _bestUnequal = new double[fields];
        _bestMissing = new double[fields];
        _exact = Enumerable.Range(0, fields).Select(f => model.BitsOf(f, 1)).ToArray();
        for (int f = 0; f < fields; f++)
        {
            FieldComparer levels = comparer.Fields[f].Comparer;
            _bestUnequal[f] = double.NegativeInfinity;
            for (int level = 2; level < levels.Levels.Count; level++)
                if (levels.Reaches(level)) _bestUnequal[f] = Math.Max(_bestUnequal[f], model.BitsOf(f, level));
            // a name missing on one side may stand in the other name's column
            if (levels is NameComparer) _bestMissing[f] = Math.Max(0, model.BitsOf(f, NameComparer.Crossed));
        }
        // what falls furthest for its time first; both names count as the family name
        double Fall(int f) => _bestUnequal[f] - model.BitsOf(f, comparer.Fields[f].Comparer.Different);
        _order = Enumerable.Range(0, fields).Where(f => f != comparer.Given)
            .OrderByDescending(f => f == comparer.Surname ? (Fall(f) + Fall(comparer.Given)) / 4 : Fall(f) / comparer.Fields[f].Comparer.Cost).ThenBy(f => f).ToArray();
    }

    /// <summary>The log odds, base 2, that two rows are the same.</summary>
    public double Score(int a, int b) => Score(a, b, out _);

    /// <summary>The log odds, base 2, that two rows are the same, and the levels of their fields.</summary>
    public double Score(int a, int b, out ulong pattern)
    {
        pattern = _comparer.Compare(a, b);
        return _model.Score(pattern, _rarity.Of(pattern, a)) + _comparer.Marks.Bits(a, b);
    }

    /// <summary>The score of two rows, or negative infinity where it is below the least that matters.</summary>
    public double ScoreOrLess(int a, int b)
    {
        ReadOnlySpan<int> left = _comparer.Row(a), right = _comparer.Row(b);
        ulong pattern = 0;
        uint open = 0;
        double bound = _model.Prior + _model.MostAdded;
        for (int f = 0; f < left.Length; f++)
        {
            int x = left[f], y = right[f];
            if (x == 0 || y == 0)
            {
                bound += _bestMissing[f];
                continue;
            }
            if (x != y)
            {
                bound += _bestUnequal[f];
                open |= 1u << f;
                continue;
            }
            bound += _exact[f];
            pattern |= 1UL << (f * 4);
        }
        double rarity = pattern == 0 ? 0 : _rarity.Of(pattern, a);
        bound += rarity;
        foreach (int f in _order)
        {
            if (bound < _least) return double.NegativeInfinity;
            if (f == _comparer.Surname)
            {
                bound += Names(ref pattern, left, right, open);
                continue;
            }
            if ((open >> f & 1) == 0) continue;
            int level = _comparer.Fields[f].Comparer.Grade(left[f], right[f]);
            bound += _model.BitsOf(f, level) - _bestUnequal[f];
            pattern |= (ulong)level << (f * 4);
        }
        if (bound < _least) return double.NegativeInfinity;
        double score = _model.Score(pattern, rarity + _rarity.Culture(pattern, a)) + _comparer.Marks.Bits(a, b);
        return score < _least ? double.NegativeInfinity : score;
    }

    /// <summary>Scores all pairs of the blocks and returns those that may matter, each once, in order.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="reference">Rows below this one are not compared with each other.</param>
    /// <param name="threads">Number of threads; the links do not depend on it.</param>
    /// <param name="cancel">Stops the work.</param>
    public List<Link> Find(PassBlocks[] blocks, int reference, int threads, CancellationToken cancel)
    {
        BlockRange[] ranges = PassBlocks.Divide(blocks);
        List<Link>[] found = new List<Link>[ranges.Length];
        Parallel.For(0, ranges.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i => found[i] = Find(ranges[i], reference));
        List<Link> all = new(found.Sum(f => f.Count));
        foreach (List<Link> links in found) all.AddRange(links);
        all.Sort();
        int unique = 0;
        for (int i = 0; i < all.Count; i++)
        {
            if (unique > 0 && all[unique - 1].CompareTo(all[i]) == 0) all[unique - 1] = all[unique - 1] with { Keys = all[unique - 1].Keys + 1 };
            else all[unique++] = all[i];
        }
        all.RemoveRange(unique, all.Count - unique);
        return all;
    }

    private List<Link> Find(BlockRange range, int reference)
    {
        List<Link> links = [];
        for (int i = range.From; i < range.To; i++)
        {
            ReadOnlySpan<int> rows = range.Blocks.Block(i, out int reach);
            for (int p = 0; p < rows.Length; p++)
            {
                int end = Math.Min(rows.Length, p + reach + 1);
                for (int q = p + 1; q < end; q++)
                {
                    if (rows[p] < reference && rows[q] < reference) continue;
                    double score = ScoreOrLess(rows[p], rows[q]);
                    if (score >= _least) links.Add(new Link(Math.Min(rows[p], rows[q]), Math.Max(rows[p], rows[q]), (float)score, 1));
                }
            }
        }
        return links;
    }

    // both names at once, since they may stand in each other's column
    private double Names(ref ulong pattern, ReadOnlySpan<int> left, ReadOnlySpan<int> right, uint open)
    {
        int given = _comparer.Given, surname = _comparer.Surname;
        double before = 0;
        foreach (int f in (ReadOnlySpan<int>)[given, surname])
        {
            if ((open >> f & 1) != 0)
            {
                before += _bestUnequal[f];
                pattern |= (ulong)_comparer.Fields[f].Comparer.Grade(left[f], right[f]) << (f * 4);
            }
            else if (PairComparer.Level(pattern, f) == 1) before += _model.BitsOf(f, 1);
            else before += _bestMissing[f];
        }
        pattern = _comparer.Cross(pattern, left, right);
        return _model.BitsOf(given, PairComparer.Level(pattern, given)) + _model.BitsOf(surname, PairComparer.Level(pattern, surname)) - before;
    }
}
