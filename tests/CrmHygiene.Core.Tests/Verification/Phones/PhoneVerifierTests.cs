using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Core.Tests.Verification.Phones;

public class PhoneVerifierTests
{
    [Fact]
    public void Judges_bare_text()
    {
        PhoneFinding finding = PhoneVerifier.Verify("0171 2345678", "DE");
        Assert.Equal((Verdict.Valid, "Assigned", "+491712345678", "DE", PhoneType.Mobile), (finding.Verdict, finding.Reason, finding.E164, finding.Region, finding.Type));
        Assert.Equal(("0171 2345678", "+49 171 2345678", ""), (finding.National, finding.International, finding.Extension));
        Assert.Null(finding.Contact);
        Assert.Equal(Verdict.Invalid, PhoneVerifier.Verify("").Verdict);
    }

    [Fact]
    public void Takes_the_country_of_the_contact_and_sees_a_mismatch()
    {
        ContactLayout layout = new("test", ContactDialect.None,
            [new("Phone", "Phone", ContactField.Phone), new("MobilePhone", "Mobile", ContactField.MobilePhone), new("Country", "Country", ContactField.Country)]);
        Contact contact = Contact.Create(layout, ["030 12345678", "+43 1 5123456", "Deutschland"]);
        IReadOnlyList<PhoneFinding> findings = PhoneVerifier.Verify(contact, "US");
        Assert.Equal([("Phone", Verdict.Valid), ("MobilePhone", Verdict.Risky)], findings.Select(f => (f.Field, f.Verdict)));
        Assert.True(findings[1].IsCountryMismatch);
        Assert.Equal(PhoneReason.CountryMismatch, findings[1].ReasonCode);
    }

    [Theory]
    [InlineData("1-800-FLOWERS", "US", "+18003569377", true)]
    [InlineData("(800) MY-APPLE", "US", "+18006927753", true)]
    [InlineData("030 901820 Durchwahl 12", "DE", "+4930901820", false)]
    [InlineData("+1 650-253-0000 ext. 123", null, "+16502530000", false)]
    [InlineData("+1 650-253-0000 mobile", null, "+16502530000", false)]
    public void A_vanity_number_is_known_by_its_letters(string text, string? region, string e164, bool vanity)
    {
        PhoneFinding finding = PhoneVerifier.Verify(text, region);
        Assert.Equal((e164, vanity, true), (finding.E164, finding.IsVanity, finding.IsPossible));
    }

    [Fact]
    public void Two_numbers_in_a_cell_are_split()
    {
        PhoneFinding finding = PhoneVerifier.Verify("+49 30 901820 / +49 170 1234567", "DE");
        Assert.Equal((PhoneReason.SeveralNumbers, "+4930901820"), (finding.ReasonCode, finding.E164));
        Assert.Equal(["+491701234567"], finding.OtherNumbers);
    }

    [Fact]
    public void A_contact_without_a_number_is_unknown()
    {
        Contact contact = Contact.Create(new ContactLayout("test", ContactDialect.None, [new("Email", "Email", ContactField.Email)]), ["a@example.com"]);
        PhoneFinding finding = Assert.Single(PhoneVerifier.Verify(contact));
        Assert.Equal((Verdict.Unknown, PhoneReason.NumberMissing), (finding.Verdict, finding.ReasonCode));
    }

    [Fact]
    public void Every_reason_has_a_sentence_of_its_own()
    {
        PhoneReason[] all = Enum.GetValues<PhoneReason>();
        Assert.Equal(all.Length, all.Select(PhoneReasons.Describe).Distinct().Count());
    }
}
