namespace CrmHygiene.Benchmarks.Generator;

/// <summary>The countries the generated contacts live in.</summary>
public static partial class Cultures
{
    /// <summary>All countries; their shares add up to 1.</summary>
    public static Culture[] All { get; }

    // Initialisers of a partial class run in no particular order across its files; the constructor runs after them all.
    static Cultures() =>
        All = [UnitedStates, UnitedKingdom, Germany, Netherlands, France, Spain, Italy, Turkey, India, Emirates, Iran, Ukraine];

    /// <summary>A country as often as its share says.</summary>
    public static Culture Draw(ref SeededRandom random)
    {
        double at = random.NextDouble();
        foreach (Culture culture in All)
        {
            if (at < culture.Share) return culture;
            at -= culture.Share;
        }
        return All[0];
    }
}
