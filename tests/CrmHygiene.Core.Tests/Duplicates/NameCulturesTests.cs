using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Tests.Duplicates;

/// <summary>The cultures of a list, found without anybody naming them.</summary>
public sealed class NameCulturesTests
{
    private const int Rows = 20_000;
    private const int NamesEach = 60;

    /// <summary>Rows of several cultures, each with its share of the list and with names and places of its own.</summary>
    private static (int[] Given, int[] Surname, int[] Place, int[] Culture) World(params double[] shares)
    {
        Random random = new(5);
        int[] given = new int[Rows], surname = new int[Rows], place = new int[Rows], cultures = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            double at = random.NextDouble();
            int culture = 0;
            while (culture < shares.Length - 1 && (at -= shares[culture]) > 0) culture++;
            (cultures[row], given[row], surname[row], place[row]) = (culture, Name(NamesEach), Name(10 * NamesEach), Name(4));
            int Name(int of) => 1 + (culture * of) + random.Next(of);
        }
        return (given, surname, place, cultures);
    }

    [Fact]
    public void The_smaller_a_culture_the_likelier_its_namesakes_than_their_names_say()
    {
        double[] shares = [0.6, 0.25, 0.1, 0.05];
        (int[] given, int[] surname, int[] place, int[] culture) = World(shares);
        NameCultures found = new(given, surname, place, threads: 2);
        for (int c = 0; c < shares.Length; c++)
        {
            int[] rows = [.. Enumerable.Range(0, Rows).Where(r => culture[r] == c)];
            Assert.InRange(rows.Average(r => found.Names[r]), Math.Log2(1 / shares[c]) - 1, Math.Log2(1 / shares[c]) + 0.5);
            Assert.InRange(rows.Average(r => found.Places[r]), Math.Log2(1 / shares[c]) - 1, Math.Log2(1 / shares[c]) + 0.5);
        }
    }

    [Fact]
    public void A_list_of_one_culture_has_none()
    {
        (int[] given, int[] surname, int[] place, _) = World(1);
        NameCultures found = new(given, surname, place, threads: 1);
        Assert.All(found.Names, bits => Assert.Equal(0, bits));
        Assert.All(found.Places, bits => Assert.Equal(0, bits));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing_and_neither_do_rows_without_names()
    {
        (int[] given, int[] surname, int[] place, _) = World(0.5, 0.5);
        for (int row = 0; row < Rows; row += 7) (row % 2 == 0 ? given : surname)[row] = 0;
        NameCultures one = new(given, surname, place, threads: 1), many = new(given, surname, place, threads: 8);
        Assert.Equal(one.Names, many.Names);
        Assert.Equal(one.Places, many.Places);
        Assert.Equal(0, one.Names[0]);
    }

    [Fact]
    public void Few_names_tell_of_no_culture()
    {
        NameCultures found = new([1, 1, 2, 2], [1, 2, 3, 4], null, threads: 1);
        Assert.All(found.Names, bits => Assert.Equal(0, bits));
        Assert.Empty(found.Places);
    }
}
