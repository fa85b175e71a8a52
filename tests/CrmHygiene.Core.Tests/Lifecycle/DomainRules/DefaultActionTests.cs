using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Tests.Contacts;

namespace CrmHygiene.Core.Tests.Lifecycle.DomainRules;

/// <summary>DESIGN, section 6, staleness: each reason has evidence and an action, by default these.</summary>
public sealed class DefaultActionTests
{
    private static readonly DateTime AsOf = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<StaleReason, StaleAction, bool> Defaults => new()
    {
        { StaleReason.HardBounce, StaleAction.Remove, false },
        { StaleReason.Complaint, StaleAction.Remove, false },
        { StaleReason.Unsubscribed, StaleAction.Remove, false },
        { StaleReason.InvalidEmail, StaleAction.Remove, false },
        { StaleReason.SoftBounce, StaleAction.Unsubscribe, false },
        { StaleReason.MailboxFull, StaleAction.Unsubscribe, false },
        { StaleReason.Unopened, StaleAction.Unsubscribe, false },
        { StaleReason.Inactive, StaleAction.Archive, true },
        { StaleReason.SpamTrapSuspected, StaleAction.Quarantine, false },
        { StaleReason.CompanyGone, StaleAction.Archive, false },
        { StaleReason.DuplicateLost, StaleAction.Archive, false },
        { StaleReason.RetentionDue, StaleAction.Review, false },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Each_reason_has_its_evidence_and_default_action(StaleReason reason, StaleAction action, bool asksFirst)
    {
        (Contact contact, StaleFacts facts) = Case(reason);

        StaleFinding finding = Assert.Single(new StaleJudge(StaleOptions.Default(AsOf) with { GoneList = new GoneList(["Gone Inc"]) }).Judge(contact, facts));

        Assert.Equal((reason, action, asksFirst), (finding.Kind, finding.Action, finding.ReengageFirst));
        Assert.NotEmpty(finding.Evidence);
    }

    [Fact]
    public void No_reason_is_without_a_default() =>
        Assert.Equal(Enum.GetValues<StaleReason>().Where(r => r != StaleReason.Custom).Order(), Defaults.Select(d => (StaleReason)d[0]).Order());

    [Fact]
    public void Who_is_asked_first_stays_until_the_wait_is_over()
    {
        Contact silent = People.With(("Email", "anna@firma.de"), ("Last activity", "2026-01-01"));
        Assert.Single(Kept(silent, StaleFacts.None));
        Assert.Empty(Kept(silent, new StaleFacts { ReengagementOver = true }));
    }

    private static IReadOnlyList<Contact> Kept(Contact contact, StaleFacts facts)
    {
        var plan = new RemovalPlan(skipReengagement: false);
        plan.Add(contact, new StaleJudge(StaleOptions.Default(AsOf)).Judge(contact, facts));
        return [.. plan.Remaining(planned: false)];
    }

    private static (Contact, StaleFacts) Case(StaleReason reason)
    {
        (string, string?)[] columns = reason switch
        {
            StaleReason.HardBounce => [("Bounce reason", "550 5.1.1 user unknown")],
            StaleReason.Complaint => [("Email status", "complained")],
            StaleReason.Unsubscribed => [("Opted out", "yes")],
            StaleReason.Unopened => [("Unopened send count", "10")],
            StaleReason.Inactive => [("Last activity", "2026-05-22")],
            StaleReason.CompanyGone => [("Company", "Gone Inc")],
            _ => [],
        };
        DateTime before = AsOf.AddDays(-90);
        StaleFacts facts = reason switch
        {
            StaleReason.InvalidEmail => new StaleFacts { EmailVerdict = Verdict.Invalid, EmailVerdictReason = "MailboxNotFound", FirstInvalid = AsOf.AddDays(-3), LastInvalid = AsOf },
            StaleReason.SoftBounce => new StaleFacts { Events = new() { SoftCount = 3, FirstSoft = before, LastSoft = AsOf } },
            StaleReason.MailboxFull => new StaleFacts { Events = new() { FullCount = 3, FirstFull = before, LastFull = AsOf } },
            StaleReason.SpamTrapSuspected => new StaleFacts { SpamTrapSuspected = true },
            StaleReason.DuplicateLost => new StaleFacts { DuplicateOf = "7" },
            StaleReason.RetentionDue => new StaleFacts { RetentionDue = AsOf },
            _ => StaleFacts.None,
        };
        return (People.With([("Email", "anna@firma.de"), .. columns]), facts);
    }
}
