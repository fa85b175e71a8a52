using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Tests.Duplicates;

public class ReferenceTests
{
    private static readonly ContactField[] Fields = [ContactField.FirstName, ContactField.LastName, ContactField.BirthDate, ContactField.Email, ContactField.Phone, ContactField.City, ContactField.OptedOut];

    private static readonly ContactLayout Layout = new("base.csv", ContactDialect.None, Fields.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)));

    [Fact]
    public void New_contacts_match_the_base_inherit_its_opt_outs_and_the_base_is_not_searched()
    {
        (RecordTable people, int[] truth) = People.Table(600, 80);
        ContactTable table = new();
        // the base holds one person twice and has somebody who opted out
        for (int i = 0; i < 600; i++) table.Add(ContactOf(people, i, optedOut: i == 3));
        table.Add(ContactOf(people, 100));
        table.EndReference();
        for (int i = 600; i < 680; i++) table.Add(ContactOf(people, i));
        DuplicateResult result = table.Find();
        DuplicateFindings.Attach(result, table.Contacts, table.ReferenceCount);

        DuplicateFinding[] findings = result.Groups.SelectMany(DuplicateFindings.Of).ToArray();
        Assert.DoesNotContain(findings, f => table.Contacts.Take(601).Contains(f.Contact));
        Assert.True(findings.Count(f => ReferenceEquals(f.Match, table.Contacts[truth[table.Contacts.ToList().IndexOf(f.Contact!) - 1]])) >= 78);
        Assert.DoesNotContain(result.Groups, g => g.Members.All(m => m.IsReference));
        Assert.True(table.Contacts[601 + 3].GetBoolean(ContactField.OptedOut));
        Assert.NotEqual(true, table.Contacts[601 + 4].GetBoolean(ContactField.OptedOut));
        Assert.Empty(table.Contacts[3].GetFindings());
    }

    [Fact]
    public void A_column_is_what_it_is_said_to_be()
    {
        (RecordTable table, _) = People.Table(300, 40);
        DuplicateResult result = DuplicateFinder.Find(table, new DuplicateOptions { Compare = new Dictionary<string, EvidenceKind> { ["CITY"] = EvidenceKind.Ignored, ["phone"] = EvidenceKind.Identifier } });
        Assert.Equal(EvidenceKind.Ignored, result.Columns.Single(c => c.Name == "city").Kind);
        Assert.Equal(EvidenceKind.Identifier, result.Columns.Single(c => c.Name == "phone").Kind);
        Assert.DoesNotContain(result.Groups[0].GetPairs()[0].Evidence, e => e.Field == "city");
    }

    [Fact]
    public void A_higher_precision_can_be_asked_for()
    {
        (RecordTable table, _) = People.Table(1500, 200);
        DuplicateResult usual = DuplicateFinder.Find(table, new DuplicateOptions { Threshold = 0.02 }), strict = DuplicateFinder.Find(table, new DuplicateOptions { Threshold = 0.02, MinimumPrecision = 0.9999 });
        Assert.True(strict.EstimatedPrecision >= usual.EstimatedPrecision);
        Assert.True(strict.Threshold >= usual.Threshold);
        Assert.InRange(usual.EstimatedPrecision, usual.PrecisionInterval.Low, usual.PrecisionInterval.High);
        Assert.InRange(usual.EstimatedRecall, usual.RecallInterval.Low, usual.RecallInterval.High);
        Assert.InRange(usual.PairsCompleteness, 0.8, 1);
    }

    [Fact]
    public void Organisations_without_people_are_found()
    {
        string[] stems = "Northwind Bluepeak Redfern Oakmont Silverline Greenway Ironbridge Starling Kingfisher Lakeview Maplewood Foxglove".Split(' ');
        string[] trades = "Logistics Software Bakery Consulting Motors Textiles Print Energy".Split(' '), towns = "Springfield Riverton Lakeside Hillcrest".Split(' ');
        RecordTable table = new([new("Company"), new("Street"), new("City"), new("Phone")]);
        int n = 0;
        foreach (string stem in stems)
            foreach (string trade in trades) table.Add([$"{stem} {trade} GmbH", $"{stems[n % 12]} Street {n + 1}", towns[n % 4], $"030 {7_000_000 + (n++ * 7919)}"]);
        for (int i = 0; i < 20; i++) table.Add([table[i, 0]!.Replace("GmbH", i % 2 == 0 ? "Gesellschaft mbH" : "", StringComparison.Ordinal).ToUpperInvariant(), table[i, 1], table[i, 2], i % 3 == 0 ? null : table[i, 3]]);
        DuplicateResult result = DuplicateFinder.Find(table);
        Assert.Equal(20, result.Groups.Count(g => g.Count == 2 && g.Members[1].Row == g.Members[0].Row + n));
        Assert.Equal(20, result.Groups.Count);
    }

    private static Contact ContactOf(RecordTable people, int row, bool optedOut = false) =>
        Contact.Create(Layout, [people[row, 0], people[row, 1], people[row, 2], people[row, 3], people[row, 4], people[row, 5], optedOut ? "true" : ""]);
}
