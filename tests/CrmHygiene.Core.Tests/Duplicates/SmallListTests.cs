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
        DuplicateGroup group = Assert.Single(DuplicateFinder.Find(table).Groups);
        Assert.Equal([42, 100], group.Members.Select(m => m.Row));
    }
}
