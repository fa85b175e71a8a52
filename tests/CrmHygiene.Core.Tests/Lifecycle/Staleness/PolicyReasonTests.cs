using System.Text;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Tests.Contacts;

namespace CrmHygiene.Core.Tests.Lifecycle.Staleness;

/// <summary>Reasons of the team's own, as the policy states them.</summary>
public class PolicyReasonTests
{
    private static readonly DateTime AsOf = new(2026, 11, 23);

    private static CrmPolicy Policy(string reasons) => PolicyFile.Parse(Encoding.UTF8.GetBytes($$"""{ "staleness": { "reasons": [ {{reasons}} ] } }"""), "policy.json");

    private static IReadOnlyList<StaleFinding> Judge(string where, params (string, string?)[] columns) =>
        new StaleJudge(StaleOptions.FromPolicy(Policy($$"""{ "name": "OldRegion", "action": "Archive", "evidence": "The region was sold.", "where": [ {{where}} ] }"""), AsOf)).Judge(People.With([("Email", "a@firma.de"), .. columns]));

    [Fact]
    public void A_reason_has_its_name_action_and_evidence()
    {
        StaleFinding finding = Assert.Single(Judge("""{ "field": "State", "in": ["West", "North"] }""", ("State", "west ")));
        Assert.Equal((StaleReason.Custom, "OldRegion", StaleAction.Archive, "The region was sold."), (finding.Kind, finding.Reason, finding.Action, finding.Evidence));
    }

    [Theory]
    [InlineData("""{ "field": "State", "in": ["West"] }""", "East", false)]
    [InlineData("""{ "field": "State", "in": ["West"] }""", "", false)]
    [InlineData("""{ "field": "State", "notIn": ["West"] }""", "East", true)]
    [InlineData("""{ "field": "State", "notIn": ["West"] }""", "", false)]
    [InlineData("""{ "field": "State", "pattern": "^we" }""", "West", true)]
    [InlineData("""{ "field": "State", "pattern": "^we" }""", "Northwest", false)]
    [InlineData("""{ "field": "State", "isEmpty": true }""", "", true)]
    [InlineData("""{ "field": "State", "isEmpty": true }""", "West", false)]
    [InlineData("""{ "field": "State", "isEmpty": false }""", "West", true)]
    [InlineData("""{ "field": "Nowhere", "isEmpty": true }""", "West", false)]
    [InlineData("""{ "field": "State", "in": ["West"], "pattern": "x" }""", "West", false)]
    [InlineData("""{ "field": "State", "in": ["West"] }, { "field": "Region code", "in": ["7"] }""", "West", true)]
    [InlineData("""{ "field": "State", "in": ["West"] }, { "field": "Region code", "in": ["8"] }""", "West", false)]
    [InlineData("""{ "field": "Contract end", "olderThan": "12 months" }""", "", true)]
    [InlineData("""{ "field": "Contract end", "olderThan": "24 months" }""", "", false)]
    [InlineData("""{ "field": "Region code", "olderThan": "1 month" }""", "", false)]
    public void Conditions_hold_on_evidence_only(string where, string state, bool stale) =>
        Assert.Equal(stale, Judge(where, ("State", state), ("Region code", "7"), ("Contract end", "2025-06-30")).Count > 0);

    [Fact]
    public void A_hold_keeps_for_review() =>
        Assert.Equal(StaleAction.Review, Assert.Single(Judge("""{ "field": "State", "in": ["West"] }""", ("State", "West"), ("Open deal", "yes"))).Action);

    [Theory]
    [InlineData("""{ "name": "X", "where": [] }""", "apply to everybody")]
    [InlineData("""{ "name": "X" }""", "apply to everybody")]
    [InlineData("""{ "name": "HardBounce", "where": [ { "field": "State", "in": ["a"] } ] }""", "there is already")]
    [InlineData("""{ "name": "X", "where": [ { "field": "State" } ] }""", "'olderThan'")]
    [InlineData("""{ "name": "X", "where": [ { "field": "State", "pattern": "(" } ] }""", "no regular expression")]
    [InlineData("""{ "name": "X", "where": [ { "field": "State", "olderThan": "long" } ] }""", "no period")]
    [InlineData("""{ "name": "X", "where": [ { "field": "State", "inn": ["a"] } ] }""", "Did you mean 'in'")]
    [InlineData("""{ "name": "X", "where": [ { "field": "State", "in": ["a"] } ] }, { "name": "x", "where": [ { "field": "State", "in": ["a"] } ] }""", "more than once")]
    public void Mistakes_are_told(string reason, string says) =>
        Assert.Contains(says, Assert.Throws<PolicyException>(() => Policy(reason)).Message, StringComparison.Ordinal);
}
