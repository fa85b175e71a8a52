using CrmHygiene.Core.Standards.Repair;
using CsCheck;

namespace CrmHygiene.Core.Tests.Standards.Repair;

public class RepairerTests
{
    private static readonly ContactField[] Fields =
    [
        ContactField.FullName, ContactField.FirstName, ContactField.LastName, ContactField.NameSuffix, ContactField.Email, ContactField.Phone, ContactField.MobilePhone,
        ContactField.Company, ContactField.Street, ContactField.Country, ContactField.CreatedAt, ContactField.Notes, ContactField.None,
    ];

    [Fact]
    public void Repairs_a_dirty_contact_and_lists_every_change()
    {
        Contact contact = Of((ContactField.FirstName, " JOHN "), (ContactField.LastName, "MCDONALD"), (ContactField.Email, "John@EXAMPLE.com"),
            (ContactField.Phone, "030 / 12345678 DW 12"), (ContactField.Country, "Deutschland"), (ContactField.Company, "muster gmbh"), (ContactField.BirthDate, "31. Dez. 1980"));
        Assert.True(new Repairer().Repair(contact));
        Assert.Equal("John", contact.GetText(ContactField.FirstName));
        Assert.Equal("McDonald", contact.GetText(ContactField.LastName));
        Assert.Equal("John@example.com", contact.GetText(ContactField.Email));
        Assert.Equal("+493012345678 ext. 12", contact.GetText(ContactField.Phone));
        Assert.Equal("Germany", contact.GetText(ContactField.Country));
        Assert.Equal("DE", contact.GetText(ContactField.CountryCode));
        Assert.Equal("Muster GmbH", contact.GetText(ContactField.Company));
        Assert.Equal("1980-12-31", contact.GetText(ContactField.BirthDate));
        FieldChange phone = Assert.Single(contact.GetChanges(), c => c.Rule == "PhoneE164");
        Assert.Equal(new FieldChange("Phone", "030 / 12345678 DW 12", "+493012345678 ext. 12", "PhoneE164"), phone);
    }

    [Theory]
    [InlineData(ContactField.Phone, "030 12345678")]
    [InlineData(ContactField.Phone, "123")]
    [InlineData(ContactField.CreatedAt, "03/04/2026")]
    [InlineData(ContactField.CreatedAt, "31/12/2026")]
    [InlineData(ContactField.Country, "Atlantis")]
    [InlineData(ContactField.Email, "john@gmial.com")]
    [InlineData(ContactField.FirstName, "DeShawn")]
    [InlineData(ContactField.LastName, "https://example.com/A1")]
    [InlineData(ContactField.None, "  UNTOUCHED  ")]
    public void Leaves_alone_what_it_cannot_know(ContactField field, string text)
    {
        Contact contact = Of((field, text));
        Assert.False(new Repairer().Repair(contact));
        Assert.Equal(text, contact.GetText(0));
        Assert.Empty(contact.GetChanges());
    }

    [Fact]
    public void Takes_the_default_country_where_the_contact_names_none()
    {
        Contact contact = Of((ContactField.Phone, "(212) 555-2368"), (ContactField.Country, ""));
        Assert.True(new Repairer(new RepairOptions { DefaultRegion = "USA" }).Repair(contact));
        Assert.Equal("+12125552368", contact.GetText(ContactField.Phone));
    }

    [Fact]
    public void Only_suggests_what_is_not_safe()
    {
        Contact contact = Of((ContactField.Email, "john@gmial.com"), (ContactField.Phone, "+49 30 12345678 / +49 171 2345678"));
        Repairer repairer = new(new RepairOptions { SuggestEmail = a => a.EndsWith("@gmial.com", StringComparison.Ordinal) ? ("john@gmail.com", 0.97) : null });
        Assert.False(repairer.Repair(contact));
        Assert.Equal([new FieldSuggestion("Email", "john@gmial.com", "john@gmail.com", "EmailTypo", 0.97),
            new FieldSuggestion("Phone", "+49 30 12345678 / +49 171 2345678", "+493012345678", "PhoneE164", 0.9)], contact.GetSuggestions());
    }

    [Fact]
    public void Applies_the_chosen_rules_only()
    {
        Contact contact = Of((ContactField.FirstName, " JOHN "), (ContactField.Email, "j@EXAMPLE.com"));
        new Repairer(new RepairOptions { Rules = ["cleantext"] }).Repair(contact);
        Assert.Equal("JOHN", contact.GetText(ContactField.FirstName));
        Assert.Equal("j@EXAMPLE.com", contact.GetText(ContactField.Email));
    }

    [Fact]
    public void Refuses_what_it_does_not_know()
    {
        Assert.Throws<ArgumentException>(() => new Repairer(new RepairOptions { Rules = ["NoSuchRule"] }));
        Assert.Throws<ArgumentException>(() => new Repairer(new RepairOptions { DefaultRegion = "Atlantis" }));
    }

    [Fact]
    public void Rule_ids_are_unique_words()
    {
        Assert.Equal(RepairRules.All.Count, RepairRules.All.Select(r => r.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(RepairRules.All, r => Assert.Matches("^[A-Z][A-Za-z0-9]+$", r.Id));
        Assert.All(RepairRules.All, r => Assert.EndsWith(".", r.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void Unwrapping_an_address_uncovers_all_at_once() =>
        Assert.Equal("a.@b.de", CrmHygiene.Core.Standards.Emails.EmailText.Unwrap(";mailto:a.@b.de."));

    [Fact]
    public void Repairing_twice_changes_nothing()
    {
        Repairer repairer = new(new RepairOptions { DefaultRegion = "DE" });
        Gen<string> word = Gen.OneOf("", " ", "JOHN", "o'neil", "VAN DER", "iii", "jOHN", "McDonald", "  ", "\u00a0", "MÃ¼ller", "Ã", "é", "e\u0301", "\n", "@EXAMPLE.com", "mailto:", "<a@B.de>", "a.@b.de.", "(0)", "+49", "0049", "030", "12345678", "/",
            "ext 12", "x3", "GMBH", "& co kg", "deutschland", "USA", "31.12.2026", "03/04/2026", "10:30 PM", "Mar 4, 2026", "1772616615", ".", ",", ";", "-");
        Gen<string> text = word.Array[0, 5].Select(words => string.Join(words.Length % 2 == 0 ? " " : "", words));
        Gen.Select(text.Array[Fields.Length], Gen.Enum<DateOrder>()).Sample((values, order) =>
        {
            Contact contact = Of(order, Fields.Zip(values).ToArray());
            repairer.Repair(contact);
            int changes = contact.GetChanges().Count, suggestions = contact.GetSuggestions().Count;
            Assert.False(repairer.Repair(contact), string.Join("\n", contact.GetChanges().Skip(changes)));
            Assert.Equal(suggestions, contact.GetSuggestions().Count);
            // written out and read again there is nothing left to do either
            Contact again = Of(order, contact.GetLayout().Columns.Select((c, i) => (c.Field, contact.GetText(i))).ToArray());
            Assert.False(repairer.Repair(again), string.Join("\n", again.GetChanges()));
        }, iter: 3_000);
    }

    private static Contact Of(params (ContactField Field, string Text)[] values) => Of(DateOrder.Unknown, values);

    private static Contact Of(DateOrder order, (ContactField Field, string Text)[] values)
    {
        ContactColumn[] columns = [.. values.Select((v, i) => new ContactColumn(v.Field == ContactField.None ? "Column" + i : ContactFields.NameOf(v.Field), "Header" + i, v.Field, order))];
        return Contact.Create(new ContactLayout("test", ContactDialect.None, columns), [.. values.Select(v => v.Text)]);
    }
}
