namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Which row is which record of which person: five bytes a row, everything else is made when needed.</summary>
public sealed class RowPlan
{
    private readonly int[] _person;
    private readonly byte[] _copy;

    private RowPlan(int[] person, byte[] copy, int people)
    {
        _person = person;
        _copy = copy;
        People = people;
    }

    /// <summary>Number of different people.</summary>
    public int People { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => _person.Length;

    /// <summary>The person of a row, and which of their records it is, the first being 0.</summary>
    public (int Person, int Copy) this[int row] => (_person[row], _copy[row]);

    /// <summary>Gives the wanted share of rows to people who have one already, so that most have two records and a few have more, and shuffles all.</summary>
    public static RowPlan Create(GeneratorOptions options)
    {
        var random = new SeededRandom(options.Seed, -1);
        int people = Math.Max(1, options.Rows - (int)(options.Rows * Math.Clamp(options.Duplicates, 0, 0.9)));
        int[] person = new int[options.Rows];
        byte[] copy = new byte[options.Rows];
        byte[] last = new byte[people];
        for (int row = 0; row < person.Length; row++)
        {
            int number = row < people ? row : random.Below(people);
            if (row >= people && last[number] < byte.MaxValue) last[number]++;
            person[row] = number;
            copy[row] = last[number];
        }
        for (int row = person.Length - 1; row > 0; row--)
        {
            int other = random.Below(row + 1);
            (person[row], person[other]) = (person[other], person[row]);
            (copy[row], copy[other]) = (copy[other], copy[row]);
        }
        return new RowPlan(person, copy, people);
    }
}
