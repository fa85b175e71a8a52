using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Tests.Duplicates;

/// <summary>Father and son, husband and wife: who shares everything else is for a person to look at, never merged.</summary>
public sealed class PersonMarksTests
{
    private static DuplicateResult Find(string column, string[] left, string[] right)
    {
        (RecordTable people, _) = People.Table(200, 0);
        RecordTable table = new([.. people.Columns, new("street"), new(column)]);
        for (int i = 0; i < 200; i++) table.Add([.. Enumerable.Range(0, 6).Select(c => c is 2 ? null : people[i, c]), $"{i} Elm Street", null]);
        table.Add(left);
        table.Add(right);
        return DuplicateFinder.Find(table);
    }

    private static string[] Row(string surname, string mark, string given = "Kim") => [given, surname, "", "stone@example.org", "2125550147", "Riverton", "912 Oak Street", mark];

    [Theory]
    [InlineData("suffix", "Stone", "Jr", "Stone", "Sr")]
    [InlineData("suffix", "Stone", "Jr.", "Stone", "III")]
    [InlineData("note", "Stone Jr.", "", "Stone, Sr.", "")]
    [InlineData("note", "Stone Junior", "", "Stone Senior", "")]
    [InlineData("gender", "Stone", "male", "Stone", "F")]
    [InlineData("Salutation", "Stone", "Herr", "Stone", "Frau Dr.")]
    public void Two_people_who_share_everything_else_are_never_certain(string column, string left, string leftMark, string right, string rightMark)
    {
        DuplicateResult result = Find(column, Row(left, leftMark), Row(right, rightMark));
        Assert.DoesNotContain(result.Groups, g => g.Band == MatchBand.Certain);
        DuplicatePair pair = result.Explain(200, 201);
        Assert.Equal(pair.Bits, pair.PriorBits + pair.Evidence.Sum(e => e.Bits), 6);
    }

    [Theory]
    [InlineData("suffix", "Stone", "Jr", "Stone", "II")]
    [InlineData("suffix", "Stone", "Jr", "Stone", "")]
    [InlineData("note", "Stone Jr.", "", "Stone", "")]
    [InlineData("gender", "Stone", "male", "Stone", "M")]
    [InlineData("gender", "Stone", "male", "Stone", "")]
    [InlineData("gender", "Stone", "PhD", "Stone", "MSc")]
    public void What_says_the_same_or_nothing_tells_nobody_apart(string column, string left, string leftMark, string right, string rightMark) =>
        Assert.Contains(Find(column, Row(left, leftMark), Row(right, rightMark)).Groups, g => g.Band == MatchBand.Certain && g.Members.Select(m => m.Row).SequenceEqual([200, 201]));

    [Fact]
    public void Father_and_son_with_phones_of_their_own_are_two()
    {
        string[] father = Row("Stone Sr", ""), son = Row("Stone Jr", "");
        (father[3], son[3], son[4]) = ("kstone@example.org", "kim.stone@example.net", "2125550999");
        Assert.Empty(Find("note", father, son).Groups);
    }
}
