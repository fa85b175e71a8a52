using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Core.Tests.Lifecycle.Facts;

/// <summary>The rules of DESIGN, section 6, on engagement and consent.</summary>
public sealed class EngagementRuleTests : IDisposable
{
    private readonly Log _log = new();

    // A service that tells of opens: without it a missing open says nothing.
    private static readonly ContactEvent Tracking = Log.Event(ContactEventKind.Opened, 0, email: "other@firm.example");

    private static IEnumerable<ContactEvent> Deliveries(int count, double every) => Enumerable.Range(0, count).Select(i => Log.Delivered(100 + i * every));

    [Fact]
    public void None_of_the_last_10_needs_10_tracked_deliveries_over_60_days()
    {
        _log.Import(Deliveries(10, 7).Append(Tracking));
        StaleFinding finding = Assert.Single(_log.Judge());
        Assert.Equal((StaleReason.Unopened, StaleAction.Unsubscribe), (finding.Kind, finding.Action));
    }

    [Fact]
    public void Nine_or_too_close_together_or_untracked_say_nothing()
    {
        _log.Import(Deliveries(9, 10).Append(Tracking));
        Assert.Empty(_log.Judge());
        using var close = new Log();
        close.Import(Deliveries(12, 5).Append(Tracking));
        Assert.Empty(close.Judge());
        using var untracked = new Log();
        untracked.Import(Deliveries(12, 7));
        Assert.Empty(untracked.Judge());
    }

    [Fact]
    public void An_open_by_a_person_begins_anew()
    {
        _log.Import(Deliveries(12, 7).Append(Tracking).Append(Log.Event(ContactEventKind.Opened, 150)));
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void An_open_by_a_privacy_proxy_is_neither_engaged_nor_not()
    {
        _log.Import(Deliveries(12, 7).Append(Tracking).Append(Log.Event(ContactEventKind.Opened, 150, marks: ContactEventMarks.PrivacyProxy)));
        Assert.Empty(_log.Judge());
        Assert.Null(_log.Facts().LastOpened);
    }

    [Fact]
    public void What_a_proxy_opened_is_unknown_whatever_the_lists_own_counts_say()
    {
        (string, string?)[] counts = [("Emails delivered", "12"), ("Emails opened", "0"), ("Emails clicked", "0")];
        Assert.Contains(_log.Judge(null, counts), f => f.Kind == StaleReason.Unopened);
        _log.Import(Log.Event(ContactEventKind.Opened, 150, marks: ContactEventMarks.PrivacyProxy));
        Assert.DoesNotContain(_log.Judge(null, counts), f => f.Kind == StaleReason.Unopened);
    }

    [Fact]
    public void A_click_by_a_scanner_does_not_count()
    {
        _log.Import(Deliveries(12, 7).Append(Tracking).Append(Log.Event(ContactEventKind.Clicked, 150, marks: ContactEventMarks.Scanner)));
        Assert.Equal(StaleReason.Unopened, Assert.Single(_log.Judge()).Kind);
    }

    [Fact]
    public void HubSpot_takes_11_where_none_was_ever_opened_and_16_since_the_last()
    {
        _log.Import(Deliveries(15, 7).Append(Tracking).Append(Log.Event(ContactEventKind.Opened, 99)));
        Assert.DoesNotContain(_log.Judge(StaleOptions.HubSpot(Log.AsOf)), f => f.Kind == StaleReason.Unopened);
        using var never = new Log();
        never.Import(Deliveries(11, 7).Append(Tracking));
        Assert.Single(never.Judge(StaleOptions.HubSpot(Log.AsOf)));
    }

    [Theory]
    [InlineData(ContactEventKind.OpenDeal)]
    [InlineData(ContactEventKind.Contract)]
    [InlineData(ContactEventKind.Purchase)]
    public void Deals_contracts_and_recent_orders_hold(ContactEventKind kind)
    {
        _log.Import(Deliveries(10, 7).Append(Tracking).Append(Log.Event(kind, 300)));
        StaleFinding finding = Assert.Single(_log.Judge());
        Assert.Equal(StaleAction.Review, finding.Action);
        Assert.NotEmpty(finding.HoldReason);
    }

    [Fact]
    public void Closed_deals_and_ended_contracts_do_not()
    {
        _log.Import(Deliveries(10, 7).Append(Tracking).Append(Log.Event(ContactEventKind.OpenDeal, 10)).Append(Log.Event(ContactEventKind.ClosedDeal, 20)).Append(Log.Event(ContactEventKind.Contract, 5) with { Until = Log.Day(30) }));
        Assert.Equal(StaleAction.Unsubscribe, _log.Judge().Single(f => f.Kind == StaleReason.Unopened).Action);
    }

    [Theory]
    [InlineData(ContactEventKind.Call)]
    [InlineData(ContactEventKind.Meeting)]
    [InlineData(ContactEventKind.Ticket)]
    [InlineData(ContactEventKind.Login)]
    public void Contact_with_the_company_is_more_than_mail(ContactEventKind kind)
    {
        (string, string?)[] old = [("Last activity date", "2025-01-01")];
        Assert.Equal(StaleReason.Inactive, Assert.Single(_log.Judge(null, old)).Kind);
        _log.Import(Log.Event(kind, 300));
        Assert.Empty(_log.Judge(null, old));
    }

    [Fact]
    public void Missing_data_is_never_never_engaged()
    {
        _log.Import(Log.Delivered(1));
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void The_latest_dated_event_of_consent_wins()
    {
        _log.Import(Log.Event(ContactEventKind.Unsubscribed, 10));
        Assert.Equal(StaleAction.Remove, Assert.Single(_log.Judge()).Action);
        _log.Import(Log.Event(ContactEventKind.Subscribed, 5));
        Assert.Single(_log.Judge());
        _log.Import(Log.Event(ContactEventKind.Subscribed, 15));
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void An_undated_opt_out_wins_over_what_is_undated()
    {
        _log.Import(Log.Event(ContactEventKind.Unsubscribed, 10) with { Time = null }, Log.Event(ContactEventKind.Subscribed, 11) with { Time = null });
        Assert.Equal(StaleReason.Unsubscribed, Assert.Single(_log.Judge()).Kind);
    }

    [Fact]
    public void An_opt_out_by_get_asks_for_review()
    {
        _log.Import(Log.Event(ContactEventKind.Unsubscribed, 10, marks: ContactEventMarks.GetUnsubscribe));
        Assert.Equal(StaleAction.Review, Assert.Single(_log.Judge()).Action);
        _log.Import(Log.Event(ContactEventKind.Unsubscribed, 12));
        Assert.Equal(StaleAction.Remove, Assert.Single(_log.Judge()).Action);
    }

    [Fact]
    public void Events_later_than_now_do_not_count_yet()
    {
        _log.Import(Log.Hard(900));
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void An_erased_address_has_no_events()
    {
        _log.Import(Log.Hard(1));
        var part = new EventStorePart();
        Assert.True(_log.Store.Write(s => part.ErasePersonalData(s, Log.Ana.ToUpperInvariant())) > 0);
        Assert.Empty(_log.Judge());
        Assert.Equal(0, _log.Store.Write(s => part.ErasePersonalData(s, Log.Ana)));
    }

    public void Dispose() => _log.Dispose();
}
