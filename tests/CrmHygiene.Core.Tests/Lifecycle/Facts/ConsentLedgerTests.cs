using CrmHygiene.Core.Lifecycle.Facts;
using CsCheck;

namespace CrmHygiene.Core.Tests.Lifecycle.Facts;

/// <summary>A ledger an address, way of contact and topic: in each the latest event wins, and none undoes another's.</summary>
public sealed class ConsentLedgerTests : IDisposable
{
    private readonly Log _log = new();

    [Fact]
    public void An_opt_in_to_one_topic_does_not_undo_the_opt_out_from_another()
    {
        _log.Import(Said(ContactEventKind.Unsubscribed, 10, "offers"), Said(ContactEventKind.Subscribed, 20, "news"));

        AddressFacts facts = _log.Facts();
        Assert.NotNull(facts.OptOutFrom(SuppressionChannel.Mail, "Offers"));
        Assert.Null(facts.OptOutFrom(SuppressionChannel.Mail, "news"));
        Assert.NotNull(facts.OptOutFrom(SuppressionChannel.Mail, null));

        _log.Import(Said(ContactEventKind.Subscribed, 30, "offers"));
        Assert.Null(_log.Facts().OptOutFrom(SuppressionChannel.Mail, null));
    }

    [Fact]
    public void An_opt_out_from_everything_is_undone_for_a_topic_only_by_a_later_opt_in_to_it()
    {
        _log.Import(Said(ContactEventKind.Subscribed, 5, "news"), Said(ContactEventKind.Unsubscribed, 10));
        Assert.NotNull(_log.Facts().OptOutFrom(SuppressionChannel.Mail, "news"));

        _log.Import(Said(ContactEventKind.Subscribed, 20, "news"));
        Assert.Null(_log.Facts().OptOutFrom(SuppressionChannel.Mail, "news"));
        Assert.NotNull(_log.Facts().OptOutFrom(SuppressionChannel.Mail, "offers"));
        Assert.Equal(StaleAction.Remove, Assert.Single(_log.Judge()).Action);
    }

    [Fact]
    public void Ways_of_contact_are_apart()
    {
        _log.Import(Said(ContactEventKind.Unsubscribed, 10, channel: SuppressionChannel.Phone), Said(ContactEventKind.Unsubscribed, 11, channel: SuppressionChannel.Text), Said(ContactEventKind.Unsubscribed, 12, channel: SuppressionChannel.Post), Said(ContactEventKind.Subscribed, 15, channel: SuppressionChannel.Text));

        AddressFacts facts = _log.Facts();
        Assert.Null(facts.OptOutFrom(SuppressionChannel.Mail, null));
        Assert.NotNull(facts.OptOutFrom(SuppressionChannel.Phone, null));
        Assert.Null(facts.OptOutFrom(SuppressionChannel.Text, null));
        Assert.NotNull(facts.OptOutFrom(SuppressionChannel.Post, null));
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void Who_opted_out_of_one_topic_is_for_review_and_not_removed()
    {
        _log.Import(Said(ContactEventKind.Unsubscribed, 10, "Offers"));

        StaleFinding finding = Assert.Single(_log.Judge());
        Assert.Equal((StaleReason.Unsubscribed, StaleAction.Review), (finding.Kind, finding.Action));
        Assert.Contains("'offers' only", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_opt_out_from_all_of_the_row_counts_beside_one_from_a_topic_or_a_doubtful_one()
    {
        _log.Import(Said(ContactEventKind.Unsubscribed, 10, "offers"));
        Assert.Equal(StaleAction.Remove, Assert.Single(_log.Judge(null, ("Opted out", "yes"))).Action);

        _log.Import(Log.Event(ContactEventKind.Unsubscribed, 12, marks: ContactEventMarks.GetUnsubscribe));
        Assert.Equal(StaleAction.Remove, Assert.Single(_log.Judge(null, ("Opted out", "yes"))).Action);
    }

    [Fact]
    public void An_opt_out_through_a_list_counts_for_all_mail_and_only_the_same_list_undoes_it()
    {
        _log.Import(Said(ContactEventKind.Unsubscribed, 10) with { List = "main" }, Said(ContactEventKind.Subscribed, 20) with { List = "other" });
        Assert.Equal(StaleAction.Remove, Assert.Single(_log.Judge()).Action);

        _log.Import(Said(ContactEventKind.Subscribed, 30) with { List = "main" });
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void No_dated_opt_in_is_later_than_an_opt_out_without_a_date()
    {
        _log.Import(Said(ContactEventKind.Unsubscribed, 10) with { Time = null }, Said(ContactEventKind.Subscribed, 20));

        Assert.Equal(StaleAction.Remove, Assert.Single(_log.Judge()).Action);
        Assert.Equal(StaleAction.Remove, Assert.Single(_log.Judge(null, ("Opt in date", "2026-10-01"))).Action);
    }

    [Fact]
    public void Who_was_taken_off_the_list_with_a_reason_is_restricted_by_later_events_only()
    {
        _log.Import(Said(ContactEventKind.Unsubscribed, 10), Log.Event(ContactEventKind.Complaint, 11), Log.Hard(12), Said(ContactEventKind.Unsubscribed, 13, "offers"), Said(ContactEventKind.Unsubscribed, 14, channel: SuppressionChannel.Phone), Said(ContactEventKind.Reinstated, 20));
        Assert.Empty(_log.Judge());
        Assert.NotNull(_log.Facts().OptOutFrom(SuppressionChannel.Phone, null));

        _log.Import(Log.Event(ContactEventKind.Complaint, 30));
        Assert.Equal(StaleReason.Complaint, Assert.Single(_log.Judge()).Kind);
    }

    [Fact]
    public void Events_of_consent_in_any_order_and_number_give_the_same_ledger() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1]).Array[1, 12].Sample(said =>
    {
        ContactEvent[] events = [.. said.Select(s => Said(s.Item2 == 0 ? ContactEventKind.Subscribed : s.Item2 == 1 ? ContactEventKind.Unsubscribed : ContactEventKind.Reinstated, s.Item1 * 7, s.Item3 == 0 ? "" : $"topic {s.Item3}", (SuppressionChannel)s.Item4))];
        using var straight = new Log();
        straight.Import(events);
        using var other = new Log();
        other.Import(events.Reverse());
        other.Import(events);
        Assert.Equal(straight.Facts().Consent.OrderBy(c => c.ToString(), StringComparer.Ordinal), other.Facts().Consent.OrderBy(c => c.ToString(), StringComparer.Ordinal));
    }, iter: 60);

    public void Dispose() => _log.Dispose();

    private static ContactEvent Said(ContactEventKind kind, double day, string topic = "", SuppressionChannel channel = SuppressionChannel.Mail) =>
        Log.Event(kind, day) with { Topic = topic, Channel = channel };
}
