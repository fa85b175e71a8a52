using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Tests.Duplicates;

public class SmallListTests
{
    [Fact]
    public void The_only_duplicate_of_a_small_list_is_found()
    {
        string[] given = "Anna Boris Clara Dmitri Elena Farid Greta Hugo Ines Jonas".Split(' ');
        string[] family = "Abernathy Bergstrom Castellano Dvorak Eriksen Fairweather Grunwald Hassani Ivanov Jankowski".Split(' ');
        RecordTable table = new([new("First Name"), new("Last Name"), new("Email"), new("Phone"), new("City")]);
        for (int i = 0; i < 100; i++) table.Add([given[i % 10], family[i / 10], $"{given[i % 10]}.{family[i / 10]}@example.org", $"030 {5_550_000 + (i * 37)}", "Riverton"]);
        table.Add(["Clara", "Eriksen", "Clara.Eriksen@example.org", "030 5551554", "Lakeside"]);
        DuplicateResult result = DuplicateFinder.Find(table);
        Assert.Equal(1, result.PairsCompleteness);
        DuplicateGroup group = Assert.Single(result.Groups);
        Assert.Equal([42, 100], group.Members.Select(m => m.Row));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_list_that_is_one_person_entered_again_and_again_is_one_group(int rows)
    {
        RecordTable table = new([new("First Name"), new("Last Name"), new("Email"), new("Phone"), new("City")]);
        for (int i = 0; i < rows; i++) table.Add(["Clara", "Eriksen", "Clara.Eriksen@example.org", "030 5551554", "Lakeside"]);
        DuplicateGroup group = Assert.Single(DuplicateFinder.Find(table).Groups);
        Assert.Equal((rows, MatchBand.Certain), (group.Count, group.Band));
    }

    [Fact]
    public void Two_people_of_one_household_are_not_one_because_the_list_is_short()
    {
        RecordTable table = new([new("First Name"), new("Last Name"), new("Email"), new("Phone"), new("City")]);
        table.Add(["Clara", "Eriksen", "Clara.Eriksen@example.org", "030 5551554", "Lakeside"]);
        table.Add(["Hugo", "Eriksen", "Hugo.Eriksen@example.org", "030 5551554", "Lakeside"]);
        Assert.DoesNotContain(DuplicateFinder.Find(table).Groups, g => g.Band == MatchBand.Certain);
    }
}
