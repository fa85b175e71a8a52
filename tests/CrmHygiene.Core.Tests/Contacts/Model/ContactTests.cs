using CsCheck;

namespace CrmHygiene.Core.Tests.Contacts.Model;

public class ContactTests
{
    private static readonly ContactLayout Layout = new("list", ContactDialect.None,
    [
        new("Id", "Record ID", ContactField.Id),
        new("Email", "E-mail", ContactField.Email),
        new("LastActivity", "Last seen", ContactField.LastActivity, DateOrder.DayFirst),
        new("OptedOut", "Opt out", ContactField.OptedOut),
        new("EmailsDelivered", "Sent", ContactField.EmailsDelivered),
        new("Deal Stage", "Deal Stage", ContactField.None),
    ]);

    [Fact]
    public void Any_values_come_back_as_they_were() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 40], Gen.String[Gen.Char['\u0001', '\ud7ff'], 0, 40], Gen.Int[0, 90_000]).Sample((a, b, length) =>
        {
            string long_ = new('x', length);
            Contact contact = Contact.Create(Layout, [a, b, null, string.Empty, long_]);
            Assert.Equal([a, b, "", "", long_, ""], Enumerable.Range(0, 6).Select(contact.GetText));
        });

    [Fact]
    public void Text_that_does_not_parse_reads_as_itself_and_an_empty_typed_field_as_null()
    {
        Contact contact = Contact.Create(Layout, ["01", "a@example.org", "soon", "perhaps", "1.5", "Won"]);
        Contact empty = Contact.Create(Layout, ["01", "", "", " ", "", ""]);

        Assert.Equal(["01", "a@example.org", "soon", "perhaps", "1.5", "Won"], Enumerable.Range(0, 6).Select(contact.GetValue));
        Assert.Equal(["01", "", null, null, null, ""], Enumerable.Range(0, 6).Select(empty.GetValue));
    }

    [Fact]
    public void A_change_keeps_the_text_as_found_and_is_listed()
    {
        Contact contact = Contact.Create(Layout, ["01", "A@Example.org"]);

        Assert.False(contact.Change(ContactField.Id, "01", "Rule"));
        Assert.True(contact.Change(ContactField.Email, "a@example.org", "EmailCasing"));

        Assert.Equal("a@example.org", contact.GetText(ContactField.Email));
        Assert.Equal("A@Example.org", contact.GetFoundText(1));
        Assert.Equal([new FieldChange("Email", "A@Example.org", "a@example.org", "EmailCasing")], contact.GetChanges());
    }

    [Fact]
    public void A_missing_standard_field_is_added_behind_the_columns()
    {
        Contact contact = Contact.Create(Layout, ["01"]);

        Assert.False(contact.Change(ContactField.CountryCode, "", "Rule"));
        Assert.True(contact.Change(ContactField.CountryCode, "DE", "Rule"));

        Assert.Equal("DE", contact.GetText(6));
        Assert.Same(contact.GetLayout(), Layout.With(ContactField.CountryCode));
        Assert.Same(Layout.SourceIdentity, contact.GetLayout().SourceIdentity);
    }

    [Fact]
    public void A_copy_does_not_change_the_original()
    {
        Contact contact = Contact.Create(Layout, ["01", "a@example.org"]);
        contact.Change(ContactField.Email, "b@example.org", "Rule");

        Contact copy = contact.Copy();
        copy.Change(ContactField.Email, "c@example.org", "Rule");
        copy.MarkPlanned();

        Assert.Equal("b@example.org", contact.GetText(ContactField.Email));
        Assert.Single(contact.GetChanges());
        Assert.False(contact.IsPlanned());
    }

    [Fact]
    public void More_values_than_columns_are_refused() =>
        Assert.Throws<ArgumentException>(() => Contact.Create(Layout, new string?[7]));

    [Fact]
    public void Names_and_headers_find_columns_ignoring_case()
    {
        Assert.Equal(1, Layout.IndexOf("email"));
        Assert.Equal(1, Layout.IndexOf("e-MAIL"));
        Assert.Equal(5, Layout.IndexOf("deal stage"));
        Assert.Equal(-1, Layout.IndexOf("Nothing"));
    }
}
