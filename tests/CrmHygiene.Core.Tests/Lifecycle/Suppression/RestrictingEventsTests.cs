using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Tests.Contacts;
using CrmHygiene.Core.Tests.Lifecycle.Facts;

namespace CrmHygiene.Core.Tests.Lifecycle.Suppression;

/// <summary>Opt-outs, complaints and hard bounces that were imported count before anybody has acted on them.</summary>
public sealed class RestrictingEventsTests : IDisposable
{
    private readonly Log _log = new();

    private SuppressionList List => SuppressionList.Load(_log.Store, "no key");

    [Fact]
    public void Who_opted_out_complained_or_bounced_for_good_is_suppressed()
    {
        _log.Import(
            Log.Event(ContactEventKind.Unsubscribed, 10, email: "out@firm.example"), Log.Event(ContactEventKind.Complaint, 10, email: "spam@firm.example"),
            Log.Event(ContactEventKind.HardBounce, 10, email: "gone@firm.example", reason: BounceReason.UserUnknown), Log.Delivered(10, email: "fine@firm.example"));

        Assert.Equal(
            ["OptedOut", "Complained", "HardBounced", ""],
            new[] { "out", "SPAM", "gone", "fine" }.Select(n => List.Find($"{n}@firm.example")?.Reason.ToString() ?? ""));
        Assert.True(List.IsSuppressed(People.With(("Email", "out@firm.example"))));
        Assert.Equal("events", List.Find("gone@firm.example")!.Source);
    }

    [Fact]
    public void What_is_doubtful_suppresses_nobody()
    {
        _log.Import(
            Log.Event(ContactEventKind.Unsubscribed, 10, email: "get@firm.example", marks: ContactEventMarks.GetUnsubscribe), Log.Event(ContactEventKind.Complaint, 10, email: "forged@firm.example", proof: BounceProof.None),
            Log.Event(ContactEventKind.HardBounce, 10, email: "forged2@firm.example", reason: BounceReason.UserUnknown, proof: BounceProof.None), Log.Event(ContactEventKind.HardBounce, 10, email: "dead@once.example", reason: BounceReason.HostUnknown),
            Log.Soft(10, email: "full@firm.example", reason: BounceReason.MailboxFull));

        Assert.All(new[] { "get@firm.example", "forged@firm.example", "forged2@firm.example", "dead@once.example", "full@firm.example" }, a => Assert.Null(List.Find(a)));
    }

    [Fact]
    public void Channel_and_topic_of_an_opt_out_count()
    {
        _log.Import(Log.Event(ContactEventKind.Unsubscribed, 10) with { Topic = "offers" }, Log.Event(ContactEventKind.Unsubscribed, 10) with { Channel = SuppressionChannel.Phone });

        Assert.Equal("offers", List.Find(Log.Ana)?.Topic);
        Assert.Null(List.Find(Log.Ana, topic: "news"));
        Assert.NotNull(List.Find(Log.Ana, SuppressionChannel.Phone, "news"));
        Assert.Null(List.Find(Log.Ana, SuppressionChannel.Post));
    }

    [Fact]
    public void A_domain_of_any_script_is_found_as_it_was_written_and_in_its_form()
    {
        _log.Import(Log.Event(ContactEventKind.Unsubscribed, 10, email: "ann@bücher.example"), Log.Event(ContactEventKind.Unsubscribed, 10, email: "bob@xn--bcher-kva.example"));

        Assert.NotNull(List.Find("Ann@bücher.example"));
        Assert.NotNull(List.Find("bob@bücher.example"));
        Assert.NotNull(List.Find("ann@xn--bcher-kva.example."));
        _log.Store.Write(s => new EventStorePart().ErasePersonalData(s, "ann@xn--bcher-kva.example"));
        Assert.Null(List.Find("ann@bücher.example"));
    }

    [Fact]
    public void Taken_off_with_a_reason_nobody_is_restricted_until_something_new_happens()
    {
        _log.Import(Log.Event(ContactEventKind.Unsubscribed, 10), Log.Event(ContactEventKind.Unsubscribed, 10) with { Channel = SuppressionChannel.Text });

        Assert.Equal([SuppressionChannel.Mail], SuppressionBook.Remove(_log.Store, Log.Ana, null, SuppressionChannel.Mail, null, "opted in by form").Select(s => s.Channel));
        Assert.Null(List.Find(Log.Ana));
        Assert.NotNull(List.Find(Log.Ana, SuppressionChannel.Text));
        Assert.Empty(SuppressionBook.All(_log.Store));
        Assert.Equal("opted in by form", Assert.Single(_log.Store.Read(s => s.Query("SELECT removed_reason FROM suppression_entry", r => r.GetString(0)))));
        Assert.Empty(SuppressionBook.Remove(_log.Store, Log.Ana, null, SuppressionChannel.Mail, null, "again"));
    }

    [Fact]
    public void A_restriction_dated_ahead_of_the_clock_counts_now_and_an_opt_in_does_not()
    {
        DateTimeOffset ahead = _log.Store.Time.GetUtcNow().AddHours(9);
        ContactEvent optOut = Log.Event(ContactEventKind.Unsubscribed, 10) with { Time = ahead };
        _log.Import(optOut, optOut with { Kind = ContactEventKind.Complaint, Email = "spam@firm.example" }, optOut with { Kind = ContactEventKind.Subscribed, Time = ahead.AddHours(1) });

        Assert.Equal(SuppressionReason.OptedOut, List.Find(Log.Ana)?.Reason);
        Assert.Equal(SuppressionReason.Complained, List.Find("spam@firm.example")?.Reason);
    }

    [Fact]
    public void An_undated_opt_out_loaded_after_somebody_was_taken_off_may_be_a_new_one_and_counts()
    {
        ContactEvent undated = new() { Kind = ContactEventKind.Unsubscribed, Email = Log.Ana, Proof = BounceProof.Provider, Source = "test" };
        _log.Import(undated);
        SuppressionBook.Remove(_log.Store, Log.Ana, null, null, null, "opted in by form");
        Assert.Null(List.Find(Log.Ana));

        Assert.Equal(1, _log.Import(undated).New);
        Assert.Equal(0, _log.Import(undated).New);
        Assert.Null(List.Find(Log.Ana)!.Date);
        _log.Import(Log.Event(ContactEventKind.Subscribed, 900));
        Assert.NotNull(List.Find(Log.Ana));
    }

    [Fact]
    public void Events_of_a_store_of_before_count_too()
    {
        _log.Import(Log.Delivered(1), Log.Hard(10), Log.Delivered(5, email: "fine@firm.example"), Log.Delivered(1, email: "late@firm.example"), Log.Delivered(2, email: "late@firm.example"), Log.Event(ContactEventKind.Complaint, 3, email: "late@firm.example"));
        string migration = new EventStorePart().Migrations[1];
        _log.Store.Write(s => s.Execute("DROP TABLE event_restricted"));
        _log.Store.Write(s => s.Execute(migration));

        Assert.Equal(
            new[] { Log.Ana, "late@firm.example" }.Select(EventKeys.Address).Order(),
            _log.Store.Read(s => s.Query("SELECT address FROM event_restricted ORDER BY address", r => r.GetInt64(0))));
    }

    [Fact]
    public void Erasure_forgets_them()
    {
        _log.Import(Log.Hard(10));
        _log.Store.Write(s => new EventStorePart().ErasePersonalData(s, Log.Ana));

        Assert.Empty(_log.Store.Read(s => s.Query("SELECT address FROM event_restricted", r => r.GetInt64(0))));
        Assert.True(List.IsEmpty);
    }

    public void Dispose() => _log.Dispose();
}
