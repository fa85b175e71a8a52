using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Reengagement;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Tests.Contacts;
using CrmHygiene.Core.Tests.Lifecycle.Facts;
using MimeKit;

namespace CrmHygiene.Core.Tests.Lifecycle.Reengagement;

/// <summary>Who may be asked once more, how often, and what follows.</summary>
public sealed class ReengagementTests : IDisposable
{
    private readonly Log _log = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-ask-").FullName;
    private readonly HashSet<string> _suppressed = new(StringComparer.OrdinalIgnoreCase);

    private ReengagementBook Book(double day) => new(_log.Store, new ReengagementOptions { AsOf = Log.Day(day).UtcDateTime, ConsentExpires = TimeSpan.FromDays(1000) }, _suppressed.Contains);

    private static Contact Person(params (string, string?)[] columns) => People.With([("Email", Log.Ana), ("Last activity date", "2025-01-01"), ("Consent basis", "consent"), ("Opt in date", "2024-06-01"), .. columns]);

    private ReengagementStatus Stage(double day, params (string, string?)[] columns)
    {
        Contact contact = Person(columns);
        DateTime now = Log.Day(day).UtcDateTime;
        AddressFacts? events = new EventLog(_log.Store, now).Of(Log.Ana);
        return Book(day).Of(contact, new StaleJudge(StaleOptions.Default(now)).Judge(contact, new StaleFacts { Events = events }), events);
    }

    [Fact]
    public void Two_messages_14_days_apart_and_30_days_of_wait()
    {
        Assert.Equal(ReengagementStage.Due, Stage(100).Stage);
        Book(100).Record(_log.Store, [Stage(100)]);
        Assert.Equal(ReengagementStage.Waiting, Stage(113).Stage);
        Assert.Equal(ReengagementStage.Due, Stage(114).Stage);
        Book(114).Record(_log.Store, [Stage(114)]);
        Assert.Equal((ReengagementStage.LastWait, 2), (Stage(143).Stage, Stage(143).Messages));
        Assert.Equal(ReengagementStage.Silent, Stage(144).Stage);
        Assert.False(Book(143).IsOver(Person(), null));
        Assert.True(Book(144).IsOver(Person(), null));
    }

    [Theory]
    [InlineData(ContactEventKind.Clicked)]
    [InlineData(ContactEventKind.Replied)]
    [InlineData(ContactEventKind.Purchase)]
    public void Later_contact_clears(ContactEventKind kind)
    {
        Book(100).Record(_log.Store, [Stage(100)]);
        Book(114).Record(_log.Store, [Stage(114)]);
        _log.Import(Log.Event(kind, 120));
        Assert.Equal(ReengagementStage.Cleared, Stage(200).Stage);
        Assert.False(Book(200).IsOver(Person(), new EventLog(_log.Store, Log.Day(200).UtcDateTime).Of(Log.Ana)));
    }

    [Fact]
    public void What_was_planned_when_somebody_was_asked_holds_for_whoever_judges_later()
    {
        ReengagementBook patient = new(_log.Store, new ReengagementOptions { AsOf = Log.Day(100).UtcDateTime, Messages = 1, Wait = TimeSpan.FromDays(90) }, _ => false);
        patient.Record(_log.Store, [Stage(100)]);
        Assert.Equal(ReengagementStage.LastWait, Stage(189).Stage);
        Assert.False(Book(189).IsOver(Person(), null));
        Assert.True(Book(190).IsOver(Person(), null));
        Assert.Equal(ReengagementStage.Silent, Stage(190).Stage);
    }

    [Fact]
    public void A_new_opt_in_clears_too()
    {
        Book(100).Record(_log.Store, [Stage(100)]);
        Book(114).Record(_log.Store, [Stage(114)]);
        Contact back = People.With(("Email", Log.Ana), ("Last activity date", "2025-01-01"), ("Opt in date", "2026-05-01"));
        Assert.Equal(ReengagementStage.Cleared, Book(200).Of(back, [], null).Stage);
        Assert.False(Book(200).IsOver(back, null));
        Assert.True(Book(200).IsOver(Person(), null));
        _log.Import(Log.Event(ContactEventKind.Subscribed, 120));
        Assert.False(Book(200).IsOver(Person(), new EventLog(_log.Store, Log.Day(200).UtcDateTime).Of(Log.Ana)));
    }

    [Fact]
    public void Who_answered_and_fell_silent_again_is_asked_again_from_the_start()
    {
        Book(100).Record(_log.Store, [Stage(100)]);
        Book(114).Record(_log.Store, [Stage(114)]);
        _log.Import(Log.Event(ContactEventKind.Clicked, 120));
        Assert.Equal(ReengagementStage.Cleared, Stage(290).Stage);
        Assert.Equal((ReengagementStage.Due, 0), (Stage(320).Stage, Stage(320).Messages));
        AddressFacts? events = new EventLog(_log.Store, Log.Day(320).UtcDateTime).Of(Log.Ana);
        Assert.False(Book(320).IsOver(Person(), events));
        Book(320).Record(_log.Store, [Stage(320)]);
        Assert.Equal((ReengagementStage.Waiting, 1), (Stage(321).Stage, Stage(321).Messages));
        Book(334).Record(_log.Store, [Stage(334)]);
        Assert.False(Book(363).IsOver(Person(), events));
        Assert.True(Book(364).IsOver(Person(), events));
    }

    [Fact]
    public void A_corrected_address_that_is_not_confirmed_is_not_asked()
    {
        ReengagementStatus status = Stage(100, ("ConfirmBeforeMailing", "true"));
        Assert.Equal((ReengagementStage.Excluded, "Its corrected address is not confirmed."), (status.Stage, status.Detail));
        Assert.Equal(ReengagementStage.Due, Stage(100, ("ConfirmBeforeMailing", "")).Stage);
    }

    [Fact]
    public void Silence_past_the_wait_makes_removable_without_asking_again()
    {
        Contact contact = Person();
        var judge = new StaleJudge(StaleOptions.Default(Log.Day(200).UtcDateTime));
        Assert.True(Assert.Single(judge.Judge(contact)).ReengageFirst);
        Assert.False(Assert.Single(judge.Judge(contact, new StaleFacts { ReengagementOver = true })).ReengageFirst);
    }

    [Theory]
    [InlineData("Consent basis", "", "No lawful basis is on record.")]
    [InlineData("Opt in date", "", "When consent was given is not on record.")]
    [InlineData("ConfirmBeforeMailing", "true", "Its corrected address is not confirmed.")]
    [InlineData("Email status", "unconfirmed", "Its address is not confirmed.")]
    [InlineData("Consent basis", "contract", "")]
    public void Who_may_not_be_asked_stays_and_is_told_with_the_reason(string header, string value, string obstacle)
    {
        List<(string, string?)> columns = [("Email", Log.Ana), ("Last activity date", "2025-01-01"), ("Consent basis", "consent"), ("Opt in date", "2024-06-01")];
        columns.RemoveAll(c => c.Item1 == header);
        Contact contact = People.With([.. columns, (header, value)]);
        StaleFinding finding = Assert.Single(new StaleJudge(StaleOptions.Default(Log.Day(200).UtcDateTime)).Judge(contact));
        Assert.Equal((true, obstacle), (finding.ReengageFirst, finding.AskObstacle));
        Assert.Equal(obstacle.Length > 0, finding.Evidence.Contains("may not be asked once more", StringComparison.Ordinal));
        if (obstacle.Length > 0) Assert.Equal(obstacle, Book(200).Of(contact, [finding], null).Detail);

        RemovalPlan plan = new(), skipping = new(skipReengagement: true);
        plan.Add(contact, [finding]);
        skipping.Add(contact, [finding]);
        Assert.Equal((0, 1), (plan.DropCount, skipping.DropCount));
        Assert.Equal(obstacle.Length > 0, plan.DescribeNotAskable().Contains($"{obstacle.TrimEnd('.')} (1)", StringComparison.Ordinal));
        Assert.Empty(skipping.DescribeNotAskable());
        if (obstacle.Length == 0) return;
        // Who goes for another reason is not stuck.
        plan.Add(contact, [new StaleFinding(contact, StaleReason.HardBounce, "HardBounce", StaleAction.Remove, "x", null)]);
        Assert.Empty(plan.DescribeNotAskable());
    }

    [Theory]
    [InlineData("Opted out", "yes")]
    [InlineData("Consent basis", "")]
    [InlineData("Consent basis", "withdrawn")]
    [InlineData("Consent basis", "No consent")]
    [InlineData("Consent basis", "consent revoked")]
    [InlineData("Opt in date", "")]
    [InlineData("Opt in date", "2022-01-01")]
    [InlineData("Open deal", "yes")]
    [InlineData("Last activity date", "2026-04-01")]
    public void Opted_out_unproven_expired_held_and_active_contacts_are_not_asked(string header, string value)
    {
        List<(string, string?)> columns = [("Email", Log.Ana), ("Last activity date", "2025-01-01"), ("Consent basis", "consent"), ("Opt in date", "2024-06-01")];
        columns.RemoveAll(c => c.Item1 == header);
        columns.Add((header, value));
        Contact contact = People.With([.. columns]);
        DateTime now = Log.Day(100).UtcDateTime;
        Assert.Equal(ReengagementStage.Excluded, Book(100).Of(contact, new StaleJudge(StaleOptions.Default(now)).Judge(contact), null).Stage);
    }

    [Fact]
    public void The_suppressed_are_not_asked_and_other_bases_than_consent_exist()
    {
        Assert.Equal(ReengagementStage.Due, Stage(100).Stage);
        _suppressed.Add(Log.Ana);
        Assert.Equal(ReengagementStage.Excluded, Stage(100).Stage);
        _suppressed.Clear();
        Contact customer = People.With([("Email", Log.Ana), ("Last activity date", "2025-01-01"), ("Consent basis", "Contract")]);
        DateTime now = Log.Day(100).UtcDateTime;
        Assert.Equal(ReengagementStage.Due, Book(100).Of(customer, new StaleJudge(StaleOptions.Default(now)).Judge(customer), null).Stage);
    }

    [Fact]
    public void The_list_has_each_address_once_and_keeps_to_the_cap()
    {
        var list = new ReengagementList();
        list.Add(Stage(100), 1);
        list.Add(Stage(100), 1);
        list.Add(Stage(100, ("Email 2", "x")), 1);
        list.Add(Book(100).Of(People.With([("Email", "ben@firm.example"), ("Last activity date", "2025-01-01"), ("Consent basis", "contract")]), new StaleJudge(StaleOptions.Default(Log.Day(100).UtcDateTime)).Judge(People.With([("Email", "ben@firm.example"), ("Last activity date", "2025-01-01"), ("Consent basis", "contract")])), null), 1);
        ReengagementRound round = list.Write(_folder, "Shop <news@shop.example>", "Shop", "1 Market Street", "https://shop.example/u/{{Token}}", 2, Log.AsOf);
        Assert.Equal((1, 1, 2), (round.Selected, round.OverCap, round.Excluded["Its address is on the list already."]));
        Assert.Equal(2, File.ReadAllLines(round.SendList).Length);
    }

    [Fact]
    public void Templates_carry_postal_address_and_one_click_unsubscription()
    {
        foreach (string path in ReengagementTemplates.Write(_folder, "Shop <news@shop.example>", "Shop & Söhne", "1 Market Street\nSpringfield", "https://shop.example/u/{{Token}}", 2))
        {
            MimeMessage message = MimeMessage.Load(path);
            Assert.Equal("<https://shop.example/u/{{Token}}>", message.Headers["List-Unsubscribe"]);
            Assert.Equal("List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
            Assert.Contains("Springfield", message.TextBody, StringComparison.Ordinal);
            Assert.Contains("Söhne", message.Subject, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>(() => ReengagementTemplates.Write(_folder, "news@shop.example", "", "x", "http://shop.example/u", 2));
        Assert.Throws<ArgumentException>(() => ReengagementTemplates.Write(_folder, "news@shop.example", "", " ", "https://shop.example/u", 2));
        Assert.Throws<ArgumentException>(() => ReengagementTemplates.Write(_folder, "nobody", "", "x", "https://shop.example/u", 2));
    }

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
