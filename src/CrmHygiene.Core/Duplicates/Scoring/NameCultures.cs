using System.Numerics;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>
/// By how much a row's given name, family name and place go together: those of one culture do, so two strangers called
/// Elif Şahin are far likelier than the frequencies of Elif and of Şahin in a list of all the world make them. The cultures
/// are not named anywhere; they are found in the list as latent classes (Lazarsfeld 1950; learnt by EM, as in Hofmann 1999).
/// </summary>
internal sealed class NameCultures
{
    private const int Classes = 16;
    private const int Rounds = 10;
    private const int MostNames = 40_000;
    private const int Candidates = 200;
    private const int FewestNames = 2000;

    /// <summary>Bits a full name must be likelier by than its parts for there to be cultures in the list.</summary>
    private const double LeastBits = 0.5;

    /// <summary>So many rows of everybody's cultures are added to those a value was seen in.</summary>
    private const float Smoothing = 1;

    private readonly int[] _given;
    private readonly int[] _surname;
    private readonly int[]? _place;
    private readonly float[] _shares = new float[Classes];
    private readonly float[] _givenLifts;
    private readonly float[] _surnameLifts;
    private readonly float[] _placeLifts;

    /// <param name="given">The number of each row's given name; 0 where it has none.</param>
    /// <param name="surname">The number of each row's family name.</param>
    /// <param name="place">The number of each row's place; null where there are none.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    public NameCultures(int[] given, int[] surname, int[]? place, int threads)
    {
        (_given, _surname, _place) = (given, surname, place);
        _givenLifts = new float[(given.Max() + 1) * Classes];
        _surnameLifts = new float[(surname.Max() + 1) * Classes];
        _placeLifts = new float[((place?.Max() ?? 0) + 1) * Classes];
        int[] rows = Sample();
        int[] tested = rows.Where((_, i) => i % 5 == 0).ToArray();
        if (rows.Length >= FewestNames) Learn(rows.Where((_, i) => i % 5 != 0).ToArray());
        Names = new float[given.Length];
        Places = new float[place is null ? 0 : given.Length];
        if (rows.Length < FewestNames || MeanBits(tested) < LeastBits) return;
        Parallel.For(0, (given.Length + 8191) / 8192, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            int end = Math.Min(given.Length, (block + 1) * 8192);
            for (int row = block * 8192; row < end; row++) Weigh(row);
        });
    }

    /// <summary>Bits by which a namesake of each row is likelier than its two names say by themselves.</summary>
    public float[] Names { get; }

    /// <summary>Bits by which a namesake of each row is likelier to live in the same place than anybody else.</summary>
    public float[] Places { get; }

    // by names the classes were not learnt from: chance finds classes in any list
    private double MeanBits(int[] rows)
    {
        Span<float> joint = stackalloc float[Classes];
        double sum = 0;
        foreach (int row in rows)
        {
            _shares.CopyTo(joint);
            Times(joint, _givenLifts, _given[row]);
            sum += Math.Log2(Times(joint, _surnameLifts, _surname[row]));
        }
        return sum / rows.Length;
    }

    private void Weigh(int row)
    {
        if (_given[row] == 0 || _surname[row] == 0) return;
        Span<float> joint = stackalloc float[Classes];
        _shares.CopyTo(joint);
        Times(joint, _givenLifts, _given[row]);
        float names = Times(joint, _surnameLifts, _surname[row]);
        Names[row] = Bits(names);
        if (_place is not null && _place[row] > 0) Places[row] = Bits(Times(joint, _placeLifts, _place[row]) / names);
    }

    private static float Bits(float lift) => Math.Clamp(MathF.Log2(lift), -1, 8);

    // one row of each full name: copies of one record would look like a culture of their own
    private int[] Sample()
    {
        int step = Math.Max(1, _given.Length / (2 * MostNames));
        HashSet<ulong> seen = [];
        List<int> rows = [];
        for (int row = 0; row < _given.Length && rows.Count < MostNames; row += step)
            if (_given[row] > 0 && _surname[row] > 0 && seen.Add((ulong)_given[row] << 32 | (uint)_surname[row])) rows.Add(row);
        return [.. rows];
    }

    private void Learn(int[] rows)
    {
        Array.Fill(_shares, 1f / Classes);
        Array.Fill(_givenLifts, 1);
        Array.Fill(_surnameLifts, 1);
        Array.Fill(_placeLifts, 1);
        int[] seeds = Seeds(rows);
        for (int k = 0; k < seeds.Length; k++)
            for (int other = 0; other < Classes; other++) _givenLifts[seeds[k] * Classes + other] = other == k ? Classes : 0.01f;
        float[] givenSums = new float[_givenLifts.Length], surnameSums = new float[_surnameLifts.Length], placeSums = new float[_placeLifts.Length], sums = new float[Classes];
        Span<float> joint = stackalloc float[Classes];
        for (int round = 0; round < Rounds; round++)
        {
            Array.Clear(givenSums);
            Array.Clear(surnameSums);
            Array.Clear(placeSums);
            Array.Clear(sums);
            foreach (int row in rows)
            {
                _shares.CopyTo(joint);
                Times(joint, _givenLifts, _given[row]);
                float total = Times(joint, _surnameLifts, _surname[row]);
                int place = _place?[row] ?? 0;
                if (place > 0) total = Times(joint, _placeLifts, place);
                float scale = 1 / total;
                Add(givenSums, _given[row], joint, scale);
                Add(surnameSums, _surname[row], joint, scale);
                if (place > 0) Add(placeSums, place, joint, scale);
                Add(sums, 0, joint, scale);
            }
            for (int k = 0; k < Classes; k++) _shares[k] = (sums[k] + 1) / (rows.Length + Classes);
            Lifts(givenSums, _givenLifts);
            Lifts(surnameSums, _surnameLifts);
            Lifts(placeSums, _placeLifts);
        }
    }

    /// <summary>Frequent given names whose bearers have family names in common with each other as little as possible.</summary>
    private int[] Seeds(int[] rows)
    {
        Dictionary<int, Dictionary<int, float>> surnames = [];
        foreach (IGrouping<int, int> name in rows.GroupBy(r => _given[r]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(Candidates))
            surnames[name.Key] = name.GroupBy(r => _surname[r]).ToDictionary(s => s.Key, s => (float)s.Count());
        int[] names = [.. surnames.Keys];
        float[] counts = names.Select(n => surnames[n].Count).Select(c => (float)c).ToArray(), nearest = new float[names.Length];
        List<int> seeds = [];
        while (seeds.Count < Math.Min(Classes, names.Length))
        {
            int best = Enumerable.Range(0, names.Length).Where(i => !seeds.Contains(names[i])).MaxBy(i => MathF.Sqrt(counts[i]) * (1 - nearest[i]));
            seeds.Add(names[best]);
            for (int i = 0; i < names.Length; i++)
            {
                int shared = surnames[names[i]].Keys.Count(surnames[names[best]].ContainsKey);
                nearest[i] = Math.Max(nearest[i], Math.Min(1, 4 * shared / MathF.Sqrt(counts[i] * counts[best])));
            }
        }
        return [.. seeds];
    }

    // how much likelier a class is where the value is known
    private void Lifts(float[] sums, float[] lifts)
    {
        for (int at = 0; at < sums.Length; at += Classes)
        {
            float total = 0;
            for (int k = 0; k < Classes; k++) total += sums[at + k];
            for (int k = 0; k < Classes; k++) lifts[at + k] = (sums[at + k] / _shares[k] + Smoothing) / (total + Smoothing);
        }
    }

    private static float Times(Span<float> joint, float[] lifts, int value)
    {
        Vector<float> sum = Vector<float>.Zero;
        for (int k = 0; k < Classes; k += Vector<float>.Count)
        {
            Vector<float> product = new Vector<float>(joint[k..]) * new Vector<float>(lifts, value * Classes + k);
            product.CopyTo(joint[k..]);
            sum += product;
        }
        return Vector.Sum(sum);
    }

    private static void Add(float[] sums, int value, ReadOnlySpan<float> joint, float scale)
    {
        for (int k = 0; k < Classes; k += Vector<float>.Count)
            (new Vector<float>(sums, value * Classes + k) + new Vector<float>(joint[k..]) * scale).CopyTo(sums, value * Classes + k);
    }
}
