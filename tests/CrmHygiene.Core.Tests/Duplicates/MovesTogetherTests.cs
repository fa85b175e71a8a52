using CrmHygiene.Core.Duplicates.Survivorship;

namespace CrmHygiene.Core.Tests.Duplicates;

/// <summary>What only means something together moves together: consent with its date and its evidence, a number with its extension.</summary>
public class MovesTogetherTests
{
    private static readonly ContactField[] Fields =
    [
        ContactField.Id, ContactField.FirstName, ContactField.LastName, ContactField.Email, ContactField.Phone, ContactField.MobilePhone, ContactField.City,
        ContactField.ConsentBasis, ContactField.OptInDate, ContactField.ImportLeadSource, ContactField.ImportConsentBasis, ContactField.ImportConsentEvidence,
    ];

    private static readonly ContactLayout Layout = new("list.csv", ContactDialect.None, Fields.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)));

    // The first has more filled fields and wins.
    private static Contact Winner(params (ContactField Field, string Text)[] values) =>
        Person([(ContactField.Id, "1"), (ContactField.FirstName, "Ann"), (ContactField.LastName, "Berg"), (ContactField.Email, "ann@example.org"), (ContactField.City, "Riverton"), .. values]);

    private static Contact Person(params (ContactField Field, string Text)[] values) =>
        Contact.Create(Layout, Fields.Select(f => values.FirstOrDefault(v => v.Field == f).Text).ToArray());

    private static string[] Merged(ContactField[] read, params Contact[] contacts) =>
        [.. read.Select(ContactMerger.Merge(contacts).Golden!.GetText)];

    [Fact]
    public void Evidence_never_proves_a_basis_it_was_not_stamped_with()
    {
        ContactField[] stamp = [ContactField.ImportConsentBasis, ContactField.ImportConsentEvidence];
        Contact other = Person((ContactField.Id, "2"), (ContactField.ImportConsentBasis, "Consent"), (ContactField.ImportConsentEvidence, "form 7"));

        Assert.Equal(["Legitimate interest", ""], Merged(stamp, Winner((ContactField.ImportConsentBasis, "Legitimate interest")), other));
        Assert.Equal(["Consent", "form 7"], Merged(stamp, Winner(), other));
        Contact basis = Person((ContactField.Id, "3"), (ContactField.ImportConsentBasis, "Contract")), evidence = Person((ContactField.Id, "4"), (ContactField.ImportConsentEvidence, "form 9"));
        string[] mixed = Merged(stamp, Winner(), basis, evidence);
        Assert.Contains(string.Empty, mixed);
    }

    [Fact]
    public void A_stamped_basis_stays_with_the_source_it_came_from()
    {
        ContactField[] stamp = [ContactField.ImportLeadSource, ContactField.ImportConsentBasis];
        Contact form = Person((ContactField.Id, "2"), (ContactField.ImportLeadSource, "Web form"), (ContactField.ImportConsentBasis, "Consent"));

        Assert.Equal(["Purchased", ""], Merged(stamp, Winner((ContactField.ImportLeadSource, "Purchased")), form));
    }

    [Fact]
    public void Consent_and_its_date_come_from_one_contact()
    {
        ContactField[] consent = [ContactField.ConsentBasis, ContactField.OptInDate];
        Contact dated = Person((ContactField.Id, "2"), (ContactField.ConsentBasis, "Consent"), (ContactField.OptInDate, "2025-04-01"));

        Assert.Equal(["Contract", ""], Merged(consent, Winner((ContactField.ConsentBasis, "Contract")), dated));
        Assert.Equal(["Consent", "2025-04-01"], Merged(consent, Winner(), dated));
    }

    [Fact]
    public void A_number_keeps_its_extension_and_is_another_than_the_same_without()
    {
        Contact desk = Person((ContactField.Id, "2"), (ContactField.Phone, "+1 201 555 0123 x45"));

        Assert.Equal(["+1 201 555 0123 x45", ""], Merged([ContactField.Phone, ContactField.MobilePhone], Winner(), desk));
        Assert.Equal(["+1 201 555 0123", "+1 201 555 0123 x45"], Merged([ContactField.Phone, ContactField.MobilePhone], Winner((ContactField.Phone, "+1 201 555 0123")), desk));
    }
}
