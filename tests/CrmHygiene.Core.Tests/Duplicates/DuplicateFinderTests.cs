using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Tests.Duplicates;

public class DuplicateFinderTests
{
    [Fact]
    public void Damaged_copies_are_found_and_nobody_else()
    {
        (RecordTable table, int[] truth) = People.Table(2500, 400);
        DuplicateResult result = DuplicateFinder.Find(table);
        int right = result.Groups.Count(g => g.Count == 2 && truth[g.Members[0].Row] == truth[g.Members[1].Row]);
        int wrong = result.Groups.Count(g => g.Members.Select(m => truth[m.Row]).Distinct().Count() > 1);
        Assert.True(right >= 396, $"{right} of 400");
        Assert.True(wrong <= 1, $"{wrong} wrong");
        Assert.True(result.ReductionRatio > 0.9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_groups_do_not_depend_on_the_number_of_threads(int threads)
    {
        (RecordTable table, _) = People.Table(2600, 300);
        string Run(int n) => string.Join('|', DuplicateFinder.Find(table, new DuplicateOptions { DegreeOfParallelism = n }).Groups.Select(g => $"{g.Number}:{string.Join(',', g.Members.Select(m => m.Row))}:{g.Probability:R}:{g.Band}"));
        Assert.Equal(Run(2), Run(threads));
    }

    [Fact]
    public void An_empty_table_and_a_single_row_have_no_groups()
    {
        RecordTable table = new([new RecordColumn("name")]);
        Assert.Empty(DuplicateFinder.Find(table).Groups);
        table.Add(["Anna"]);
        Assert.Empty(DuplicateFinder.Find(table).Groups);
    }

    [Fact]
    public void The_evidence_adds_up_to_the_verdict()
    {
        (RecordTable table, _) = People.Table(500, 60);
        DuplicateResult result = DuplicateFinder.Find(table);
        DuplicatePair pair = result.Groups[0].GetPairs()[0];
        Assert.Equal(pair.Bits, pair.PriorBits + pair.Evidence.Sum(e => e.Bits), 9);
        Assert.Equal(1 / (1 + Math.Pow(2, -pair.Bits)), pair.Probability, 9);
        Assert.NotEmpty(pair.Keys);
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        (RecordTable table, _) = People.Table(2500, 10);
        Assert.ThrowsAny<OperationCanceledException>(() => DuplicateFinder.Find(table, new DuplicateOptions { CancellationToken = new CancellationToken(true) }));
    }

    [Fact]
    public void Groups_larger_than_allowed_are_for_review()
    {
        (RecordTable table, _) = People.Table(300, 50);
        Assert.All(DuplicateFinder.Find(table, new DuplicateOptions { MaxGroupSize = 1 }).Groups, g => Assert.Equal(("TooLarge", MatchBand.Review), (g.Reason, g.Band)));
    }

    [Fact]
    public void Contacts_of_differing_layouts_meet_by_field()
    {
        ContactLayout one = Layout("a.csv", ("E-mail", ContactField.Email), ("First", ContactField.FirstName), ("Last", ContactField.LastName), ("Shoe size", ContactField.None));
        ContactLayout two = Layout("b.csv", ("Surname", ContactField.LastName), ("Given", ContactField.FirstName), ("mail", ContactField.Email));
        (RecordTable people, _) = People.Table(60, 0);
        ContactTable table = new();
        for (int i = 0; i < 60; i++) table.Add(Contact.Create(one, [people[i, 3], people[i, 0], people[i, 1], "42"]));
        for (int i = 0; i < 20; i++) table.Add(Contact.Create(two, [people[i, 1], people[i, 0], people[i, 3]]));
        DuplicateResult result = table.Find();
        Assert.Equal(20, result.Groups.Count);
        Assert.All(result.Groups, g => Assert.Equal(g.Members[0].Row + 60, g.Members[1].Row));
        Assert.Same(table.Contacts[0], result.Groups[0].GetContacts().First());
    }

    private static ContactLayout Layout(string source, params (string Header, ContactField Field)[] columns) =>
        new(source, ContactDialect.None, columns.Select(c => new ContactColumn(c.Field == ContactField.None ? c.Header : ContactFields.NameOf(c.Field), c.Header, c.Field)));
}
