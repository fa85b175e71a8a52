using CrmHygiene.Core.Duplicates.Survivorship;

namespace CrmHygiene.Core.Tests.Duplicates;

public class ContactMergerTests
{
    private static readonly ContactField[] Fields =
    [
        ContactField.Id, ContactField.FirstName, ContactField.LastName, ContactField.Email, ContactField.AlternateEmail, ContactField.Phone, ContactField.MobilePhone,
        ContactField.Street, ContactField.City, ContactField.PostalCode, ContactField.OptedOut, ContactField.BounceReason, ContactField.LastActivity, ContactField.CustomerNumber,
        ContactField.Tags, ContactField.CreatedAt, ContactField.OptOutDate,
    ];

    private static readonly ContactLayout Layout = new("list.csv", ContactDialect.None, Fields.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)));

    private static Contact Person(params (ContactField Field, string Text)[] values) =>
        Contact.Create(Layout, Fields.Select(f => values.FirstOrDefault(v => v.Field == f).Text).ToArray());

    [Fact]
    public void The_most_complete_contact_wins_and_nothing_of_the_group_is_changed()
    {
        Contact full = Person((ContactField.Id, "1"), (ContactField.FirstName, "Mona"), (ContactField.LastName, "Berg"), (ContactField.Email, "mona@example.org"));
        Contact thin = Person((ContactField.Id, "2"), (ContactField.LastName, "Berg"), (ContactField.Email, "m.berg@example.com"));
        MergeOutcome outcome = ContactMerger.Merge([thin, full]);
        Assert.Same(full, outcome.Winner);
        Assert.Equal("LessComplete", Assert.Single(outcome.Losers).Reason);
        Assert.Equal("m.berg@example.com", outcome.Golden!.GetText(ContactField.AlternateEmail));
        Assert.Equal("mona@example.org", outcome.Golden.GetText(ContactField.Email));
        Assert.False(full.IsChanged());
        Assert.Same(thin, Assert.Single(outcome.Lineage, l => l.Field == "AlternateEmail").From);
    }

    [Fact]
    public void An_address_moves_as_one_and_never_in_parts()
    {
        Contact winner = Person((ContactField.Id, "1"), (ContactField.FirstName, "A"), (ContactField.LastName, "B"), (ContactField.Email, "a@example.org"), (ContactField.City, "Riverton"));
        Contact elsewhere = Person((ContactField.Id, "2"), (ContactField.Street, "Elm 5"), (ContactField.City, "Lakeside"), (ContactField.PostalCode, "777"));
        Assert.Equal("", ContactMerger.Merge([winner, elsewhere]).Golden!.GetText(ContactField.Street));
        Contact same = Person((ContactField.Id, "2"), (ContactField.Street, "Elm 5"), (ContactField.City, "riverton"), (ContactField.PostalCode, "777"));
        Contact golden = ContactMerger.Merge([winner, same]).Golden!;
        Assert.Equal(("Elm 5", "Riverton", "777"), (golden.GetText(ContactField.Street), golden.GetText(ContactField.City), golden.GetText(ContactField.PostalCode)));
    }

    [Fact]
    public void An_opt_out_survives_whoever_wins_and_its_address_does_not_come_back()
    {
        Contact winner = Person((ContactField.Id, "1"), (ContactField.FirstName, "A"), (ContactField.LastName, "B"), (ContactField.Email, "a@example.org"), (ContactField.OptedOut, "false"));
        Contact gone = Person((ContactField.Id, "2"), (ContactField.Email, "old@example.org"), (ContactField.OptedOut, "true"), (ContactField.OptOutDate, "2025-03-01"));
        Contact golden = ContactMerger.Merge([winner, gone]).Golden!;
        Assert.True(golden.GetBoolean(ContactField.OptedOut));
        Assert.Equal("2025-03-01", golden.GetText(ContactField.OptOutDate));
        Assert.Equal("", golden.GetText(ContactField.AlternateEmail));
    }

    [Fact]
    public void A_bounce_is_not_forgotten()
    {
        Contact winner = Person((ContactField.Id, "1"), (ContactField.FirstName, "A"), (ContactField.LastName, "B"), (ContactField.Email, "a@example.org"));
        Contact bounced = Person((ContactField.Id, "2"), (ContactField.Email, "a@example.org"), (ContactField.BounceReason, "550 user unknown"));
        Assert.Equal("550 user unknown", ContactMerger.Merge([winner, bounced]).Golden!.GetText(ContactField.BounceReason));
    }

    [Fact]
    public void Two_customer_numbers_go_to_review_and_one_of_them_wins()
    {
        Contact one = Person((ContactField.Id, "1"), (ContactField.CustomerNumber, "C-1"), (ContactField.LastName, "B"));
        Contact two = Person((ContactField.Id, "2"), (ContactField.CustomerNumber, "C-2"), (ContactField.LastName, "B"));
        Contact rich = Person((ContactField.Id, "3"), (ContactField.FirstName, "A"), (ContactField.LastName, "B"), (ContactField.Email, "a@example.org"), (ContactField.City, "X"));
        Assert.Equal("CustomerNumbers", ContactMerger.Merge([one, two]).ReviewReason);
        Assert.Same(one, ContactMerger.Merge([rich, one]).Winner);
    }

    [Fact]
    public void A_tie_between_contacts_that_differ_has_no_winner()
    {
        Contact one = Person((ContactField.Id, "1"), (ContactField.LastName, "Berg"), (ContactField.Email, "a@example.org"));
        Contact two = Person((ContactField.Id, "2"), (ContactField.LastName, "Burg"), (ContactField.Email, "a@example.org"));
        Assert.Equal("NoWinner", ContactMerger.Merge([one, two]).ReviewReason);
        Contact copy = Person((ContactField.Id, "3"), (ContactField.LastName, "Berg"), (ContactField.Email, "a@example.org"));
        Assert.Same(one, ContactMerger.Merge([one, copy]).Winner);
    }

    [Fact]
    public void Every_phone_is_kept_once_and_tags_are_joined()
    {
        Contact winner = Person((ContactField.Id, "1"), (ContactField.FirstName, "A"), (ContactField.LastName, "B"), (ContactField.Phone, "+49 30 123456789"), (ContactField.Tags, "vip;fair"));
        Contact other = Person((ContactField.Id, "2"), (ContactField.Phone, "030 123456789"), (ContactField.MobilePhone, "0171 5551234"), (ContactField.Tags, "fair;news"));
        Contact golden = ContactMerger.Merge([winner, other]).Golden!;
        Assert.Equal("+49 30 123456789", golden.GetText(ContactField.Phone));
        Assert.Equal("0171 5551234", golden.GetText(ContactField.MobilePhone));
        Assert.Equal("vip;fair;news", golden.GetText(ContactField.Tags));
    }

    [Fact]
    public void The_newest_human_activity_and_the_oldest_creation_are_kept()
    {
        Contact winner = Person((ContactField.Id, "1"), (ContactField.FirstName, "A"), (ContactField.LastName, "B"), (ContactField.LastActivity, "2024-01-01"), (ContactField.CreatedAt, "2020-05-05"));
        Contact other = Person((ContactField.Id, "2"), (ContactField.LastActivity, "2025-06-01"), (ContactField.CreatedAt, "2018-02-02"));
        Contact golden = ContactMerger.Merge([winner, other]).Golden!;
        Assert.Equal(("2025-06-01", "2018-02-02"), (golden.GetText(ContactField.LastActivity), golden.GetText(ContactField.CreatedAt)));
    }
}
