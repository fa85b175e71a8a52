using CrmHygiene.Core.Lifecycle.Facts;
using CsCheck;

namespace CrmHygiene.Core.Tests.Lifecycle.Facts;

/// <summary>Events in any order and any number of times give the same facts.</summary>
public class EventOrderTests
{
    private static readonly ContactEventKind[] Kinds = Enum.GetValues<ContactEventKind>();

    // Told without a time after somebody was taken off the list, an opt-out may be a new one: there the order matters, and here one of the two is left out.
    private static readonly Gen<ContactEvent> Dated = Of(Kinds, undated: false), Undated = Of([.. Kinds.Where(k => k != ContactEventKind.Reinstated)], undated: true);

    private static Gen<ContactEvent> Of(ContactEventKind[] kinds, bool undated) =>
        from kind in OneOf(kinds)
        from day in Gen.Int[0, 200]
        from mail in Gen.Int[0, 8]
        from who in Gen.Int[0, 1].Select(i => i == 0 ? Log.Ana : "ben@firm.example")
        // Reason, proof and marks are free: two files may tell of one event in different detail.
        from reason in OneOf(BounceReason.UserUnknown, BounceReason.MailboxFull, BounceReason.Blocked, BounceReason.HostUnknown, BounceReason.Undefined)
        from proof in OneOf(BounceProof.None, BounceProof.Verp, BounceProof.Provider)
        from mark in OneOf(ContactEventMarks.None, ContactEventMarks.None, ContactEventMarks.PrivacyProxy, ContactEventMarks.GetUnsubscribe)
        from campaign in OneOf("", "", "spring", "autumn")
        from mta in OneOf("", "", "mx1.host.example", "mx.other.example")
        from id in OneOf("", "", "", "e1", "e2")
        from hasTime in Gen.Int[0, undated ? 3 : 0].Select(i => i == 0)
        select Log.Event(kind, day, mail == 0 ? "" : $"m{mail}", who, reason, proof, mark) with { Campaign = campaign, RemoteMta = mta, EventId = id, Time = hasTime ? Log.Day(day) : null };

    [Fact]
    public void Same_events_same_facts() => Gen.Select(Gen.OneOf(Dated.Array[1, 60], Undated.Array[1, 60]), Gen.Int[0, int.MaxValue]).Sample((events, seed) =>
    {
        using Log once = new(), mixed = new();
        once.Import(events);
        var random = new Random(seed);
        ContactEvent[] shuffled = [.. events, .. events.Where(_ => random.Next(2) == 0)];
        random.Shuffle(shuffled);
        long added = 0;
        foreach (ContactEvent[] part in shuffled.Chunk(1 + random.Next(20))) added += mixed.Import(part).New;
        foreach (string who in new[] { Log.Ana, "ben@firm.example" })
        {
            Assert.Equal(once.Facts(who) with { Consent = [] }, mixed.Facts(who) with { Consent = [] });
            Assert.Equal(once.Facts(who).Consent, mixed.Facts(who).Consent);
        }
        Assert.Equal(EventRates.Read(once.Store), EventRates.Read(mixed.Store));
        Assert.Equal(once.Import(events).Known, events.Length);
        Assert.Equal(added, events.DistinctBy(e => EventKeys.Of(e, EventKeys.Address(e.Email), EventKeys.Message(e.MessageId), PackedEvent.SecondsOf(e.Time))).Count());
    }, iter: 150);

    [Fact]
    public void A_report_read_again_with_its_proof_is_proven()
    {
        using Log first = new(), last = new();
        ContactEvent unproven = Log.Event(ContactEventKind.HardBounce, 3, "m1", Log.Ana, BounceReason.UserUnknown, BounceProof.None), proven = unproven with { Proof = BounceProof.Verp };
        first.Import(unproven);
        Assert.Null(first.Facts().FirstHard);
        Assert.Equal((0, 1), (first.Import(proven).New, first.Import(proven).Known));
        last.Import(proven);
        last.Import(unproven);
        Assert.Equal(first.Facts(), last.Facts());
        Assert.Equal((1, null), (first.Facts().HardCount, first.Facts().UnprovenHard));
    }

    [Fact]
    public void A_services_own_id_tells_events_apart()
    {
        using var log = new Log();
        ContactEvent e = Log.Soft(1) with { EventId = "a" };
        Assert.Equal(2, log.Import(e, e with { EventId = "b" }, e).New);
    }

    [Fact]
    public void An_import_that_is_stopped_while_it_writes_leaves_nothing_and_can_be_run_again()
    {
        using var log = new Log();
        using var stop = new CancellationTokenSource();
        var importer = new EventImporter(log.Store, share => stop.Cancel(), stop.Token);
        ContactEvent[] events = [.. Enumerable.Range(0, 3000).Select(i => Log.Delivered(1, email: $"p{i}@firm.example"))];
        foreach (ContactEvent e in events) importer.Add(new CrmHygiene.Core.Lifecycle.Events.EventItem(e, null));
        Assert.Throws<OperationCanceledException>(() => importer.Complete());
        Assert.True(new EventLog(log.Store, Log.AsOf).IsEmpty);
        Assert.Equal(3000, log.Import(events).New);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
