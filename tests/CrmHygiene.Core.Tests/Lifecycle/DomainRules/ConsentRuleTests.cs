using CrmHygiene.Core.Duplicates.Survivorship;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Standards.Rules;
using CrmHygiene.Core.Tests.Contacts;
using CsCheck;

namespace CrmHygiene.Core.Tests.Lifecycle.DomainRules;

/// <summary>DESIGN, section 6, consent and suppression: what holds whatever the order.</summary>
public sealed class ConsentRuleTests
{
    private static readonly DateTime AsOf = new(2026, 11, 23);

    private static readonly StaleReason[] Restricting = [StaleReason.Unsubscribed, StaleReason.Complaint, StaleReason.HardBounce];

    private static readonly Gen<Contact> SomePerson = Gen.Select(
        Words("a@example.org", "b@example.org", "c@example.org"), Words("", "b@example.org", "d@example.org"), Words("", "yes", "no"), Words("", "2025-01-01", "2026-01-01"),
        Words("", "subscribed", "unsubscribed", "complained", "pending"), Words("", "", "550 5.1.1 user unknown", "452 4.2.2 mailbox full", "550 5.7.1 blocked by policy", "Marked as spam by recipient"),
        Words("", "", "Hard", "Soft"), Words("2026-01-01", "2026-06-01", "2020-01-01"),
        (email, other, optedOut, optOut, status, bounce, type, active) => People.With(("Id", email + active), ("Email", email), ("Alternate email", other), ("Opted out", optedOut), ("Opt out date", optOut),
            ("Email status", status), ("Bounce reason", bounce), ("Bounce type", type), ("Last activity", active), ("Last name", "Berg")));

    private static readonly Gen<MergeOptions> SomeRules = Gen.Select(Gen.Bool, Words(FieldRule.FillEmpty, FieldRule.Newest, FieldRule.Oldest, FieldRule.Longest),
        (newest, rule) => new MergeOptions { KeepNewest = newest, MinimumLead = 0, FieldRules = new Dictionary<string, FieldRule> { ["Email"] = rule } });

    private static Gen<T> Words<T>(params T[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static HashSet<(StaleReason, StaleAction)> RestrictionsOf(Contact contact) =>
        [.. new StaleJudge(StaleOptions.Default(AsOf)).Judge(contact, null).Where(f => Restricting.Contains(f.Kind)).Select(f => (f.Kind, f.Action))];

    [Fact]
    public void Whoever_survives_a_merge_is_as_restricted_as_the_most_restricted_of_them() => Gen.Select(SomePerson.Array[2, 5], SomeRules).Sample((group, rules) =>
    {
        if (ContactMerger.Merge(group, rules).Golden is not { } golden) return;
        HashSet<(StaleReason Kind, StaleAction Action)> kept = RestrictionsOf(golden);
        foreach (Contact member in group)
        {
            foreach ((StaleReason kind, StaleAction action) in RestrictionsOf(member).Where(r => r.Item2 == StaleAction.Remove))
            {
                // One reason may stand for another where it removes and suppresses all the same.
                Assert.True(kept.Any(k => k.Action == StaleAction.Remove), $"{kind} {action} of {Tell(member)} is lost in {Tell(golden)}, by {rules.KeepNewest}.");
                if (kind == StaleReason.Unsubscribed) Assert.Contains(kept, k => k.Kind is StaleReason.Unsubscribed or StaleReason.Complaint);
            }
        }
    }, iter: 3000);

    [Fact]
    public void Merges_in_any_order_never_loosen_a_restriction() => SomePerson.Array[3, 4].Sample(group =>
    {
        var rules = new MergeOptions { MinimumLead = 0 };
        Contact? golden = group[0];
        foreach (Contact next in group.Skip(1)) golden = golden is null ? null : ContactMerger.Merge([golden, next], rules).Golden;
        if (golden is null) return;
        bool restricted = group.Any(c => RestrictionsOf(c).Any(r => r.Item2 == StaleAction.Remove));
        Assert.Equal(restricted, restricted && RestrictionsOf(golden).Any(r => r.Item2 == StaleAction.Remove));
    }, iter: 2000);

    [Fact]
    public void An_address_that_only_an_opted_out_contact_has_never_comes_back_through_a_field_rule() => Gen.Select(SomePerson.Array[2, 4], SomeRules).Sample((group, rules) =>
    {
        MergeOutcome outcome = ContactMerger.Merge(group, rules);
        if (outcome.Golden is not { } golden) return;
        string[] Addresses(Contact c) => [c.GetText(ContactField.Email), c.GetText(ContactField.AlternateEmail)];
        IEnumerable<string> allowed = group.Where(c => ReferenceEquals(c, outcome.Winner) || c.GetBoolean(ContactField.OptedOut) != true).SelectMany(Addresses);
        Assert.All(Addresses(golden).Where(a => a.Length > 0), a => Assert.Contains(a, allowed));
    }, iter: 2000);

    [Theory]
    [InlineData("contract")]
    [InlineData("soft opt-in")]
    [InlineData("legitimate interest")]
    [InlineData("")]
    public void Other_bases_than_consent_exist_and_missing_consent_is_a_finding_not_a_verdict(string basis)
    {
        Contact contact = People.With(("Email", "anna.weber@firma.de"), ("Last name", "Weber"), ("Consent basis", basis), ("Last activity", "2026-11-01"));
        Assert.Empty(new StaleJudge(StaleOptions.Default(AsOf)).Judge(contact, null));
        IEnumerable<string> rules = new ContactTester(CrmPolicy.Default, AsOf).Test(contact).Select(f => f.Reason);
        if (basis.Length == 0) Assert.Contains("MissingConsent", rules);
        else Assert.DoesNotContain("MissingConsent", rules);
    }

    private static string Tell(Contact c) => string.Join('|', Enumerable.Range(0, c.GetLayout().Columns.Count).Select(c.GetText));
}
