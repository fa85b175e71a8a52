namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Names by rank, drawn as names are met: a few very often, most hardly ever (Zipf-Mandelbrot).</summary>
public sealed class RankedNames
{
    private const int Common = 300;

    private readonly string[] _names;
    private readonly HashSet<string> _common;
    private readonly double[] _cumulative;

    // Where to start looking, for each 1/1024 of the way.
    private const int Steps = 1024;
    private readonly int[] _start = new int[Steps];

    /// <summary>Ranks the names in the order given.</summary>
    /// <param name="names">The most frequent first.</param>
    /// <param name="exponent">How steeply frequency falls with rank.</param>
    /// <param name="offset">Flattens the top ranks.</param>
    public RankedNames(IEnumerable<string> names, double exponent = 1.0, double offset = 4)
    {
        _names = names.Distinct(StringComparer.Ordinal).ToArray();
        _common = _names.Take(Common).ToHashSet(StringComparer.Ordinal);
        _cumulative = new double[_names.Length];
        double sum = 0;
        for (int i = 0; i < _names.Length; i++) _cumulative[i] = sum += 1 / Math.Pow(i + 1 + offset, exponent);
        for (int i = 0; i < _names.Length; i++) _cumulative[i] /= sum;
        for (int step = 1, name = 0; step < Steps; step++)
        {
            while (name < _names.Length - 1 && _cumulative[name] < (double)step / Steps) name++;
            _start[step] = name;
        }
    }

    /// <summary>Number of different names.</summary>
    public int Count => _names.Length;

    /// <summary>Whether it is one of the names many have.</summary>
    public bool IsCommon(string name) => _common.Contains(name);

    /// <summary>A name as often as its rank says.</summary>
    public string Draw(ref SeededRandom random)
    {
        double at = random.NextDouble();
        int low = _start[(int)(at * Steps)];
        while (low < _names.Length - 1 && _cumulative[low] < at) low++;
        return _names[low];
    }

    /// <summary>Common names, then a long tail put together from stems and endings, in an order that shows no pattern.</summary>
    public static RankedNames WithTail(string common, string stems, string endings)
    {
        string[] heads = Words(stems), ends = Words(endings);
        var random = new SeededRandom(7, heads.Length);
        var tail = heads.SelectMany(h => ends.Select(e => Join(h, e))).Select(n => (Key: random.Next(), Name: n)).OrderBy(n => n.Key);
        return new RankedNames(Words(common).Concat(tail.Select(n => n.Name)));
    }

    /// <summary>Splits a list; an underscore stands for a space within a name.</summary>
    public static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Replace('_', ' ')).ToArray();

    private static string Join(string stem, string ending) =>
        stem.Length > 0 && ending.Length > 0 && stem[^1] == ending[0] ? stem + ending[1..] : stem + ending;
}
