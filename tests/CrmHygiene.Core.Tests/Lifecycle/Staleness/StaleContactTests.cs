using System.Globalization;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Tests.Contacts;

namespace CrmHygiene.Core.Tests.Lifecycle.Staleness;

/// <summary>Silence, age, company, duplicates, holds.</summary>
public class StaleContactTests
{
    private static readonly DateTime AsOf = new(2026, 11, 23);

    private static IReadOnlyList<StaleFinding> Judge(StaleOptions? options, StaleFacts? facts, params (string, string?)[] columns) =>
        new StaleJudge(options ?? StaleOptions.Default(AsOf)).Judge(People.With([("Email", "anna@firma.de"), .. columns]), facts);

    private static IReadOnlyList<StaleFinding> Judge(params (string, string?)[] columns) => Judge(null, null, columns);

    [Theory]
    [InlineData("2026-05-22", true)]
    [InlineData("2026-05-23", false)]
    [InlineData("2026-11-20", false)]
    [InlineData("2031-01-01", false)]
    public void Six_months_without_contact_is_inactive(string last, bool inactive)
    {
        StaleFinding? finding = Judge(("Last activity", last)).SingleOrDefault();
        Assert.Equal(inactive, finding is not null);
        if (finding is null) return;
        Assert.Equal((StaleReason.Inactive, StaleAction.Archive, true), (finding.Kind, finding.Action, finding.ReengageFirst));
        Assert.Equal(DateTime.Parse(last, CultureInfo.InvariantCulture), finding.Date);
    }

    [Fact]
    public void Missing_data_is_never_never_engaged()
    {
        Assert.Empty(Judge(("Last activity", "")));
        Assert.Empty(Judge(("Created at", "2015-01-01")));
        Assert.Empty(Judge(("Opt in date", "2015-01-01")));
        // A date that cannot be read may be yesterday, however old the others are.
        Assert.Empty(Judge(("Last activity", "03/04/2026"), ("Last click", "2015-01-01")));
        StaleOptions never = StaleOptions.Default(AsOf) with { Thresholds = new PolicyStaleness { MissingMeansNever = true } };
        Assert.Equal(StaleReason.Inactive, Assert.Single(Judge(never, null, ("Last activity", ""), ("Created at", "2015-01-01"))).Kind);
        Assert.Empty(Judge(never, null, ("Last activity", ""), ("Created at", "2026-11-01")));
    }

    [Theory]
    [InlineData("Last click")]
    [InlineData("Last open")]
    [InlineData("Opt in date")]
    [InlineData("Created at")]
    public void Any_sign_of_life_counts(string header) => Assert.Empty(Judge(("Last activity", "2020-01-01"), (header, "2026-11-01")));

    [Fact]
    public void A_bulk_update_is_no_sign_of_life() =>
        Assert.Equal(StaleReason.Inactive, Assert.Single(Judge(("Last activity", "2020-01-01"), ("Last modified", "2026-11-01"))).Kind);

    [Fact]
    public void Opens_that_cannot_be_trusted_are_neither_engagement_nor_the_lack_of_it()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { TrustOpens = false };
        Assert.Equal(StaleReason.Inactive, Assert.Single(Judge(options, null, ("Last activity", "2020-01-01"), ("Last open", "2026-11-01"))).Kind);
        Assert.Empty(Judge(options, null, ("Unopened send count", "30"), ("Emails opened", "4")));
    }

    [Fact]
    public void Nobody_is_asked_again_who_opted_out_or_was_asked()
    {
        Assert.False(Judge(("Last activity", "2020-01-01"), ("Opted out", "yes")).Single(f => f.Kind == StaleReason.Inactive).ReengageFirst);
        Assert.False(Judge(null, new StaleFacts { ReengagementOver = true }, ("Last activity", "2020-01-01")).Single().ReengageFirst);
        Assert.False(Judge(("Last activity", "2020-01-01"), ("Email status", "no consent")).Single().ReengageFirst);
    }

    [Fact]
    public void A_period_given_by_hand_wins_over_policy_and_segments()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { InactiveFor = CalendarPeriod.Parse("30d"), Thresholds = new PolicyStaleness { Segments = [new() { Field = "LeadSource", Value = "Fair", InactiveMonths = 24 }] } };
        Assert.Single(Judge(options, null, ("Last activity", "2026-10-01"), ("Lead source", "Fair")));
    }

    [Fact]
    public void Thresholds_follow_the_segment()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with
        {
            Thresholds = new PolicyStaleness { Segments = [new() { Field = "LeadSource", Value = "fair", InactiveMonths = 24, UnopenedSendCount = 20 }, new() { Field = "Product line", Value = "Machines", InactiveMonths = 36 }] },
        };
        Assert.Empty(Judge(options, null, ("Last activity", "2025-06-01"), ("Lead source", "Fair"), ("Unopened send count", "12")));
        Assert.Equal(2, Judge(options, null, ("Last activity", "2025-06-01"), ("Lead source", "Web"), ("Unopened send count", "12")).Count);
        Assert.Empty(Judge(options, null, ("Last activity", "2024-06-01"), ("Product line", "Machines")));
    }

    [Theory]
    [InlineData("10", null, true)]
    [InlineData("9", null, false)]
    [InlineData("10", "9", false)]
    [InlineData("10", "10", true)]
    [InlineData("", "50", false)]
    public void None_of_the_last_ten_needs_ten_delivered(string unopened, string? delivered, bool stale)
    {
        IReadOnlyList<StaleFinding> findings = Judge(("Unopened send count", unopened), ("Emails delivered", delivered));
        Assert.Equal(stale, findings.Any(f => f.Kind == StaleReason.Unopened));
        if (stale) Assert.Equal(StaleAction.Unsubscribe, findings[0].Action);
    }

    [Theory]
    [InlineData("12", "0", "", true)]
    [InlineData("12", "0", "0", true)]
    [InlineData("12", "3", "", false)]
    [InlineData("12", "", "", false)]
    [InlineData("12", "0", "1", false)]
    [InlineData("9", "0", "0", false)]
    public void Never_opened_any_of_ten_is_told_by_counts_that_are_there(string delivered, string opened, string clicked, bool stale) =>
        Assert.Equal(stale, Judge(("Emails delivered", delivered), ("Emails opened", opened), ("Emails clicked", clicked)).Any());

    [Theory]
    [InlineData("2026-08-01", "2026-09-29", false)]
    [InlineData("2026-08-01", "2026-09-30", true)]
    [InlineData("2026-10-01", "", false)]
    [InlineData("", "", true)]
    public void The_ten_must_span_sixty_days_where_dates_are_known(string engaged, string sent, bool stale) =>
        Assert.Equal(stale, Judge(("Unopened send count", "12"), ("Last open", engaged), ("Last email sent", sent)).Any(f => f.Kind == StaleReason.Unopened));

    [Fact]
    public void HubSpots_thresholds_are_eleven_never_and_sixteen_lapsed()
    {
        StaleOptions options = StaleOptions.HubSpot(AsOf);
        Assert.Single(Judge(options, null, ("Emails delivered", "11"), ("Emails opened", "0"), ("Emails clicked", "0")));
        Assert.Empty(Judge(options, null, ("Emails delivered", "40"), ("Emails opened", "3"), ("Unopened send count", "15")));
        Assert.Single(Judge(options, null, ("Emails delivered", "40"), ("Emails opened", "3"), ("Unopened send count", "16")));
    }

    [Fact]
    public void Other_contact_with_the_company_holds_who_opens_no_mail()
    {
        StaleFinding finding = Assert.Single(Judge(("Unopened send count", "20"), ("Last activity", "2026-11-01")));
        Assert.Equal((StaleReason.Unopened, StaleAction.Review, true), (finding.Kind, finding.Action, finding.Held));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("2")]
    public void An_open_deal_holds_the_contact_whatever_the_mail_says(string deal)
    {
        IReadOnlyList<StaleFinding> findings = Judge(null, new StaleFacts { DuplicateOf = "7" },
            ("Open deal", deal), ("Last activity", "2020-01-01"), ("Bounce type", "hard"), ("Opted out", "yes"), ("Unopened send count", "20"));
        Assert.Equal(StaleAction.Review, findings.Single(f => f.Kind == StaleReason.Inactive).Action);
        Assert.Equal(StaleAction.Review, findings.Single(f => f.Kind == StaleReason.Unopened).Action);
        // It stays in the list, and still is not mailed.
        Assert.Equal(StaleAction.Unsubscribe, findings.Single(f => f.Kind == StaleReason.HardBounce).Action);
        Assert.Equal(StaleAction.Unsubscribe, findings.Single(f => f.Kind == StaleReason.Unsubscribed).Action);
        Assert.All(findings.Where(f => f.Kind != StaleReason.DuplicateLost), f => Assert.Equal("a deal is open.", f.HoldReason));
        StaleFinding lost = findings.Single(f => f.Kind == StaleReason.DuplicateLost);
        Assert.Equal((StaleAction.Archive, false), (lost.Action, lost.Held));
    }

    [Fact]
    public void No_deal_holds_nobody()
    {
        Assert.False(Judge(("Open deal", "no"), ("Last activity", "2020-01-01")).Single().Held);
        Assert.False(Judge(("Open deal", "0"), ("Last activity", "2020-01-01")).Single().Held);
    }

    [Fact]
    public void A_recent_order_and_a_holding_stage_hold()
    {
        Assert.True(Judge(null, new StaleFacts { LastOrder = AsOf.AddMonths(-1) }, ("Bounce type", "hard")).Single().Held);
        Assert.DoesNotContain(Judge(null, new StaleFacts { LastOrder = AsOf.AddYears(-1) }, ("Bounce type", "hard")), f => f.Held);
        StaleOptions options = StaleOptions.Default(AsOf) with { Thresholds = new PolicyStaleness { HoldStages = ["Customer"] } };
        Assert.True(Judge(options, null, ("Bounce type", "hard"), ("Lifecycle stage", "customer")).Single().Held);
        Assert.False(Judge(options, null, ("Bounce type", "hard"), ("Lifecycle stage", "lead")).Single().Held);
    }

    [Theory]
    [InlineData("Müller Maschinen GmbH & Co. KG", "", true)]
    [InlineData("muller maschinen", "", true)]
    [InlineData("Müller Maschinenbau GmbH", "", false)]
    [InlineData("", "https://www.gone.example/about", true)]
    [InlineData("", "notgone.example", false)]
    public void A_company_on_the_admins_list_is_archived(string company, string site, bool gone)
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { GoneList = new GoneList(["# closed 2025", "", "Müller Maschinen GmbH", "gone.example"]) };
        StaleFinding? finding = Judge(options, null, ("Company", company), ("Website", site)).SingleOrDefault();
        Assert.Equal(gone ? StaleAction.Archive : null, finding?.Action);
    }

    [Fact]
    public void A_legal_form_is_left_out_behind_the_name_only()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { GoneList = new GoneList(["SAS Institute", "AS Roma", "Volvo AB"]) };
        Assert.Empty(Judge(options, null, ("Company", "Institute GmbH")));
        Assert.Empty(Judge(options, null, ("Company", "Roma Ltd")));
        Assert.Single(Judge(options, null, ("Company", "SAS Institute Inc.")));
        Assert.Single(Judge(options, null, ("Company", "Volvo")));
    }

    [Fact]
    public void A_preset_lets_go_of_nobody_the_policy_holds()
    {
        var policy = new PolicyStaleness { HoldStages = ["customer"], Retention = [new PolicyRetention { Basis = "*", Months = 120 }], Segments = [new PolicySegment { Field = "LeadSource", Value = "Fair", InactiveMonths = 36 }] };
        foreach (StaleOptions preset in new[] { StaleOptions.Strict(AsOf), StaleOptions.HubSpot(AsOf), StaleOptions.Default(AsOf) })
        {
            StaleFinding held = Assert.Single(Judge(preset.Within(policy), null, ("Last activity date", "2024-01-01"), ("Lifecycle stage", "Customer")));
            Assert.True(held.Held);
            Assert.Empty(Judge(preset.Within(policy), null, ("Last activity date", "2025-01-01"), ("Lead source", "Fair")));
            Assert.Contains(Judge(preset.Within(policy), null, ("Last activity date", "2010-01-01")), f => f.Kind == StaleReason.RetentionDue);
        }
    }

    [Fact]
    public void A_gone_domain_is_found_in_the_address()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { GoneList = new GoneList(["@firma.de"]) };
        Assert.Equal(StaleReason.CompanyGone, Assert.Single(Judge(options, null)).Kind);
    }

    [Fact]
    public void Retention_is_for_review_unless_the_policy_states_basis_and_period()
    {
        Assert.Equal(StaleAction.Review, Judge(null, new StaleFacts { RetentionDue = AsOf }).Single().Action);
        Assert.Empty(Judge(null, new StaleFacts { RetentionDue = AsOf.AddDays(1) }));
        StaleOptions options = StaleOptions.Default(AsOf) with { Thresholds = new PolicyStaleness { InactiveMonths = 240, Retention = [new() { Basis = "consent", Months = 24, Action = StaleAction.Remove }] } };
        StaleFinding due = Assert.Single(Judge(options, null, ("Consent basis", "Consent"), ("Opt in date", "2024-11-23")));
        Assert.Equal((StaleReason.RetentionDue, StaleAction.Remove, AsOf), (due.Kind, due.Action, due.Date));
        Assert.Empty(Judge(options, null, ("Consent basis", "contract"), ("Opt in date", "2020-01-01")));
        Assert.Empty(Judge(options, null, ("Consent basis", "consent"), ("Opt in date", "2020-01-01"), ("Last click", "2025-06-01")));
    }

    [Fact]
    public void What_is_due_soon_is_reported_ahead_for_review_with_basis_period_day_and_hold()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { Reasons = new HashSet<StaleReason> { StaleReason.RetentionDue }, DueWithin = CalendarPeriod.OfMonths(3), Thresholds = new PolicyStaleness { Retention = [new() { Basis = "consent", Months = 24, Action = StaleAction.Remove }] } };
        DateTime start = AsOf.AddMonths(-22);
        string optIn = start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        StaleFinding ahead = Assert.Single(Judge(options, null, ("Consent basis", "consent"), ("Opt in date", optIn)));
        Assert.Equal((StaleAction.Review, start.AddMonths(24)), (ahead.Action, ahead.Date));
        Assert.Contains("basis 'consent' for 24 months; they end on", ahead.Evidence, StringComparison.Ordinal);
        Assert.Empty(Judge(options with { DueWithin = null }, null, ("Consent basis", "consent"), ("Opt in date", optIn)));
        Assert.Empty(Judge(options with { DueWithin = CalendarPeriod.OfMonths(1) }, null, ("Consent basis", "consent"), ("Opt in date", optIn)));
        Assert.Equal(StaleAction.Review, Judge(options, new StaleFacts { RetentionDue = AsOf.AddDays(20) }).Single().Action);
        Assert.Equal("a deal is open.", Assert.Single(Judge(options, null, ("Consent basis", "consent"), ("Opt in date", optIn), ("Open deal", "yes"))).HoldReason);
    }

    [Fact]
    public void Opens_do_not_stop_the_retention_clock()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { Thresholds = new PolicyStaleness { Retention = [new() { Basis = "*", Months = 24 }] } };
        Assert.Equal(StaleReason.RetentionDue, Assert.Single(Judge(options, null, ("Opt in date", "2020-01-01"), ("Last open", "2026-11-01"))).Kind);
    }

    [Fact]
    public void The_admins_own_reason_has_its_own_name()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { Custom = [new CustomStaleReason("OldRegion", StaleAction.Archive, c => c.GetText(ContactField.State) == "West" ? "The region was sold." : null)] };
        StaleFinding finding = Assert.Single(Judge(options, null, ("State", "West")));
        Assert.Equal((StaleReason.Custom, "OldRegion", StaleAction.Archive), (finding.Kind, finding.Reason, finding.Action));
        Assert.Empty(Judge(options, null, ("State", "East")));
    }

    [Fact]
    public void Only_the_wanted_reasons_are_looked_for()
    {
        StaleOptions options = StaleOptions.Default(AsOf) with { Reasons = new HashSet<StaleReason> { StaleReason.Inactive } };
        Assert.Equal(StaleReason.Inactive, Assert.Single(Judge(options, null, ("Last activity", "2020-01-01"), ("Opted out", "yes"), ("Bounce type", "hard"))).Kind);
    }

    [Fact]
    public void The_judge_changes_no_contact()
    {
        Contact contact = People.With(("Email", "a@firma.de"), ("Last activity", "2020-01-01"));
        new StaleJudge(StaleOptions.Default(AsOf)).Judge(contact);
        Assert.False(contact.IsChanged());
        Assert.Empty(contact.GetFindings());
    }
}
