using CrmHygiene.Core.Contacts.Comparison;

namespace CrmHygiene.Core.Tests.Contacts.Comparison;

public class ContactComparerTests
{
    private static readonly ContactField[] Fields = [ContactField.Id, ContactField.Email, ContactField.Company, ContactField.OptedOut];
    private static readonly ContactLayout March = new("march.csv", ContactDialect.None, Fields.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)));
    private static readonly ContactLayout June = new("june.csv", ContactDialect.None, Fields.Reverse().Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)).Append(new ContactColumn("New", "New", ContactField.None)));

    [Fact]
    public void Added_gone_and_changed_are_told_and_counted()
    {
        var comparer = new ContactComparer("Id");
        foreach (string[] row in new[] { new[] { "1", "a@example.com", "A", "no" }, ["2", "b@example.com", "B", "no"], ["3", "c@example.com", "C", "no"], ["4", "d@example.com", "D", "no"] })
            comparer.AddBefore(Contact.Create(March, row));
        ContactDifference?[] later =
        [
            comparer.Compare(Contact.Create(June, ["no", "A", "a@example.com", "1", "x"])),
            comparer.Compare(Contact.Create(June, ["no", "Other", "b@example.com", "2", "x"])),
            comparer.Compare(Contact.Create(June, ["yes", "C", "c@example.com", "3", "x"])),
            comparer.Compare(Contact.Create(June, ["no", "E", "e@example.com", "5", "x"])),
        ];
        Assert.Null(later[0]);
        Assert.Equal(new FieldChange("Company", "B", "Other", "Compare"), Assert.Single(later[1]!.Changes));
        Assert.Equal("OptedOut", later[2]!.Fields);
        Assert.Equal(DifferenceKind.Added, later[3]!.Kind);
        Assert.Equal("4", Assert.Single(comparer.Gone()).Id);
        ContactComparison summary = comparer.Summary(365.25 / 12 * 3);
        Assert.Equal((4L, 4L, 1L, 1L, 2L, 1L, 3L), (summary.Before, summary.After, summary.Added, summary.Gone, summary.Changed, summary.Unchanged, summary.Decayed));
        Assert.Equal(summary.Before, summary.Gone + summary.Changed + summary.Unchanged);
        Assert.Equal(summary.After, summary.Added + summary.Changed + summary.Unchanged);
        // Three of four in three months: a quarter is left.
        Assert.Equal(Math.Round(100 * (1 - Math.Pow(0.25, 1 / 3.0)), 2), summary.DecayPercentPerMonth);
    }

    [Fact]
    public void A_contact_without_the_key_is_the_one_that_reads_the_same()
    {
        var comparer = new ContactComparer("Email");
        foreach (string name in new[] { "Ana", "Ana", "Bo" }) comparer.AddBefore(Contact.Create(March, ["", "", name, "no"]));
        Assert.Null(comparer.Compare(Contact.Create(June, ["no", "Ana", "", "", "x"])));
        Assert.Null(comparer.Compare(Contact.Create(June, ["no", "Ana", "", "", "x"])));
        Assert.Equal(DifferenceKind.Added, comparer.Compare(Contact.Create(June, ["no", "Ana", "", "", "x"]))!.Kind);
        Assert.Equal("Bo", Assert.Single(comparer.Gone()).Contact!.GetText(2));
        ContactComparison summary = comparer.Summary(null);
        Assert.Equal((3, 3, 1, 1, 2, 1), (summary.Before, summary.After, summary.Added, summary.Gone, summary.Unchanged, summary.Unmatched));
    }

    [Fact]
    public void A_key_that_stands_twice_or_is_empty_loses_nobody()
    {
        var comparer = new ContactComparer("Email");
        foreach (string email in new[] { "a@example.com", "A@example.com", "" }) comparer.AddBefore(Contact.Create(March, ["1", email]));
        Assert.Null(comparer.Compare(Contact.Create(June, ["", "", "a@example.com", "1"])));
        Assert.Equal(DifferenceKind.Added, comparer.Compare(Contact.Create(June, ["", "", "a@example.com", "1"]))!.Kind);
        Assert.Equal(2, comparer.Gone().Count());
        Assert.Equal(2, comparer.Summary(null).Unmatched);
    }
}
