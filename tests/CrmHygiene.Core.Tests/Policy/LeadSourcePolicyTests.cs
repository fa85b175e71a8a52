using System.Text;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Standards.Rules;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Core.Tests.Policy;

public sealed class LeadSourcePolicyTests
{
    private static readonly CrmPolicy Rules = Parse("""
        { "verification": { "level": "Syntax" }, "staleness": { "segments": [ { "field": "Country", "value": "DE", "inactiveMonths": 36 } ] },
          "leadSources": [ "Web", { "name": "Purchased list", "verification": "Dns", "send": "AfterConfirmation", "inactiveMonths": 2 }, { "name": "Scraped", "send": "Never", "unopenedSendCount": 3 } ] }
        """);

    private static CrmPolicy Parse(string json) => PolicyFile.Parse(Encoding.UTF8.GetBytes(json), "policy.json");

    private static Contact Contact(string source, string? stamp = null, string optIn = "", string lastActivity = "", string country = "")
    {
        ContactField[] fields = [ContactField.Email, ContactField.LeadSource, ContactField.ImportLeadSource, ContactField.OptInDate, ContactField.LastActivity, ContactField.Country];
        var layout = new ContactLayout("list", ContactDialect.None, fields.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)));
        return CrmHygiene.Contact.Create(layout, ["a@example.com", source, stamp, optIn, lastActivity, country]);
    }

    [Fact]
    public void Names_stay_names_and_objects_say_what_is_otherwise()
    {
        Assert.Equal(["Web", "Purchased list", "Scraped"], Rules.LeadSources);
        Assert.Equal(["Purchased list", "Scraped"], Rules.LeadSourceRules.Select(s => s.Name));
        Assert.Contains("name", Assert.Throws<PolicyException>(() => Parse("""{ "leadSources": [ { "send": "Never" } ] }""")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'send'", Assert.Throws<PolicyException>(() => Parse("""{ "leadSources": [ { "name": "x", "sned": "Never" } ] }""")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Web", null, "", SendEligibility.Allowed)]
    [InlineData("purchased LIST", null, "", SendEligibility.AfterConfirmation)]
    [InlineData("Purchased list", null, "2026-01-02", SendEligibility.Allowed)]
    [InlineData("Web", "Scraped", "2026-01-02", SendEligibility.Never)]
    [InlineData("Scraped", "Web", "", SendEligibility.Allowed)]
    public void What_an_import_was_stamped_with_wins_over_what_the_list_says(string source, string? stamp, string optIn, SendEligibility expected) =>
        Assert.Equal(expected, LeadSourcePolicy.SendOf(Rules, Contact(source, stamp, optIn)));

    [Fact]
    public void Test_CrmContact_names_who_must_not_be_mailed()
    {
        var tester = new ContactTester(Rules, new DateTime(2026, 6, 1));
        Assert.Contains(tester.Test(Contact("Scraped")), f => f.Rule == "SourceNotMailable" && f.Field == "LeadSource");
        Assert.DoesNotContain(tester.Test(Contact("Web")), f => f.Rule == "SourceNotMailable");
    }

    [Fact]
    public void A_source_has_its_own_thresholds_and_a_named_segment_comes_first()
    {
        DateTime now = new(2026, 6, 1);
        var judge = new StaleJudge(StaleOptions.FromPolicy(Rules, now));
        bool IsInactive(Contact contact) => judge.Judge(contact).Any(f => f.Kind == StaleReason.Inactive);
        Assert.True(IsInactive(Contact("Purchased list", lastActivity: "2026-03-01")));
        Assert.False(IsInactive(Contact("Web", lastActivity: "2026-03-01")));
        Assert.True(IsInactive(Contact("Web", "Purchased list", lastActivity: "2026-03-01")));
        Assert.False(IsInactive(Contact("Purchased list", lastActivity: "2026-03-01", country: "DE")));
    }

    [Fact]
    public void A_source_is_checked_as_far_as_the_policy_says()
    {
        Assert.Equal(EmailLevel.Domain, LeadSourcePolicy.DeepestLevel(Rules));
        Assert.Equal(EmailLevel.Domain, LeadSourcePolicy.LevelOf(Rules, Contact("Purchased list")));
        Assert.Equal(EmailLevel.Syntax, LeadSourcePolicy.LevelOf(Rules, Contact("Web")));
        // No name server is asked for a contact of level Syntax: the answer is there at once.
        using var verification = new EmailVerification<int>(new EmailVerifier(new EmailVerifierOptions { Level = EmailLevel.Domain }));
        verification.Add(1, "a@example.com", null, EmailLevel.Syntax);
        Assert.True(verification.TryTake(out _, out EmailFinding? finding));
        Assert.Equal(EmailLevel.Syntax, finding.LevelReached);
    }
}
