using CrmHygiene.Core.Contacts.Checking;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Policy.Guide;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Tests.Policy;

/// <summary>Types, formats and limits of fields: read, checked, found in contacts and lists, kept to by the repair.</summary>
public sealed class PolicyFieldFormTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-form-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Discount", "\"type\": \"Percentge\"", "fields.Discount.type", "Percentage")]
    [InlineData("Discount", "\"typ\": \"Number\"", "fields.Discount.typ", "type")]
    [InlineData("BirthDate", "\"format\": \"YYYY-MM-DD\"", "fields.BirthDate.format", "yyyy-MM-dd")]
    [InlineData("Signed", "\"type\": \"Date\", \"format\": \"dd.mm.yyyy\"", "fields.Signed.format", "dd.MM.yyyy")]
    [InlineData("Phone", "\"format\": \"E146\"", "fields.Phone.format", "E164")]
    [InlineData("Discount", "\"format\": \"Precentage\"", "fields.Discount.format", "Percentage")]
    [InlineData("Discount", "\"type\": \"Number\", \"format\": \"0,0\"", "fields.Discount.format", "0.0")]
    [InlineData("Email", "\"type\": \"Number\"", "fields.Email.type", "")]
    [InlineData("Tier", "\"type\": \"List\"", "fields.Tier.type", "")]
    [InlineData("Tier", "\"type\": \"Text\", \"format\": \"upper\"", "fields.Tier.format", "")]
    [InlineData("Tier", "\"pattern\": \"[A-\"", "fields.Tier.pattern", "")]
    [InlineData("Tier", "\"pattern\": \"(?=a)b\"", "fields.Tier.pattern", "")]
    [InlineData("Tier", "\"minLength\": 5, \"maxLength\": 3", "fields.Tier.minLength", "")]
    [InlineData("Tier", "\"type\": \"Text\", \"minimum\": 5", "fields.Tier.minimum", "")]
    [InlineData("Tier", "\"type\": \"Number\", \"minimum\": 5, \"maximum\": 1", "fields.Tier.minimum", "")]
    public void Mistakes_name_line_key_and_what_was_meant(string field, string members, string key, string meant)
    {
        string path = Write("{\n  \"fields\": {\n    \"" + field + "\": { " + members + " }\n  }\n}");
        PolicyFinding error = Assert.Single(PolicyChecker.Check(path, out _), f => f.Severity == RuleSeverity.Error);
        Assert.Equal((3, key), (error.Line, error.Key));
        if (meant.Length > 0) Assert.Contains($"'{meant}'?", error.Message, StringComparison.Ordinal);
        else Assert.DoesNotContain("Did you mean", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"type\": \"Number\"", "1,234.5|12|-3", "x|1.234|12 %")]
    [InlineData("\"type\": \"Integer\", \"minimum\": 1, \"maximum\": 10", "1|10|5.0", "0|11|2.5|one")]
    [InlineData("\"type\": \"Percentage\", \"format\": \"0.0\", \"maximum\": 100", "12.5 %|12|100%|٪۱۲", "12.55 %|101%|half")]
    [InlineData("\"type\": \"Date\"", "2026-03-14|14 Mar 2026", "03/04/2026|soon")]
    [InlineData("\"type\": \"Date\", \"format\": \"dd.MM.yyyy\"", "14.03.2026|2026-03-14T10:00:00", "2026-03-14|14.3.2026")]
    [InlineData("\"type\": \"Boolean\"", "yes|0|TRUE", "maybe|2")]
    [InlineData("\"type\": \"Email\"", "ann@example.org", "ann@|ann")]
    [InlineData("\"type\": \"Phone\"", "030 12345678|+4930123456", "call me|12")]
    [InlineData("\"type\": \"Phone\", \"format\": \"E164\"", "+4930123456|+4930123456 ext. 12", "030 12345678|+49 30 12345678")]
    [InlineData("\"type\": \"Url\"", "https://example.org/a?b|example.org|www.example.org", "ann@example.org|not a url|ftp://example.org|localhost")]
    [InlineData("\"type\": \"Country\"", "Germany|DE|Deutschland|USA", "Atlantis|Germny")]
    [InlineData("\"type\": \"Text\", \"minLength\": 2, \"maxLength\": 4", "ab|Zoë1|😀😀😀😀", "a|abcde")]
    [InlineData("\"pattern\": \"[A-Z]{2}-\\\\d+\"", "AB-1|ZZ-999", "ab-1|AB-1x|xAB-1")]
    public void Values_are_found_that_differ(string members, string good, string bad)
    {
        CrmPolicy policy = PolicyFile.Read(Write("{ \"defaultCountry\": \"DE\", \"fields\": { \"Own\": { " + members + " } } }"));
        var tester = new ContactTester(policy, new DateTime(2026, 1, 1), ["PolicyFormat"]);
        var layout = new ContactLayout("x", ContactDialect.None, [new ContactColumn("Own", "Own", ContactField.None)]);
        Assert.Empty(tester.Test(Contact.Create(layout, [" "])));
        foreach (string value in good.Split('|')) Assert.Empty(tester.Test(Contact.Create(layout, [value])).Select(f => $"{f.Value}: {f.Message}"));
        foreach (string value in bad.Split('|'))
        {
            ContactFinding finding = Assert.Single(tester.Test(Contact.Create(layout, [value])));
            Assert.Equal(("PolicyFormat", "Own", value, RuleSeverity.Warning), (finding.Rule, finding.Field, finding.Value, finding.Severity));
        }

        string list = Path.Combine(_folder, "list.csv");
        File.WriteAllLines(list, ["Own,Email", .. good.Split('|').Concat(bad.Split('|')).Select(v => $"\"{v}\",a@example.org")]);
        ImportColumnCheck check = ImportChecker.Check(ContactFile.Open(list), policy, null, default)[0];
        foreach ((string value, int i) in bad.Split('|').Select((v, i) => (v, i)))
            Assert.Contains(check.BadValues, b => b.Value == value && b.Line == good.Split('|').Length + 2 + i && b.Problem.Length > 0);
    }

    [Fact]
    public void A_list_before_import_is_held_to_listed_values()
    {
        CrmPolicy policy = PolicyFile.Read(Write("{ \"fields\": { \"Tier\": { \"type\": \"List\", \"values\": [\"Gold\", \"Lead\"], \"synonyms\": { \"premium\": \"Gold\" } } } }"));
        string list = Path.Combine(_folder, "list.csv");
        File.WriteAllLines(list, ["Tier,Email", "gold,a@example.org", "Premium,b@example.org", "Bronze,c@example.org", ",d@example.org"]);
        ImportBadValue bad = Assert.Single(ImportChecker.Check(ContactFile.Open(list), policy, null, default)[0].BadValues);
        Assert.Equal((4L, "Bronze", "ValueNotListed"), (bad.Line, bad.Value, bad.Problem));
    }

    [Fact]
    public void The_repair_writes_what_the_policy_asks_for()
    {
        CrmPolicy policy = PolicyFile.Read(Write("{ \"defaultCountry\": \"DE\", \"fields\": { \"BirthDate\": { \"format\": \"dd.MM.yyyy\" }, \"MobilePhone\": { \"format\": \"International\" } } }"));
        ContactField[] fields = [ContactField.BirthDate, ContactField.CreatedAt, ContactField.MobilePhone, ContactField.Phone];
        var layout = new ContactLayout("x", ContactDialect.None, fields.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)));
        Contact contact = Contact.Create(layout, ["1980-12-31", "31. Dez. 1980", "0171 2345678", "030 12345678"]);
        var repairer = new Repairer(new RepairOptions { DefaultRegion = policy.DefaultCountry, Style = policy.Style, Fields = policy.Fields });
        Assert.True(repairer.Repair(contact));
        Assert.Equal(["31.12.1980", "1980-12-31", "+49 171 2345678", "+493012345678"], Enumerable.Range(0, 4).Select(contact.GetText));
        Assert.False(repairer.Repair(contact));
        Assert.Empty(new ContactTester(policy, new DateTime(2026, 1, 1), ["PolicyFormat"]).Test(contact));
    }

    [Fact]
    public void The_guide_says_how_values_are_written_and_examples_are_held_to_it()
    {
        string path = Write("{ \"fields\": { \"Discount\": { \"purpose\": \"x\", \"type\": \"Percentage\", \"format\": \"0.0\", \"minimum\": 0, \"maximum\": 100, \"right\": [\"12.5%\", \"lots\"] }, \"Code\": { \"purpose\": \"x\", \"write\": \"As on the card\", \"pattern\": \"[A-Z]+\", \"maxLength\": 8 } } }");
        string guide = TeamGuide.Html(PolicyFile.Read(path));
        Assert.Contains("A percentage with at most 1 decimals. From 0 to 100.", guide, StringComparison.Ordinal);
        Assert.Contains("As on the card. At most 8 characters. It matches [A-Z]+.", guide, StringComparison.Ordinal);
        PolicyFinding finding = Assert.Single(PolicyChecker.Check(path, out _), f => f.Severity == RuleSeverity.Warning);
        Assert.Equal(("fields.Discount.right", true), (finding.Key, finding.Message.Contains("'lots'", StringComparison.Ordinal)));
    }

    private string Write(string json)
    {
        string path = Path.Combine(_folder, "policy.json");
        File.WriteAllText(path, json);
        return path;
    }
}
