using System.Text;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Policy.Guide;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Standards.Rules;
using CrmHygiene.Core.Tables;

namespace CrmHygiene.Core.Tests.Policy;

public sealed class PolicyCheckerTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_template_is_the_default_policy_with_purposes()
    {
        File.WriteAllText(_path, PolicyTemplate.Create("Sales \"north\"", "DE"));
        CrmPolicy policy = PolicyFile.Read(_path);
        Assert.Equal("Sales \"north\"", policy.Name);
        Assert.Equal("DE", policy.DefaultCountry);
        Assert.Equal(CrmPolicy.Default.Required, policy.Required);
        Assert.Equal(CrmPolicy.Default.Relevant, policy.Relevant);
        Assert.Equal(CrmPolicy.Default.Style, policy.Style);
        Assert.Equal(CrmPolicy.Default.Limits, policy.Limits);
        Assert.Equal(CrmPolicy.Default.Duplicates, policy.Duplicates);
        Assert.All(policy.Fields.Values, f => Assert.NotEmpty(f.Purpose));
        Assert.DoesNotContain(PolicyChecker.Check(_path, out _), f => f.Severity == RuleSeverity.Error);
    }

    [Fact]
    public void Every_mistake_is_told_at_once_with_line_key_and_what_was_meant()
    {
        File.WriteAllText(_path, """
            {
              "requird": ["Email"],
              "relevant": ["Phon"],
              "style": { "phoneFormat": "E16" },
              "limits": { "maxRemovePercent": 120, "maxRemoveCount": 5 },
              "fields": { "LeadSorce": { "purpose": "x" } },
            }
            """);
        PolicyFinding[] errors = [.. PolicyChecker.Check(_path, out CrmPolicy? policy).Where(f => f.Severity == RuleSeverity.Error)];
        Assert.Equal([2, 3, 4, 5, 6], errors.Select(e => e.Line));
        Assert.Equal(["required", "Phone", "E164", "", "LeadSource"], errors.Select(e => e.Message.Contains("Did you mean", StringComparison.Ordinal) ? e.Message.Split('\'')[^2] : ""));
        Assert.Equal(5, policy!.Limits.MaxRemoveCount);
        Assert.Throws<PolicyException>(() => PolicyFile.Read(_path));
    }

    [Fact]
    public void What_cannot_be_read_at_all_is_one_error()
    {
        File.WriteAllText(_path, "{ not json");
        Assert.Equal(RuleSeverity.Error, Assert.Single(PolicyChecker.Check(_path, out CrmPolicy? policy)).Severity);
        Assert.Null(policy);
        Assert.Equal(RuleSeverity.Error, Assert.Single(PolicyChecker.Check(_path + ".missing", out _)).Severity);
    }

    [Fact]
    public void Listed_values_are_repaired_and_others_found()
    {
        CrmPolicy policy = Fields();
        var layout = new ContactLayout("x", ContactDialect.None, [new ContactColumn("LeadSource", "Source", ContactField.LeadSource), new ContactColumn("Tier", "Tier", ContactField.None)]);
        var repairer = new Repairer(new RepairOptions { Fields = policy.Fields });
        Contact contact = Contact.Create(layout, ["messe ", "gold"]);
        Assert.True(repairer.Repair(contact));
        Assert.Equal(("Fair", "Gold"), (contact.GetText(0), contact.GetText(1)));
        Assert.False(repairer.Repair(contact));
        var tester = new ContactTester(policy, new DateTime(2026, 1, 1), ["ValueNotAllowed"]);
        Assert.Empty(tester.Test(contact));
        Assert.Equal("Tier", Assert.Single(tester.Test(Contact.Create(layout, ["Fair", "Lead"]))).Field);
    }

    [Fact]
    public void The_style_of_the_policy_is_kept_to()
    {
        var layout = new ContactLayout("x", ContactDialect.None, new[] { ContactField.LastName, ContactField.Email, ContactField.Phone, ContactField.CreatedAt }.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)));
        string[] found = ["SMITH", "A@Example.COM", "+49 30 901820", "2026-03-14"];
        Contact Repaired(PolicyStyle style)
        {
            Contact contact = Contact.Create(layout, found);
            var repairer = new Repairer(new RepairOptions { Style = style, DefaultRegion = "DE" });
            repairer.Repair(contact);
            Assert.False(repairer.Repair(contact));
            return contact;
        }
        Assert.Equal(["Smith", "A@example.com", "+4930901820", "2026-03-14"], Enumerable.Range(0, 4).Select(Repaired(new PolicyStyle()).GetText));
        Assert.Equal(["SMITH", "030 901820", "14.03.2026"],
            new[] { 0, 2, 3 }.Select(Repaired(new PolicyStyle { NameCasing = false, LowerCaseEmail = false, PhoneFormat = PhoneStyle.National, DateFormat = "dd.MM.yyyy" }).GetText));
        Assert.Equal("+49 30 901820", Repaired(new PolicyStyle { PhoneFormat = PhoneStyle.International }).GetText(2));
    }

    [Fact]
    public void The_guide_says_what_the_policy_says_and_escapes_it()
    {
        CrmPolicy policy = Fields() with { Name = "A & B <x>" };
        string markdown = TeamGuide.Markdown(policy);
        string html = TeamGuide.Html(policy);
        Assert.Contains("| LeadSource | To know \\*why\\* |", markdown, StringComparison.Ordinal);
        Assert.Contains("| LeadSource | Messe | Fair |", markdown, StringComparison.Ordinal);
        Assert.Contains("A &amp; B &lt;x&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<x>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal(html, TeamGuide.Html(policy));
        System.Xml.Linq.XDocument.Parse(html.Replace("<!DOCTYPE html>", string.Empty, StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", string.Empty, StringComparison.Ordinal)
            .Replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void A_template_has_the_columns_and_the_headers_of_the_system()
    {
        string csv = Path.ChangeExtension(_path, ".csv"), book = Path.ChangeExtension(_path, ".xlsx");
        ImportTemplate.Write(csv, Fields(), HeaderProfiles.BuiltIn.Get("HubSpot"), overwrite: false);
        string text = File.ReadAllText(csv, Encoding.UTF8);
        Assert.StartsWith("Email,Phone Number,", text, StringComparison.Ordinal);
        Assert.EndsWith(",Tier\r\n", text, StringComparison.Ordinal);
        IReadOnlyList<string> headers = ImportTemplate.Write(book, Fields(), null, overwrite: false);
        using (SpreadsheetReader reader = SpreadsheetReader.Open(book)) Assert.Equal(headers, reader.Rows().Single().Values);
        File.Delete(csv);
        File.Delete(book);
    }

    private static CrmPolicy Fields() => PolicyFile.Parse("""
        { "fields": {
            "leadsource": { "purpose": "To know *why*", "owner": "Marketing", "values": ["Website", "Fair"], "synonyms": { "Messe": "Fair" } },
            "Tier": { "values": ["Gold", "Silver"] } } }
        """u8.ToArray(), "policy.json");
}
