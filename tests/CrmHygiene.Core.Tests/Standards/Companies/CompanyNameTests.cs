using CrmHygiene.Core.Standards.Companies;
using CsCheck;

namespace CrmHygiene.Core.Tests.Standards.Companies;

public class CompanyNameTests
{
    [Fact]
    public void Bytes_that_need_nothing_are_passed_over_and_only_those()
    {
        string[] forms = [.. LegalForms.ByKey.Keys];
        Gen<string> form = Gen.Select(Gen.Int[0, forms.Length - 1], Gen.Int[0, 2]).Select((i, way) => way switch { 0 => forms[i], 1 => forms[i].ToUpperInvariant(), _ => LegalForms.ByKey[forms[i]] });
        Gen<string> word = Gen.OneOf(Gen.OneOf("ACME", "acme", "Acme", "Müller", "& Co.", "the", " ", "", "ÇA", "Spa"), form);
        word.Array[1, 5].Sample(words =>
        {
            string name = string.Join(' ', words);
            byte[] raw = System.Text.Encoding.UTF8.GetBytes(name);
            if (CompanyBytes.IsFormRight(raw)) Assert.Same(name, CompanyName.FixLegalForm(name));
            if (CompanyBytes.HasMixedFirstWord(raw)) Assert.Same(name, CompanyName.FixCase(name));
        }, iter: 20_000);
        Assert.True(CompanyBytes.IsFormRight("Muster GmbH & Co. KG"u8));
        Assert.True(CompanyBytes.IsFormRight("Northwind Traders"u8));
        Assert.False(CompanyBytes.IsFormRight("Muster gmbh"u8));
    }

    [Theory]
    [InlineData("Muster gmbh & co. kg", "Muster GmbH & Co. KG")]
    [InlineData("Muster GMBH", "Muster GmbH")]
    [InlineData("MUSTERMANN GMBH", "Mustermann GmbH")]
    [InlineData("acme corporation", "Acme Corporation")]
    [InlineData("SAP SE", "SAP SE")]
    [InlineData("IBM", "IBM")]
    [InlineData("BMW AG", "BMW AG")]
    [InlineData("Acme llc", "Acme LLC")]
    [InlineData("Acme l.l.c.", "Acme LLC")]
    [InlineData("ROSSI S.P.A.", "Rossi S.p.A.")]
    [InlineData("kowalski sp. z o.o.", "Kowalski Sp. z o.o.")]
    [InlineData("Alpine Day Spa", "Alpine Day Spa")]
    [InlineData("johnson and sons ltd", "Johnson and Sons Ltd")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("eBay", "eBay")]
    [InlineData("booking.com", "booking.com")]
    [InlineData("GmbH", "GmbH")]
    [InlineData("株式会社トヨタ", "株式会社トヨタ")]
    public void Writes_a_company_properly(string found, string expected) => Assert.Equal(expected, CompanyName.Fix(found));

    [Fact]
    public void Fixing_twice_changes_nothing() => Gen.Select(Gen.OneOf("acme", "ACME", "Acme", "MUSTER", "mc donald", "o'neil", "AT&T", ""), Gen.OneOf("", " ", " - ", ", "), Gen.OneOf("gmbh", "GMBH & CO KG", "llc", "S.P.A.", "SPA", "co., ltd.", "sp. z o.o.", "and sons"))
        .Sample((head, gap, form) =>
        {
            string once = CompanyName.Fix(head + gap + form);
            Assert.Equal(once, CompanyName.Fix(once));
        });
}
