using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Tests.Contacts;

namespace CrmHygiene.Core.Tests.Lifecycle.Staleness;

/// <summary>Consent, complaints, bounces and validity.</summary>
public class StaleMailTests
{
    private static readonly DateTime AsOf = new(2026, 11, 23);

    private static IReadOnlyList<StaleFinding> Judge(StaleFacts? facts, params (string, string?)[] columns) =>
        new StaleJudge(StaleOptions.Default(AsOf)).Judge(People.With([("Email", "anna@firma.de"), .. columns]), facts);

    private static StaleFinding Only(params (string, string?)[] columns) => Assert.Single(Judge(null, columns));

    [Theory]
    [InlineData("Unsubscribed", "yes")]
    [InlineData("Subscribed", "no")]
    [InlineData("Email status", "Unsubscribed")]
    [InlineData("Email status", "Désinscrit")]
    [InlineData("Abgemeldet", "ja")]
    [InlineData("Unsubscribe date", "2025-01-01")]
    public void Who_opted_out_is_removed(string header, string value)
    {
        StaleFinding finding = Only((header, value));
        Assert.Equal((StaleReason.Unsubscribed, StaleAction.Remove, "Unsubscribed"), (finding.Kind, finding.Action, finding.Reason));
    }

    [Theory]
    [InlineData("Unsubscribed", "no")]
    [InlineData("Email opt in", "no")]
    [InlineData("Email status", "pending")]
    [InlineData("Email status", "")]
    [InlineData("Email status", "Active")]
    public void Who_did_not_is_not(string header, string value) => Assert.Empty(Judge(null, (header, value)));

    [Fact]
    public void A_new_opt_in_counts_only_when_dated_after_the_opt_out()
    {
        Assert.Empty(Judge(null, ("Opt out date", "2025-01-01"), ("Opt in date", "2025-06-01")));
        Assert.Equal(new DateTime(2025, 1, 1), Only(("Opt out date", "2025-01-01"), ("Opt in date", "2024-06-01")).Date);
        Assert.Equal(StaleReason.Unsubscribed, Only(("Opt out date", "2025-01-01"), ("Opt in date", "")).Kind);
        // A date that is not understood is an opt-out all the same.
        Assert.Equal(StaleReason.Unsubscribed, Only(("Opt out date", "03/04/2025"), ("Opt in date", "2026-06-01")).Kind);
    }

    [Fact]
    public void An_undated_opt_out_wins_whatever_else_the_row_says() =>
        Assert.Equal(StaleReason.Unsubscribed, Only(("Opted out", "yes"), ("Email status", "subscribed"), ("Opt in date", "2026-06-01")).Kind);

    [Theory]
    [InlineData("Email status", "Spam complaint")]
    [InlineData("Email status", "complained")]
    [InlineData("Bounce reason", "Marked as spam by recipient")]
    public void Who_complained_is_removed(string header, string value)
    {
        StaleFinding finding = Only((header, value));
        Assert.Equal((StaleReason.Complaint, StaleAction.Remove), (finding.Kind, finding.Action));
    }

    [Theory]
    [InlineData("Bounce type", "Hard", StaleAction.Remove)]
    [InlineData("Email status", "cleaned", StaleAction.Remove)]
    [InlineData("Bounce reason", "550 5.1.1 User unknown", StaleAction.Remove)]
    [InlineData("Bounce reason", "UNKNOWN_USER", StaleAction.Remove)]
    [InlineData("Bounce reason", "Host unknown", StaleAction.Remove)]
    [InlineData("Bounce reason", "556 5.1.10 null MX", StaleAction.Remove)]
    [InlineData("Bounce reason", "550 5.7.1 no such user here", StaleAction.Remove)]
    [InlineData("Bounce reason", "550 5.4.1 Recipient address rejected: Access denied", StaleAction.Review)]
    [InlineData("Bounce reason", "550 5.2.1", StaleAction.Review)]
    [InlineData("Bounced", "yes", StaleAction.Review)]
    public void A_hard_bounce_is_removed_and_a_doubtful_one_reviewed(string header, string value, StaleAction action)
    {
        StaleFinding finding = Only((header, value), ("Bounced at", "2026-10-01"));
        Assert.Equal((StaleReason.HardBounce, action, new DateTime(2026, 10, 1)), (finding.Kind, finding.Action, finding.Date));
    }

    [Theory]
    [InlineData("552 5.2.2 Mailbox full")]
    [InlineData("MAILBOX_FULL")]
    [InlineData("550 5.7.1 blocked by policy")]
    [InlineData("550 5.7.515 Access denied, sending domain doesn't meet the required authentication level")]
    [InlineData("SPAM")]
    [InlineData("GRAY_LIST")]
    [InlineData("450 4.2.1 The user you are trying to contact is receiving mail too quickly")]
    [InlineData("550 5.2.1 receiving mail too quickly")]
    [InlineData("550 Your HELO name does not exist in DNS")]
    [InlineData("550 5.1.8 Domain of sender address does not exist")]
    public void Full_and_policy_bounces_are_not_hard_whatever_the_system_calls_them(string reason) =>
        Assert.DoesNotContain(Judge(null, ("Bounce type", "Hard"), ("Bounce reason", reason)), f => f.Kind == StaleReason.HardBounce);

    [Fact]
    public void A_later_open_undoes_no_hard_bounce()
    {
        StaleFinding finding = Only(("Bounce type", "Hard"), ("Bounce date", "2026-10-01"), ("Last open", "2026-11-01"));
        Assert.Equal(StaleAction.Remove, finding.Action);
        Assert.Contains("does not undo", finding.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "2026-10-01", "2026-10-16", StaleAction.Unsubscribe)]
    [InlineData(3, "2026-10-01", "2026-10-15", null)]
    [InlineData(2, "2026-10-01", "2026-11-15", null)]
    [InlineData(3, null, "2026-10-16", StaleAction.Review)]
    public void Soft_bounces_need_three_over_fifteen_days(int count, string? first, string last, StaleAction? action)
    {
        StaleFacts facts = new() { FirstBounce = first is null ? null : DateTime.Parse(first, System.Globalization.CultureInfo.InvariantCulture) };
        IReadOnlyList<StaleFinding> findings = Judge(facts, ("Bounce type", "soft"), ("Bounce count", count.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Bounce date", last));
        Assert.Equal(action, findings.SingleOrDefault(f => f.Kind == StaleReason.SoftBounce)?.Action);
    }

    [Fact]
    public void A_later_delivery_resets_soft_bounces() =>
        Assert.Empty(Judge(null, ("Bounce type", "soft"), ("Bounce count", "5"), ("Bounce date", "2026-10-16"), ("Last open", "2026-10-20")));

    [Fact]
    public void The_strict_preset_takes_any_bounce()
    {
        Contact contact = People.With(("Email", "a@firma.de"), ("Bounce type", "soft"));
        Assert.Empty(new StaleJudge(StaleOptions.Default(AsOf)).Judge(contact));
        Assert.Equal((StaleReason.SoftBounce, StaleAction.Unsubscribe), new StaleJudge(StaleOptions.Strict(AsOf)).Judge(contact).Select(f => (f.Kind, f.Action)).Single());
    }

    [Theory]
    [InlineData("2026-08-01", 3, StaleAction.Unsubscribe)]
    [InlineData("2026-09-15", 3, null)]
    [InlineData("2026-08-01", 2, null)]
    [InlineData(null, 3, StaleAction.Review)]
    public void A_full_mailbox_is_stale_after_three_sends_over_sixty_days(string? first, int count, StaleAction? action)
    {
        StaleFacts facts = new() { FirstBounce = first is null ? null : DateTime.Parse(first, System.Globalization.CultureInfo.InvariantCulture) };
        IReadOnlyList<StaleFinding> findings = Judge(facts, ("Bounce reason", "Mailbox full"), ("Bounce count", count.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Bounce date", "2026-10-15"));
        Assert.Equal(action, findings.SingleOrDefault()?.Action);
        Assert.All(findings, f => Assert.Equal(StaleReason.MailboxFull, f.Kind));
    }

    [Theory]
    [InlineData(0, StaleAction.Review)]
    [InlineData(71, StaleAction.Review)]
    [InlineData(72, StaleAction.Remove)]
    public void Invalid_is_removed_only_when_found_twice_three_days_apart(int hours, StaleAction action)
    {
        StaleFacts facts = new() { EmailVerdict = Verdict.Invalid, EmailVerdictReason = "NoSuchDomain", FirstInvalid = AsOf.AddHours(-hours), LastInvalid = AsOf };
        StaleFinding finding = Assert.Single(Judge(facts));
        Assert.Equal((StaleReason.InvalidEmail, action), (finding.Kind, finding.Action));
        Assert.Contains("NoSuchDomain", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_history_invalid_is_for_review()
    {
        Assert.Equal(StaleAction.Review, Assert.Single(Judge(new StaleFacts { EmailVerdict = Verdict.Invalid })).Action);
        Assert.Equal(StaleAction.Review, Only(("Email status", "Invalid")).Action);
        StaleFinding shape = Assert.Single(new StaleJudge(StaleOptions.Default(AsOf)).Judge(People.With(("Email", "anna.firma.de"))));
        Assert.Equal((StaleReason.InvalidEmail, StaleAction.Review), (shape.Kind, shape.Action));
    }

    [Theory]
    [InlineData(Verdict.Risky)]
    [InlineData(Verdict.Unknown)]
    [InlineData(Verdict.Valid)]
    public void Role_catch_all_and_unknown_are_never_stale_reasons(Verdict verdict) =>
        Assert.Empty(Judge(new StaleFacts { EmailVerdict = verdict, EmailVerdictReason = "RoleAccount", FirstInvalid = AsOf.AddDays(-9), LastInvalid = AsOf }));

    [Fact]
    public void A_suspected_trap_is_quarantined() =>
        Assert.Equal((StaleReason.SpamTrapSuspected, StaleAction.Quarantine), Judge(new StaleFacts { SpamTrapSuspected = true }).Select(f => (f.Kind, f.Action)).Single());

    [Fact]
    public void Every_matching_reason_is_reported()
    {
        IReadOnlyList<StaleFinding> findings = Judge(new StaleFacts { SpamTrapSuspected = true },
            ("Opted out", "yes"), ("Bounce type", "hard"), ("Last activity", "2020-01-01"), ("Unopened send count", "12"));
        Assert.Equal([StaleReason.Unsubscribed, StaleReason.HardBounce, StaleReason.SpamTrapSuspected, StaleReason.Unopened, StaleReason.Inactive], findings.Select(f => f.Kind));
        Assert.Equal(StaleAction.Quarantine, StaleDisposition.Of(findings));
        Assert.DoesNotContain(findings, f => f.Evidence.Contains("anna", StringComparison.Ordinal));
    }

    [Fact]
    public void A_profiles_status_words_are_read_by_the_headers_of_the_list()
    {
        StaleFinding klaviyo = Assert.Single(new StaleJudge(StaleOptions.Default(AsOf)).Judge(People.With(
            ("Email", "a@firma.de"), ("Klaviyo ID", "01"), ("First Name", "A"), ("Email Marketing Consent", "NEVER_SUBSCRIBED"), ("Email Suppressions", "HARD_BOUNCE"), ("Last Open", ""))));
        Assert.Equal(StaleReason.HardBounce, klaviyo.Kind);
        StaleFinding mailchimp = Assert.Single(new StaleJudge(StaleOptions.Default(AsOf)).Judge(People.With(
            ("Email Address", "a@firma.de"), ("LEID", "1"), ("EUID", "x"), ("CLEAN_TIME", "2025-03-01 10:00:00"), ("CLEAN_CAMPAIGN_TITLE", "March"))));
        Assert.Equal((StaleReason.HardBounce, new DateTime(2025, 3, 1, 10, 0, 0)), (mailchimp.Kind, mailchimp.Date));
        StaleFinding hubspot = Assert.Single(new StaleJudge(StaleOptions.Default(AsOf)).Judge(People.With(("Email", "a@firma.de"), ("Email hard bounce reason", "OTHER"))));
        Assert.Equal((StaleReason.HardBounce, StaleAction.Remove), (hubspot.Kind, hubspot.Action));
    }
}
