using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>
/// What a shared value is worth beyond the average of its field: a rare value more, a common one less, and one that
/// follows from another shared value (the city from the postal code, the street from the company) next to nothing.
/// </summary>
internal sealed class RarityModel
{
    private const int Sampled = 3000;
    private const int FewestSampled = 30;

    private readonly MatchField[] _fields;
    private readonly int[] _order;
    private readonly float[][] _caps;

    public RarityModel(PairComparer comparer)
    {
        _fields = comparer.Fields.ToArray();
        _order = Enumerable.Range(0, _fields.Length).OrderBy(f => _fields[f].Coincidence).ThenBy(f => f).ToArray();
        _caps = _fields.Select((_, f) => Caps(comparer, f)).ToArray();
    }

    /// <summary>Sum over the fields that agree exactly.</summary>
    public double Of(ulong pattern, int row)
    {
        double sum = 0;
        for (int f = 0; f < _fields.Length; f++)
            if (PairComparer.Level(pattern, f) == 1) sum += Of(pattern, f, row);
        return sum;
    }

    /// <summary>The part of one field that agrees exactly.</summary>
    public double Of(ulong pattern, int field, int row)
    {
        MatchField f = _fields[field];
        if (f.Coincidence <= 0) return 0;
        double bits = Math.Clamp(Math.Log2(f.Coincidence * f.Filled / f.Frequencies[f.Codes[row]]), -8, 6);
        foreach (int other in _order)
        {
            if (other == field) break;
            if (_caps[other].Length > 0 && PairComparer.Level(pattern, other) == 1) bits = Math.Min(bits, _caps[other][field]);
        }
        return bits;
    }

    // among rows that share a value of the field but are other people: how often do they share the other fields too?
    private float[] Caps(PairComparer comparer, int field)
    {
        if (!IsContext(_fields[field].Kind) || !_fields.Any(f => !IsContext(f.Kind))) return [];
        int[] agree = new int[_fields.Length], seen = new int[_fields.Length];
        int sampled = 0;
        foreach ((int a, int b) in Neighbours(_fields[field]))
        {
            ulong pattern = comparer.Compare(a, b);
            if (!AreStrangers(pattern)) continue;
            for (int f = 0; f < _fields.Length; f++)
            {
                int level = PairComparer.Level(pattern, f);
                if (level == 0) continue;
                seen[f]++;
                if (level == 1) agree[f]++;
            }
            if (++sampled == Sampled) break;
        }
        if (sampled < FewestSampled) return [];
        float[] caps = new float[_fields.Length];
        for (int f = 0; f < caps.Length; f++)
        {
            double usual = Math.Max(1e-9, _fields[f].Coincidence);
            double given = (agree[f] + 20 * usual) / (seen[f] + 20);
            caps[f] = IsContext(_fields[f].Kind) && given > usual ? (float)Math.Log2(usual / given) : float.PositiveInfinity;
        }
        return caps;
    }

    private static IEnumerable<(int, int)> Neighbours(MatchField field)
    {
        int[] last = new int[field.Values.Count];
        int[] rows = field.Codes;
        // an even walk over the table; the sampled pairs are rows that follow each other within a value
        int step = Math.Max(1, rows.Length / 60_000);
        for (int row = 0; row < rows.Length; row += step)
        {
            int code = rows[row];
            if (code == 0) continue;
            if (last[code] > 0) yield return (last[code] - 1, row);
            last[code] = row + 1;
        }
    }

    private bool AreStrangers(ulong pattern)
    {
        int differ = 0;
        for (int f = 0; f < _fields.Length; f++)
        {
            if (IsContext(_fields[f].Kind)) continue;
            int level = PairComparer.Level(pattern, f);
            if (level == _fields[f].Comparer.Different) differ++;
            else if (level != 0) return false;
        }
        return differ > 0;
    }

    private static bool IsContext(EvidenceKind kind) => kind is EvidenceKind.Company or EvidenceKind.Street or EvidenceKind.PostalCode or EvidenceKind.Place or EvidenceKind.Category or EvidenceKind.Text or EvidenceKind.Number;
}
