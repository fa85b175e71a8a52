using CrmHygiene.Core.Standards.Rules;
using CrmHygiene.Core.Tests.Contacts;

namespace CrmHygiene.Core.Tests.Standards.Rules;

public class ContactTesterTests
{
    private static readonly DateTime AsOf = new(2026, 11, 23);

    private static readonly (string Header, string? Value)[] Good =
    [
        ("Email", "anna.weber@firma.de"), ("FirstName", "Anna"), ("LastName", "Weber"), ("Phone", "+49 30 5557788"), ("Company", "Weber & Söhne"),
        ("City", "Berlin"), ("PostalCode", "10115"), ("CountryCode", "DE"), ("BirthDate", "1980-02-29"), ("CreatedAt", "2020-01-05"), ("ConsentBasis", "consent"), ("LeadSource", "Web"),
    ];

    private static IReadOnlyList<ContactFinding> Test(Contact contact, CrmPolicy? policy = null) => new ContactTester(policy ?? CrmPolicy.Default, AsOf).Test(contact);

    private static Contact GoodBut(string header, string? value) => People.With([.. Good.Select(c => c.Header == header ? (header, value) : c)]);

    [Fact]
    public void A_good_contact_breaks_no_rule() => Assert.Empty(Test(People.With(Good), CrmPolicy.Default with { LeadSources = ["web"] }));

    [Theory]
    [InlineData("Email", "anna.weber", "BadEmail")]
    [InlineData("Email", "anna@firma", "BadEmail")]
    [InlineData("Email", "anna@@firma.de", "BadEmail")]
    [InlineData("Email", "anna weber@firma.de", "BadEmail")]
    [InlineData("Email", "anna@firma.de, weber@firma.de", "BadEmail")]
    [InlineData("Email", "anna..weber@firma.de", "BadEmail")]
    [InlineData("Phone", "call me", "BadPhone")]
    [InlineData("Phone", "1234", "BadPhone")]
    [InlineData("Phone", "030 5557788 / 030 5557789 / 030", "BadPhone")]
    [InlineData("BirthDate", "sometime", "BadFormat")]
    [InlineData("BirthDate", "03/04/1980", "BadFormat")]
    [InlineData("FirstName", "Test", "Placeholder")]
    [InlineData("FirstName", "n/a", "Placeholder")]
    [InlineData("LastName", "-", "Placeholder")]
    [InlineData("LastName", "NULL", "Placeholder")]
    [InlineData("City", "unbekannt", "Placeholder")]
    [InlineData("Email", "first@last.com", "Placeholder")]
    [InlineData("Email", "anna@example.com", "Placeholder")]
    [InlineData("Phone", "000-0000", "Placeholder")]
    [InlineData("Phone", "1234567890", "Placeholder")]
    [InlineData("Company", "asdf", "Placeholder")]
    [InlineData("Phone", "anna@firma.de", "SwappedColumns")]
    [InlineData("LastName", "+49 30 5557788", "SwappedColumns")]
    [InlineData("Email", "+49 30 5557788", "SwappedColumns")]
    [InlineData("Email", "weber.anna@firma.de", "NamesSwapped")]
    [InlineData("FirstName", "Anna,", "NamesSwapped")]
    [InlineData("LastName", "Weber2", "NameDigits")]
    [InlineData("LastName", "Weber GmbH", "NameCompanyWords")]
    [InlineData("LastName", "WEBER", "NameAllCaps")]
    [InlineData("LastName", "weber", "NameAllCaps")]
    [InlineData("LastName", "Asdfgh", "KeyboardMash")]
    [InlineData("LastName", "Aaaaaa", "KeyboardMash")]
    [InlineData("LastName", "Sdkjfhg", "KeyboardMash")]
    [InlineData("LastName", "We\u200Bber", "InvisibleCharacters")]
    [InlineData("LastName", "Web\u0007er", "InvisibleCharacters")]
    [InlineData("Company", "M\uFFFDller", "InvisibleCharacters")]
    [InlineData("LastName", "MÃ¼ller", "WrongEncoding")]
    [InlineData("Company", "CafÃ© GmbH", "WrongEncoding")]
    [InlineData("BirthDate", "2027-01-01", "ImplausibleDate")]
    [InlineData("BirthDate", "1900-01-01", "ImplausibleDate")]
    [InlineData("CreatedAt", "1970-01-01", "ImplausibleDate")]
    [InlineData("CreatedAt", "2031-01-01", "ImplausibleDate")]
    [InlineData("Phone", "+33 1 55577889", "PhoneCountry")]
    [InlineData("PostalCode", "1115", "PostalCode")]
    [InlineData("PostalCode", "SW1A 1AA", "PostalCode")]
    [InlineData("Email", "info@firma.de", "RoleAsPerson")]
    [InlineData("ConsentBasis", "", "MissingConsent")]
    [InlineData("LeadSource", "Newspaper", "UnknownLeadSource")]
    public void A_rule_finds_what_it_is_for(string header, string value, string rule)
    {
        IReadOnlyList<ContactFinding> findings = Test(GoodBut(header, value), CrmPolicy.Default with { LeadSources = ["Web"] });
        ContactFinding finding = Assert.Single(findings, f => f.Rule == rule);
        Assert.Equal(rule, finding.Reason);
        Assert.NotEmpty(finding.SuggestedFix);
        if (value.Length > 2) Assert.DoesNotContain(value, finding.Message + finding.SuggestedFix, StringComparison.Ordinal);
        if (rule is not ("MissingConsent" or "NamesSwapped")) Assert.Equal((header, value), (finding.Field, finding.Value));
    }

    [Theory]
    [InlineData("Email", "o'brien+crm@mail.co.uk")]
    [InlineData("Email", "jörg@müller.de")]
    [InlineData("Email", "\"john smith\"@firma.de")]
    [InlineData("Phone", "(030) 555-7788 ext. 12")]
    [InlineData("Phone", "+49 (0)30 5557788 x9")]
    [InlineData("LastName", "Null")]
    [InlineData("LastName", "O")]
    [InlineData("LastName", "Ng")]
    [InlineData("LastName", "van der Berg")]
    [InlineData("LastName", "Azer")]
    [InlineData("LastName", "Schwarzschild")]
    [InlineData("LastName", "محمدی‌نژاد")]
    [InlineData("LastName", "李")]
    [InlineData("FirstName", "JR")]
    [InlineData("FirstName", "Wwwilliam")]
    [InlineData("Company", "3M GmbH")]
    [InlineData("PostalCode", "D-10115")]
    [InlineData("BirthDate", "")]
    public void A_rule_leaves_alone_what_only_looks_odd(string header, string value) =>
        Assert.DoesNotContain(Test(GoodBut(header, value)), f => f.Severity >= RuleSeverity.Warning);

    [Fact]
    public void A_missing_required_group_names_what_would_meet_it()
    {
        ContactFinding finding = Assert.Single(Test(People.With(("Email", " "), ("LastName", "Weber"))));
        Assert.Equal("MissingRequired", finding.Rule);
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Contains("Email, Phone, MobilePhone", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Test(People.With(("Email", ""), ("Mobile", "+49 171 5557788"), ("LastName", "Weber"))));
    }

    [Fact]
    public void A_list_without_consent_columns_is_not_blamed_contact_by_contact() =>
        Assert.Empty(Test(People.With(("Email", "anna@firma.de"))));

    [Fact]
    public void The_policy_sets_severities_and_switches_rules_off()
    {
        Contact contact = GoodBut("LastName", "WEBER");
        Assert.Equal(RuleSeverity.Information, Assert.Single(Test(contact)).Severity);
        Dictionary<string, RuleSeverity> rules = new(StringComparer.OrdinalIgnoreCase) { ["NameAllCaps"] = RuleSeverity.Error };
        Assert.Equal(RuleSeverity.Error, Assert.Single(Test(contact, CrmPolicy.Default with { Rules = rules })).Severity);
        rules["NameAllCaps"] = RuleSeverity.Off;
        Assert.Empty(Test(contact, CrmPolicy.Default with { Rules = rules }));
    }

    [Fact]
    public void Only_the_chosen_rules_are_tested_and_a_wrong_id_is_corrected()
    {
        Contact contact = People.With(("Email", "x"), ("LastName", "WEBER"));
        Assert.Equal("NameAllCaps", Assert.Single(new ContactTester(CrmPolicy.Default, AsOf, ["nameallcaps"]).Test(contact)).Rule);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ContactTester(CrmPolicy.Default, AsOf, ["NameAlCaps"]));
        Assert.Contains("Did you mean 'NameAllCaps'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_country_name_is_understood_and_an_unknown_one_accuses_nobody()
    {
        Assert.Equal("PostalCode", Assert.Single(Test(People.With(("Email", "a@firma.de"), ("Country", "Deutschland"), ("Zip", "1234")))).Rule);
        Assert.Empty(Test(People.With(("Email", "a@firma.de"), ("Country", "Utopia"), ("Zip", "1234"))));
        ContactTester tester = new(CrmPolicy.Default, AsOf, countryOf: _ => "DE");
        Assert.Equal("PostalCode", Assert.Single(tester.Test(People.With(("Email", "a@firma.de"), ("Zip", "1234")))).Rule);
    }

    [Fact]
    public void Every_rule_explains_itself_and_ids_are_unique()
    {
        Assert.Equal(RuleCatalogue.Ids.Count, RuleCatalogue.Ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (ContactRuleInfo rule in RuleCatalogue.All)
        {
            Assert.Matches("^[A-Z][A-Za-z]+$", rule.Id);
            Assert.EndsWith(".", rule.Description, StringComparison.Ordinal);
            Assert.EndsWith(".", rule.SuggestedFix, StringComparison.Ordinal);
            Assert.NotEqual(RuleSeverity.Off, rule.Severity);
        }
    }
}
