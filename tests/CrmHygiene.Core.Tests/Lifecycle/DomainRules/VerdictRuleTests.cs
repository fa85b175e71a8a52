using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Tests.Contacts;

namespace CrmHygiene.Core.Tests.Lifecycle.DomainRules;

/// <summary>DESIGN, section 6, bounces and verdicts: what a finding somebody pipes into a removal may do.</summary>
public sealed class VerdictRuleTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private static Contact Anna => People.With(("Email", "anna@firma.de"), ("Last activity", "2026-11-01"));

    private static EmailFinding Verdict(Contact contact, Verdict verdict, EmailReason reason, double daysInvalid = 0) => new(contact, "anna@firma.de", new EmailOutcome
    {
        Verdict = verdict, Reason = reason, Confidence = 1, CheckedAt = Now, DomainInvalidSince = verdict == CrmHygiene.Verdict.Invalid ? Now.AddDays(-daysInvalid) : default,
    });

    [Theory]
    [InlineData(CrmHygiene.Verdict.Valid, EmailReason.MailboxAccepted)]
    [InlineData(CrmHygiene.Verdict.Risky, EmailReason.RoleAccount)]
    [InlineData(CrmHygiene.Verdict.Risky, EmailReason.CatchAllDomain)]
    [InlineData(CrmHygiene.Verdict.Risky, EmailReason.CatchAllUntested)]
    [InlineData(CrmHygiene.Verdict.Unknown, EmailReason.ResolverUnfit)]
    [InlineData(CrmHygiene.Verdict.Unknown, EmailReason.DnsTimeout)]
    public void Only_invalid_removes_even_where_the_verdict_is_given_by_hand(Verdict verdict, EmailReason reason) =>
        Assert.Equal(StaleAction.Review, StaleEvidence.AsGiven(Verdict(Anna, verdict, reason)).Action);

    [Theory]
    [InlineData(0, StaleAction.Review)]
    [InlineData(2.9, StaleAction.Review)]
    [InlineData(3, StaleAction.Remove)]
    public void Removal_for_a_dead_domain_needs_two_answers_72_hours_apart_even_where_the_verdict_is_given_by_hand(double days, StaleAction action)
    {
        EmailFinding finding = Verdict(Anna, CrmHygiene.Verdict.Invalid, EmailReason.DomainNotFound, days);
        Assert.Equal(action, StaleEvidence.AsGiven(finding).Action);
        Contact carries = Anna;
        carries.Attach(Verdict(carries, CrmHygiene.Verdict.Invalid, EmailReason.DomainNotFound, days));
        Assert.Equal(action, Assert.Single(new StaleJudge(StaleOptions.Default(Now)).Judge(carries, StaleEvidence.Of(carries))).Action);
    }

    [Fact]
    public void A_verdict_that_suspects_a_trap_quarantines()
    {
        Contact contact = Anna;
        EmailFinding finding = Verdict(contact, CrmHygiene.Verdict.Risky, EmailReason.SpamTrapSuspected);
        Assert.Equal((StaleReason.SpamTrapSuspected, StaleAction.Quarantine), (StaleEvidence.AsGiven(finding).Kind, StaleEvidence.AsGiven(finding).Action));
        contact.Attach(finding);
        Assert.Equal(StaleAction.Quarantine, Assert.Single(new StaleJudge(StaleOptions.Default(Now)).Judge(contact, StaleEvidence.Of(contact))).Action);
    }

    [Fact]
    public void Duplicates_are_never_removed_so_that_one_of_them_stays()
    {
        var finding = new DuplicateFinding(Anna, null, 0.999);
        Assert.Equal((StaleReason.DuplicateLost, StaleAction.Review), (StaleEvidence.AsGiven(finding).Kind, StaleEvidence.AsGiven(finding).Action));
    }

    [Fact]
    public void What_the_DNS_says_of_a_company_is_a_hint_and_only_the_admins_list_archives()
    {
        Assert.Equal(StaleAction.Review, StaleEvidence.AsGiven(new DomainFinding(Anna, "firma.de", EmailReason.DomainNotFound) { Verdict = CrmHygiene.Verdict.Invalid, GoneHint = "The domain has expired." }).Action);
        Assert.Equal(StaleAction.Archive, StaleEvidence.AsGiven(new DomainFinding(Anna, "firma.de", EmailReason.DomainNotFound) { Verdict = CrmHygiene.Verdict.Invalid, IsGone = true }).Action);
    }

    [Fact]
    public void A_finding_that_says_nothing_is_wrong_removes_nobody_where_the_filter_was_forgotten()
    {
        Finding[] harmless =
        [
            new SuppressionFinding(Anna, "anna@firma.de", null),
            new SuppressionFinding(Anna, "anna@firma.de", Entry(SuppressionReason.OptedOut) with { Channel = SuppressionChannel.Phone }),
            new SuppressionFinding(Anna, "anna@firma.de", Entry(SuppressionReason.OptedOut) with { Topic = "offers" }),
            new ReengagementStatus(Anna, ReengagementStage.Due, "", 0, null, null),
            new ReengagementStatus(Anna, ReengagementStage.Cleared, "", 2, null, null),
            .. CrmHygiene.Core.Verification.Phones.PhoneVerifier.Verify(People.With(("Phone", "+49 30 123456789")), "DE"),
        ];
        Assert.Equal(6, harmless.Length);
        Assert.All(harmless, f => Assert.Equal(StaleAction.Review, StaleEvidence.AsGiven(f).Action));

        Assert.Equal((StaleReason.Unsubscribed, StaleAction.Remove), Kind(new SuppressionFinding(Anna, "anna@firma.de", Entry(SuppressionReason.OptedOut))));
        Assert.Equal((StaleReason.HardBounce, StaleAction.Remove), Kind(new SuppressionFinding(Anna, "anna@firma.de", Entry(SuppressionReason.HardBounced))));
        Assert.Equal(StaleAction.Remove, StaleEvidence.AsGiven(new ReengagementStatus(Anna, ReengagementStage.Silent, "", 2, null, null)).Action);

        static CrmHygiene.Suppression Entry(SuppressionReason reason) => new() { Address = "anna@firma.de", Reason = reason };
        static (StaleReason, StaleAction) Kind(Finding finding) => (StaleEvidence.AsGiven(finding).Kind, StaleEvidence.AsGiven(finding).Action);
    }

    [Fact]
    public void Suppressed_are_opted_out_complained_and_hard_bounced_and_nobody_on_thin_evidence()
    {
        StaleFinding Of(StaleReason kind, StaleAction action) => new(Anna, kind, kind.ToString(), action, "", null);
        Assert.Equal(SuppressionReason.OptedOut, StaleDisposition.Suppresses(Of(StaleReason.Unsubscribed, StaleAction.Remove)));
        Assert.Equal(SuppressionReason.Complained, StaleDisposition.Suppresses(Of(StaleReason.Complaint, StaleAction.Remove)));
        Assert.Equal(SuppressionReason.HardBounced, StaleDisposition.Suppresses(Of(StaleReason.HardBounce, StaleAction.Archive)));
        Assert.Null(StaleDisposition.Suppresses(Of(StaleReason.HardBounce, StaleAction.Review)));
        Assert.Null(StaleDisposition.Suppresses(Of(StaleReason.Unsubscribed, StaleAction.Quarantine)));
        Assert.Null(StaleDisposition.Suppresses(Of(StaleReason.Inactive, StaleAction.Archive)));
    }
}
