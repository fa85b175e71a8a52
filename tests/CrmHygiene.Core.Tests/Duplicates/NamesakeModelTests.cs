using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Tests.Duplicates;

/// <summary>Given names, family names and cities go together, and what follows from a culture is no evidence for a person.</summary>
public sealed class NamesakeModelTests
{
    private const int People = 6000;

    /// <summary>People of so many cultures of one size, each with names and cities of its own; nobody is in the list twice.</summary>
    private static (RecordTable Table, PairComparer Comparer, RarityModel Model) World(int cultures)
    {
        Random random = new(11);
        RecordTable table = new([new("first_name"), new("surname"), new("city"), new("email")]);
        for (int i = 0; i < People; i++)
        {
            int culture = random.Next(cultures);
            string Word(string stem, int of) => $"{stem}{Letters((culture * of) + random.Next(of))}";
            table.Add([Word("gi", 240 / cultures), Word("fam", 240 / cultures), Word("to", 24 / cultures), $"{Letters(i)}@example.org"]);
        }
        ColumnProfile[] profiles = [.. Enumerable.Range(0, 4).Select(c => ColumnProfiler.Profile(table, c))];
        PairComparer comparer = new(FieldBuilder.Build(table, profiles, 1, default));
        RarityModel model = new(comparer) { MatchesPerRow = 0 };
        model.LearnNames(0, comparer.Fields[comparer.Given].Coincidence * comparer.Fields[comparer.Surname].Coincidence);
        return (table, comparer, model);
    }

    private static string Letters(int number)
    {
        string text = "";
        for (number += 26; number > 0; number /= 26) text += (char)('a' + (number % 26));
        return text;
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(8, 3)]
    public void How_far_names_depend_on_each_other_is_learnt_from_the_list(int cultures, double bits) =>
        Assert.InRange(Enumerable.Range(0, People).Average(World(cultures).Model.NamesOf), bits - 0.25, bits + 0.25);

    [Fact]
    public void A_shared_city_surprises_less_between_namesakes_of_a_culture_that_lives_in_few()
    {
        RarityModel model = World(4).Model;
        Assert.InRange(Enumerable.Range(0, People).Average(model.PlacesOf), 1.7, 2.1);
        model.LearnPlaces(expected: 1000, together: 2000);
        Assert.InRange(Enumerable.Range(0, People).Average(model.PlacesOf), 2.7, 3.1);
    }

    [Fact]
    public void What_names_share_beyond_chance_is_taken_off_a_pair_of_namesakes_and_off_names_that_are_alike()
    {
        (RecordTable table, PairComparer comparer, RarityModel model) = World(8);
        (int a, int b) = Enumerable.Range(0, People).GroupBy(r => (table[r, 0], table[r, 1])).Where(g => g.Count() == 2).Select(g => (g.First(), g.Last())).First(p => table[p.Item1, 2] != table[p.Item2, 2]);
        ulong pattern = comparer.Compare(a, b);
        Assert.InRange(model.Namesakes(pattern, a), -20, -model.NamesOf(a));
        Assert.Equal(0, model.Culture(pattern, a));

        int close = Enumerable.Range(0, People).First(r => r != a && Level(r) is NameComparer.Close or NameComparer.Variant && PairComparer.Level(comparer.Compare(a, r), comparer.Surname) == 1);
        Assert.Equal(0, model.Namesakes(comparer.Compare(a, close), a));
        Assert.InRange(model.Culture(comparer.Compare(a, close), a), -10, -model.NamesOf(a));

        int Level(int row) => PairComparer.Level(comparer.Compare(a, row), comparer.Given);
    }

    [Fact]
    public void As_long_as_nobody_knows_how_often_a_person_occurs_a_shared_name_says_nothing()
    {
        (RecordTable table, PairComparer comparer, RarityModel model) = World(8);
        model.MatchesPerRow = double.PositiveInfinity;
        (int a, int b) = Enumerable.Range(0, People).GroupBy(r => (table[r, 0], table[r, 1])).Where(g => g.Count() > 1).Select(g => (g.First(), g.Last())).First();
        Assert.Equal(0, model.Namesakes(comparer.Compare(a, b), a));
    }
}
