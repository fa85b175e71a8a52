using CrmHygiene.Core.Duplicates.Comparison;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>
/// What each comparison level is worth (Fellegi and Sunter 1969): how often true pairs (m) and other pairs (u) fall on
/// it, with rarer values worth more than common ones.
/// </summary>
internal sealed class MatchModel
{
    private readonly MatchField[] _fields;
    private readonly double[][] _bits;
    private readonly PersonEvidence _person;

    /// <param name="fields">The fields.</param>
    /// <param name="m">How often true pairs fall on each level, by field.</param>
    /// <param name="u">How often other pairs do.</param>
    /// <param name="lambda">The share of true pairs.</param>
    /// <param name="namesakes">Bits for the levels of the e-mail address where both names are the same; null where they are unknown.</param>
    public MatchModel(IReadOnlyList<MatchField> fields, double[][] m, double[][] u, double lambda, double[]? namesakes = null)
    {
        _fields = fields.ToArray();
        (M, U, Lambda) = (m, u, lambda);
        _bits = new double[_fields.Length][];
        for (int f = 0; f < _fields.Length; f++)
        {
            _bits[f] = new double[16];
            for (int level = 1; level < m[f].Length; level++)
            {
                double bits = Math.Log2(m[f][level] / u[f][level]);
                _bits[f][level] = level >= _fields[f].Comparer.Opposed ? Math.Min(0, bits) : bits;
            }
        }
        _person = new PersonEvidence(_fields, namesakes);
        int email = Array.FindIndex(_fields, f => f.Kind == Profiling.EvidenceKind.Email);
        if (namesakes is not null && email >= 0) MostAdded = Enumerable.Range(0, m[email].Length).Max(level => level < EmailComparer.SameMailbox ? 0 : Math.Max(0, namesakes[level] - _bits[email][level]));
        Prior = Math.Log2(lambda / (1 - lambda));
    }

    public double[][] M { get; }
    public double[][] U { get; }

    /// <summary>The share of true pairs among all pairs of rows.</summary>
    public double Lambda { get; }

    /// <summary>The log odds, base 2, of a pair nothing is known about.</summary>
    public double Prior { get; }

    /// <summary>How many pairs, weighted, a level was learned from.</summary>
    public required double[][] Support { get; init; }

    public bool IsLearned(int field, int level) => level == 0 || Support[field][level] >= 10;

    /// <summary>The most bits a pair can have beyond the sum of its fields.</summary>
    public double MostAdded { get; }

    public double BitsOf(int field, int level) => _bits[field][level];

    public IEnumerable<string> Describe()
    {
        for (int f = 0; f < _fields.Length; f++)
            for (int level = 1; level < M[f].Length; level++)
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_fields[f].Name,-24}{_fields[f].Comparer.Levels[level],-18} m {M[f][level]:0.0000} u {U[f][level]:0.0000000} bits {_bits[f][level]:0.0} ({Support[f][level]:0})");
    }

    /// <summary>The log odds, base 2, that the rows are the same.</summary>
    public double Score(ulong pattern, double rarity)
    {
        double sum = Prior + rarity;
        for (int f = 0; f < _bits.Length; f++) sum += _bits[f][PairComparer.Level(pattern, f)];
        return sum + _person.Correct(pattern, _bits, null);
    }

    /// <summary>What the fields say together beyond their sum, by reason.</summary>
    public IReadOnlyList<(string Reason, double Bits)> Corrections(ulong pattern)
    {
        List<(string, double)> reasons = [];
        _person.Correct(pattern, _bits, reasons);
        return reasons;
    }

    public static double Probability(double score) => 1 / (1 + Math.Pow(2, -score));
}
