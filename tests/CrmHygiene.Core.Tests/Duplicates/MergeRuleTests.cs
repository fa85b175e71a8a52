using CrmHygiene.Core.Duplicates.Survivorship;

namespace CrmHygiene.Core.Tests.Duplicates;

public class MergeRuleTests
{
    private static readonly ContactField[] Fields =
    [
        ContactField.Id, ContactField.FirstName, ContactField.LastName, ContactField.Email, ContactField.AlternateEmail, ContactField.Phone, ContactField.Street, ContactField.City, ContactField.PostalCode,
        ContactField.OptedOut, ContactField.LastActivity, ContactField.UpdatedAt, ContactField.CustomerNumber, ContactField.Tags, ContactField.CreatedAt, ContactField.LeadSource,
    ];

    private static ContactLayout Layout(string source) =>
        new(source, ContactDialect.None, Fields.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)).Append(new ContactColumn("Orders", "Orders", ContactField.None)));

    private static readonly ContactLayout List = Layout("list.csv");

    private static Contact Person(ContactLayout layout, string orders, params (ContactField Field, string Text)[] values) =>
        Contact.Create(layout, [.. Fields.Select(f => values.FirstOrDefault(v => v.Field == f).Text), orders]);

    private static Contact Full => Person(List, "3", (ContactField.Id, "1"), (ContactField.FirstName, "Mona"), (ContactField.LastName, "Berg"), (ContactField.Email, "mona@example.org"),
        (ContactField.Street, "Elm 5"), (ContactField.City, "Riverton"), (ContactField.PostalCode, "111"), (ContactField.LastActivity, "2024-01-01"), (ContactField.Tags, "a;b"));

    private static Contact Recent => Person(List, "4", (ContactField.Id, "2"), (ContactField.LastName, "Berg-Sommer"), (ContactField.Email, "m@example.com"),
        (ContactField.Street, "Oak 9"), (ContactField.City, "Lakeside"), (ContactField.LastActivity, "2026-01-01"), (ContactField.Tags, "b;c"));

    private static MergeOptions Rules(params (string Field, FieldRule Rule)[] rules) => new() { FieldRules = rules.ToDictionary(r => r.Field, r => r.Rule) };

    [Fact]
    public void A_rule_for_a_field_moves_all_that_belongs_to_it()
    {
        MergeOutcome outcome = ContactMerger.Merge([Full, Recent], Rules(("City", FieldRule.Newest)));
        Contact golden = outcome.Golden!;
        Assert.Equal("1", golden.GetText(ContactField.Id));
        Assert.Equal(("Oak 9", "Lakeside", ""), (golden.GetText(ContactField.Street), golden.GetText(ContactField.City), golden.GetText(ContactField.PostalCode)));
        Assert.Equal("2", Assert.Single(outcome.Lineage, l => l.Field == "City").From.GetText(ContactField.Id));
        Assert.DoesNotContain(outcome.Lineage, l => l.Field == "PostalCode");
    }

    [Fact]
    public void The_longest_the_greatest_the_sum_and_the_union()
    {
        Contact golden = ContactMerger.Merge([Full, Recent], Rules(("LastName", FieldRule.Longest), ("Orders", FieldRule.Sum), ("Tags", FieldRule.Union))).Golden!;
        Assert.Equal("a;b;c", golden.GetText(ContactField.Tags));
        Assert.Equal("7", golden.GetText(golden.GetLayout().IndexOf("Orders")));
        Contact most = ContactMerger.Merge([Full, Recent], Rules(("Orders", FieldRule.Max))).Golden!;
        Assert.Equal("4", most.GetText(most.GetLayout().IndexOf("Orders")));
        Contact least = ContactMerger.Merge([Recent, Full], Rules(("Orders", FieldRule.Min))).Golden!;
        Assert.Equal("3", least.GetText(least.GetLayout().IndexOf("Orders")));
    }

    [Fact]
    public void The_winners_value_stays_empty_where_the_rule_says_so_and_most_common_counts()
    {
        Contact other = Person(List, "", (ContactField.Id, "3"), (ContactField.LastName, "Berg"), (ContactField.Phone, "030 1234567"), (ContactField.LeadSource, "Fair"));
        Contact third = Person(List, "", (ContactField.Id, "4"), (ContactField.LastName, "Berg"), (ContactField.LeadSource, "Fair"));
        Assert.Equal("", ContactMerger.Merge([Full, other], Rules(("LeadSource", FieldRule.Winner))).Golden!.GetText(ContactField.LeadSource));
        Contact web = Person(List, "", (ContactField.Id, "5"), (ContactField.FirstName, "Mona"), (ContactField.LastName, "Berg"), (ContactField.Email, "x@example.org"), (ContactField.City, "Riverton"), (ContactField.LeadSource, "Web"));
        Assert.Equal("Fair", ContactMerger.Merge([web, other, third], Rules(("LeadSource", FieldRule.MostCommon))).Golden!.GetText(ContactField.LeadSource));
    }

    [Fact]
    public void An_address_of_somebody_who_opted_out_does_not_come_back_through_a_rule()
    {
        Contact gone = Person(List, "", (ContactField.Id, "2"), (ContactField.LastName, "Berg"), (ContactField.Email, "old@example.com"), (ContactField.OptedOut, "true"), (ContactField.LastActivity, "2026-06-01"));
        Contact golden = ContactMerger.Merge([Full, gone], Rules(("Email", FieldRule.Newest))).Golden!;
        Assert.Equal("mona@example.org", golden.GetText(ContactField.Email));
        Assert.True(golden.GetBoolean(ContactField.OptedOut));
    }

    [Theory]
    [InlineData("OptedOut", FieldRule.Newest)]
    [InlineData("CustomerNumber", FieldRule.Longest)]
    [InlineData("City", FieldRule.Sum)]
    public void Some_fields_take_no_rule(string field, FieldRule rule) => Assert.Throws<ArgumentException>(Rules((field, rule)).Validate);

    [Fact]
    public void The_trusted_source_and_the_highest_score_win()
    {
        Contact erp = Person(Layout("erp.csv"), "1", (ContactField.Id, "9"), (ContactField.LastName, "Berg"), (ContactField.Phone, "030 7654321"));
        MergeOptions trust = new() { SourcePriority = ["erp", "list"], Winner = [WinnerRule.SourcePriority], FieldRules = new Dictionary<string, FieldRule> { ["Phone"] = FieldRule.MostTrusted } };
        trust.Validate();
        Assert.Same(erp, ContactMerger.Merge([Full, erp], trust).Winner);
        MergeOptions score = new() { Winner = [WinnerRule.Score], Score = c => c.GetNumber(c.GetLayout().IndexOf("Orders")), MinimumLead = 2 };
        Contact full = Full;
        Assert.Same(full, ContactMerger.Merge([erp, full], score).Winner);
        Assert.Equal("NoWinner", ContactMerger.Merge([full, Recent], score).ReviewReason);
        Assert.Throws<ArgumentException>((score with { Score = null }).Validate);
    }

    [Fact]
    public void Keeping_the_newest_takes_no_value_over_but_every_restriction()
    {
        Contact old = Person(List, "", (ContactField.Id, "1"), (ContactField.LastName, "Berg"), (ContactField.Phone, "030 1234567"), (ContactField.OptedOut, "true"), (ContactField.LastActivity, "2020-01-01"), (ContactField.UpdatedAt, "2026-09-09"));
        Contact recent = Recent;
        MergeOutcome outcome = ContactMerger.Merge([old, recent], new MergeOptions { KeepNewest = true });
        Assert.Same(recent, outcome.Winner);
        Assert.Equal("", outcome.Golden!.GetText(ContactField.Phone));
        Assert.True(outcome.Golden.GetBoolean(ContactField.OptedOut));
        Contact numbered = Person(List, "", (ContactField.Id, "3"), (ContactField.LastName, "Berg"), (ContactField.CustomerNumber, "C-1"), (ContactField.LastActivity, "2019-01-01"));
        Assert.Equal("CustomerNumbers", ContactMerger.Merge([numbered, recent], new MergeOptions { KeepNewest = true }).ReviewReason);
    }
}
