using System.Text;
using System.Text.Json;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Tests.Policy;

public class PolicyFileTests
{
    private static CrmPolicy Parse(string json) => PolicyFile.Parse(Encoding.UTF8.GetBytes(json), "policy.json");

    [Fact]
    public void An_empty_object_is_the_defaults()
    {
        CrmPolicy policy = Parse("{}");
        Assert.Equal(6, policy.Staleness.InactiveMonths);
        Assert.Equal(10, policy.Staleness.UnopenedSendCount);
        Assert.Equal(20, policy.Limits.MaxRemovePercent);
        Assert.Equal(5000, policy.Limits.MaxRemoveCount);
        Assert.Equal(10, policy.Duplicates.MaxGroupSize);
        Assert.Equal(0.995, policy.Duplicates.Threshold);
        Assert.Equal([ContactField.Email, ContactField.Phone, ContactField.MobilePhone], Assert.Single(policy.Required));
        Assert.Null(policy.DefaultCountry);
    }

    [Fact]
    public void Everything_is_read()
    {
        CrmPolicy policy = Parse("""
            {
              // the sales team's list
              "$schema": "./module/crm-policy.schema.json",
              "name": "Sales",
              "required": [["email", "Phone"], "LastName"],
              "relevant": ["Company", "Company", "Country"],
              "style": { "nameCasing": false, "lowerCaseEmail": false, "phoneFormat": "international", "dateFormat": "dd.MM.yyyy" },
              "defaultCountry": "de",
              "verification": { "level": "Dns" },
              "duplicates": { "threshold": 0.99, "reviewThreshold": 0.4, "maxGroupSize": 5 },
              "staleness": { "inactiveMonths": 12, "unopenedSendCount": 11, "unopenedDays": 90, "softBounceCount": 5, "softBounceDays": 30, "mailboxFullDays": 90, "mailboxFullCount": 4,
                "missingMeansNever": true, "holdStages": ["customer"],
                "segments": [ { "field": "LeadSource", "value": "Fair", "inactiveMonths": 24, "unopenedSendCount": 20 } ],
                "retention": [ { "basis": "consent", "months": 24, "action": "Remove" } ] },
              "limits": { "maxRemovePercent": 12.5, "maxRemoveCount": 100 },
              "rules": { "NameAllCaps": "Off", "badphone": "Error" },
              "leadSources": ["Web", "Fair"], /* trailing comma */
            }
            """);
        Assert.Equal("Sales", policy.Name);
        Assert.Equal("policy.json", policy.File);
        Assert.Equal([ContactField.LastName], policy.Required[1]);
        Assert.Equal([ContactField.Company, ContactField.Country], policy.Relevant);
        Assert.Equal(new PolicyStyle { NameCasing = false, LowerCaseEmail = false, PhoneFormat = PhoneStyle.International, DateFormat = "dd.MM.yyyy" }, policy.Style);
        Assert.Equal("DE", policy.DefaultCountry);
        Assert.Equal(EmailVerificationLevel.Dns, policy.VerificationLevel);
        Assert.Equal(new PolicyDuplicates { Threshold = 0.99, ReviewThreshold = 0.4, MaxGroupSize = 5 }, policy.Duplicates);
        Assert.Equal((12, 11, 90, 5, 30, 90, 4, true), (policy.Staleness.InactiveMonths, policy.Staleness.UnopenedSendCount, policy.Staleness.UnopenedDays, policy.Staleness.SoftBounceCount,
            policy.Staleness.SoftBounceDays, policy.Staleness.MailboxFullDays, policy.Staleness.MailboxFullCount, policy.Staleness.MissingMeansNever));
        Assert.Equal(["customer"], policy.Staleness.HoldStages);
        Assert.Equal(new PolicySegment { Field = "LeadSource", Value = "Fair", InactiveMonths = 24, UnopenedSendCount = 20 }, Assert.Single(policy.Staleness.Segments));
        Assert.Equal(new PolicyRetention { Basis = "consent", Months = 24, Action = StaleAction.Remove }, Assert.Single(policy.Staleness.Retention));
        Assert.Equal(new PolicyLimits { MaxRemovePercent = 12.5, MaxRemoveCount = 100 }, policy.Limits);
        Assert.Equal(RuleSeverity.Off, policy.Rules["NameAllCaps"]);
        Assert.Equal(RuleSeverity.Error, policy.Rules["BadPhone"]);
        Assert.Equal(["Web", "Fair"], policy.LeadSources);
    }

    [Theory]
    [InlineData("{\n \"stalenes\": {} }", 2, "stalenes", "Did you mean 'staleness'?")]
    [InlineData("{\n // x\n\n \"staleness\": {\n  \"inactiveMonth\": 3 } }", 5, "staleness.inactiveMonth", "Did you mean 'inactiveMonths'?")]
    [InlineData("{ \"staleness\": {\n \"inactiveMonths\": 0 } }", 2, "staleness.inactiveMonths", "a whole number from 1 to 240")]
    [InlineData("{ \"staleness\": {\n \"inactiveMonths\": \"6\" } }", 2, "staleness.inactiveMonths", "a whole number")]
    [InlineData("{\n \"required\": [ \"Emial\" ] }", 2, "required[0]", "Did you mean 'Email'?")]
    [InlineData("{\n \"required\": [ [] ] }", 2, "required[0]", "empty group")]
    [InlineData("{\n \"rules\": { \"BadEmial\": \"Off\" } }", 2, "rules.BadEmial", "Did you mean 'BadEmail'?")]
    [InlineData("{\n \"rules\": { \"BadEmail\": \"Of\" } }", 2, "rules.BadEmail", "Did you mean 'Off'?")]
    [InlineData("{\n \"verification\": { \"level\": \"Smtp\" } }", 2, "verification.level", "None, Syntax, Dns, Mailbox")]
    [InlineData("{\n \"defaultCountry\": \"Germany\" }", 2, "defaultCountry", "two letters")]
    [InlineData("{\n \"limits\": { \"maxRemovePercent\": 101 } }", 2, "limits.maxRemovePercent", "from 0 to 100")]
    [InlineData("{\n \"duplicates\": { \"threshold\": 0.6, \"reviewThreshold\": 0.9 } }", 2, "duplicates", "must not be above")]
    [InlineData("{\n \"style\": { \"dateFormat\": \"HH:mm\" } }", 2, "style.dateFormat", "could not be read back")]
    [InlineData("{\n \"name\": 1 }", 2, "name", "a text in quotes")]
    [InlineData("{\n \"name\": \"a\",\n \"name\": \"b\" }", 3, "name", "a second time")]
    [InlineData("{\n \"staleness\": { \"retention\": [ { \"basis\": \"consent\" } ] } }", 2, "staleness.retention[0]", "'months'")]
    [InlineData("[]", 1, "", "must be an object")]
    [InlineData("{\n \"name\": }", 2, "", "not JSON")]
    public void A_mistake_names_file_line_and_key(string json, int line, string key, string says)
    {
        PolicyException error = Assert.Throws<PolicyException>(() => Parse(json));
        Assert.Equal(("policy.json", line, key), (error.File, error.Line, error.Key));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"policy.json({line}): ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_follow_the_policy()
    {
        CrmPolicy policy = Parse("""{ "duplicates": { "winner": ["Oldest"], "minimumLead": 2, "fieldRules": { "Company": "Longest" }, "sourcePriority": ["CRM"], "keepNewest": true, "decisionFile": "decisions.txt" } }""");
        Core.Duplicates.Survivorship.MergeOptions merge = Core.Policy.DuplicatePolicy.MergeOptions(policy);
        Assert.Equal([WinnerRule.Oldest], merge.Winner);
        Assert.Equal((2, true, FieldRule.Longest), (merge.MinimumLead, merge.KeepNewest, merge.FieldRules["company"]));
        Assert.Equal(["CRM"], merge.SourcePriority);
        Assert.Equal(WinnerRule.SourcePriority, Core.Policy.DuplicatePolicy.MergeOptions(Parse("""{ "duplicates": { "sourcePriority": ["CRM"] } }""")).Winner[0]);
        Assert.Equal("decisions.txt", Path.GetFileName(Core.Policy.DuplicatePolicy.DecisionPath(policy)));
        Assert.Contains("Longest", Assert.Throws<PolicyException>(() => Parse("""{ "duplicates": { "fieldRules": { "Company": "Longst" } } }""")).Message, StringComparison.Ordinal);
        Assert.Contains("-Score", Assert.Throws<PolicyException>(() => Parse("""{ "duplicates": { "winner": ["Score"] } }""")).Message, StringComparison.Ordinal);
        Assert.Contains("source priority", Assert.Throws<PolicyException>(() => Parse("""{ "duplicates": { "winner": ["SourcePriority"] } }""")).Message, StringComparison.Ordinal);
        Assert.Contains("must not be above", Assert.Throws<PolicyException>(() => Parse("""{ "duplicates": { "threshold": 0.6, "reviewThreshold": 0.7 } }""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_empty_is_an_error_not_a_default()
    {
        Assert.Contains("cannot be read", Assert.Throws<PolicyException>(() => PolicyFile.Read(Path.Combine(Path.GetTempPath(), "no such policy.json"))).Message, StringComparison.Ordinal);
        Assert.Throws<PolicyException>(() => Parse(""));
        Assert.Throws<PolicyException>(() => Parse("  // nothing\n"));
    }

    [Fact]
    public void The_schema_knows_every_rule_field_and_default()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(ModuleFiles.Profiles, "..", "crm-policy.schema.json")));
        JsonElement root = document.RootElement;
        JsonElement properties = root.GetProperty("properties");
        Assert.Equal(RuleCatalogue.Ids, properties.GetProperty("rules").GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.Equal(ContactFields.All.Select(ContactFields.NameOf), root.GetProperty("$defs").GetProperty("field").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        JsonElement staleness = properties.GetProperty("staleness").GetProperty("properties");
        foreach (System.Reflection.PropertyInfo property in typeof(PolicyStaleness).GetProperties().Where(p => p.PropertyType == typeof(int)))
        {
            JsonElement described = staleness.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            Assert.Equal(property.GetValue(CrmPolicy.Default.Staleness), described.GetProperty("default").GetInt32());
            // The reader and the schema draw the same line.
            string key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            Parse($$"""{ "staleness": { "{{key}}": {{described.GetProperty("maximum").GetInt32()}} } }""");
            Assert.Throws<PolicyException>(() => Parse($$"""{ "staleness": { "{{key}}": {{described.GetProperty("maximum").GetInt32() + 1}} } }"""));
            Assert.Throws<PolicyException>(() => Parse($$"""{ "staleness": { "{{key}}": {{described.GetProperty("minimum").GetInt32() - 1}} } }"""));
        }
        // Every key of the schema is a key of the reader.
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            PolicyException? error = Record.Exception(() => Parse($$"""{ "{{property.Name}}": 17.5 }""")) as PolicyException;
            Assert.DoesNotContain("is not a key", error?.Message ?? string.Empty, StringComparison.Ordinal);
        }
    }
}
