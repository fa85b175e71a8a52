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

    private readonly PairComparer _comparer;
    private readonly MatchField[] _fields;
    private readonly double[] _expected;
    private readonly (int Other, float Most)[][] _caps;
    private readonly NameCounts _names;
    private readonly NameCultures? _cultures;

    public RarityModel(PairComparer comparer, int threads = 1)
    {
        _comparer = comparer;
        _names = new NameCounts(comparer);
        _fields = comparer.Fields.ToArray();
        if (!_names.IsEmpty) _cultures = new NameCultures(_fields[comparer.Given].Codes, _fields[comparer.Surname].Codes, _names.Place < 0 ? null : _fields[_names.Place].Codes, threads);
        _expected = _fields.Select(f => f.Coincidence <= 0 ? double.NaN : Math.Log2(Usual(f) * f.Filled)).ToArray();
        float[][] caps = _fields.Select((_, f) => Caps(comparer, f)).ToArray();
        int[] order = Enumerable.Range(0, _fields.Length).OrderBy(f => _fields[f].Coincidence).ThenBy(f => f).ToArray();
        _caps = _fields.Select((_, f) => order.TakeWhile(o => o != f).Where(o => caps[o].Length > 0 && caps[o][f] < 6).Select(o => (o, caps[o][f])).ToArray()).ToArray();
    }

    /// <summary>How many others a row is the same as, on average; infinite as long as nobody knows.</summary>
    public double MatchesPerRow { get; set; } = double.PositiveInfinity;

    /// <summary>
    /// Bits by which namesakes are likelier than the frequencies of their two names and the cultures found in the list would
    /// have it, on average.
    /// </summary>
    public double NameDependence { get; private set; }

    /// <summary>Bits by which a shared place is less of a surprise between namesakes than their culture makes it, on average.</summary>
    public double PlaceDependence { get; private set; }

    /// <summary>Learns <see cref="PlaceDependence"/>.</summary>
    /// <param name="expected">How many pairs of strangers with the same full name would share the place by their culture alone.</param>
    /// <param name="together">How many do.</param>
    public void LearnPlaces(double expected, double together)
    {
        const double Prior = 20;
        if (_names.Place < 0) return;
        double usual = Usual(_fields[_names.Place]);
        PlaceDependence = Math.Clamp(Math.Log2((together + Prior * usual) / (expected + Prior * usual)), -8, 8);
    }

    /// <summary>The field of the place that namesakes may share; -1 where there is none.</summary>
    public int Place => _names.Place;

    /// <summary>Learns <see cref="NameDependence"/>: the pairs with the same full name that are no matches, against what chance would give.</summary>
    /// <param name="matches">Expected matches among the pairs with the same full name.</param>
    /// <param name="chance">The share of random pairs with the same full name, were the two names independent.</param>
    public void LearnNames(double matches, double chance)
    {
        const double Prior = 20;
        double rows = _fields.Length == 0 ? 0 : _fields[0].Codes.Length;
        double lift = _cultures is null ? 1 : _cultures.Names.Average(b => Math.Pow(2, b));
        double expected = chance * rows * (rows - 1) / 2 * lift;
        NameDependence = Math.Clamp(Math.Log2((Math.Max(0, _names.Pairs - matches) + Prior) / (expected + Prior)), -8, 8);
    }

    /// <summary>Sum over the fields that agree exactly.</summary>
    public double Of(ulong pattern, int row)
    {
        double sum = 0;
        for (int f = 0; f < _fields.Length; f++)
            if (PairComparer.Level(pattern, f) == 1) sum += Of(pattern, f, row);
        return sum + Namesakes(pattern, row) + Culture(pattern, row);
    }

    /// <summary>What the names and the place claim together beyond what the number of rows that share them allows; 0 or less.</summary>
    public double Namesakes(ulong pattern, int row)
    {
        if (_names.IsEmpty || double.IsInfinity(MatchesPerRow)) return 0;
        int given = _comparer.Given, surname = _comparer.Surname, place = _names.Place;
        if (PairComparer.Level(pattern, given) != 1 || PairComparer.Level(pattern, surname) != 1) return 0;
        // without the two rows themselves, and without as many others that may well be the same person
        double others = _names.SameName(row) - 2 - 2 * MatchesPerRow;
        bool together = place >= 0 && PairComparer.Level(pattern, place) == 1;
        double least = NamesOf(row) + (together ? PlacesOf(row) : 0);
        if (others <= 0) return -least;
        double claim = Claim(pattern, given, row) + Claim(pattern, surname, row);
        double excess = Math.Max(least, claim - Math.Log2(_fields[given].Codes.Length / others));
        if (!together) return -excess;
        others = _names.SameNameAndPlace(row) - 2 - 2 * MatchesPerRow;
        claim += Claim(pattern, place, row);
        return -Math.Max(excess, others <= 0 ? 0 : claim - Math.Log2(_fields[given].Codes.Length / others));
    }

    /// <summary>The same for names that are alike, not equal: those of one culture resemble each other. 0 or less.</summary>
    public double Culture(ulong pattern, int row)
    {
        if (_names.IsEmpty) return 0;
        int given = PairComparer.Level(pattern, _comparer.Given), surname = PairComparer.Level(pattern, _comparer.Surname);
        if (given == 1 && surname == 1 || !Alike(given) || !Alike(surname)) return 0;
        return -NamesOf(row) - (_names.Place >= 0 && PairComparer.Level(pattern, _names.Place) == 1 ? PlacesOf(row) : 0);
    }

    /// <summary>Bits by which a namesake of a row is likelier than the frequencies of its two names, taken by themselves, would have it.</summary>
    public double NamesOf(int row) => Math.Max(0, NameDependence + (_cultures?.Names[row] ?? 0));

    /// <summary>Bits by which a namesake of a row shares its place more often than anybody else.</summary>
    public double PlacesOf(int row) => Math.Max(0, PlaceDependence + (_cultures?.Places[row] ?? 0));

    /// <summary>How often a stranger would share the place of a row, by its culture alone.</summary>
    public double PlaceChance(int row) => Usual(_fields[_names.Place]) * Math.Pow(2, _cultures?.Places[row] ?? 0);

    private static bool Alike(int level) => level is >= 1 and <= NameComparer.Part;

    private double Claim(ulong pattern, int field, int row) => Of(pattern, field, row) - Math.Log2(Math.Max(1e-12, Usual(_fields[field])));

    /// <summary>The part of one field that agrees exactly.</summary>
    public double Of(ulong pattern, int field, int row)
    {
        if (double.IsNaN(_expected[field])) return 0;
        double bits = Math.Clamp(_expected[field] - Log(_fields[field].Frequencies[_comparer.Row(row)[field]]), -8, 6);
        foreach ((int other, float most) in _caps[field])
            if (most < bits && PairComparer.Level(pattern, other) == 1) bits = most;
        return bits;
    }

    // as rare as chance agreement is taken to be at the least: where one value in a list repeats, it is not a common one
    private static double Usual(MatchField field) => Math.Max(field.Coincidence, 0.1 / field.Filled);

    private static readonly double[] Logs = Enumerable.Range(0, 1024).Select(i => Math.Log2(i)).ToArray();

    private static double Log(int frequency) => frequency < Logs.Length ? Logs[frequency] : Math.Log2(frequency);

    // among rows that share a value of the field but are other people: how often do they share the other fields too?
    private float[] Caps(PairComparer comparer, int field)
    {
        if (!IsContext(_fields[field].Kind) && _fields[field].Kind != EvidenceKind.Phone || !_fields.Any(f => !IsContext(f.Kind))) return [];
        int[] agree = new int[_fields.Length], seen = new int[_fields.Length];
        int sampled = 0;
        foreach ((int a, int b) in Neighbours(_fields[field]))
        {
            ulong pattern = comparer.Compare(a, b);
            if (!AreStrangers(pattern, field)) continue;
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

    private bool AreStrangers(ulong pattern, int sharing)
    {
        int differ = 0;
        for (int f = 0; f < _fields.Length; f++)
        {
            if (f == sharing || IsContext(_fields[f].Kind)) continue;
            int level = PairComparer.Level(pattern, f);
            if (level == _fields[f].Comparer.Different) differ++;
            else if (level != 0) return false;
        }
        return differ > 0;
    }

    private static bool IsContext(EvidenceKind kind) => kind is EvidenceKind.Company or EvidenceKind.Street or EvidenceKind.PostalCode or EvidenceKind.Place or EvidenceKind.Category or EvidenceKind.Text or EvidenceKind.Number;
}
