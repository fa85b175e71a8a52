using CrmHygiene.Core.Lifecycle.Facts;
using CsCheck;

namespace CrmHygiene.Core.Tests.Lifecycle.Facts;

/// <summary>Events in any order and any number of times give the same facts.</summary>
public class EventOrderTests
{
    private static readonly ContactEventKind[] Kinds = Enum.GetValues<ContactEventKind>();

    private static readonly Gen<ContactEvent> Events =
        from kind in Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i])
        from day in Gen.Int[0, 200]
        from mail in Gen.Int[0, 8]
        from who in Gen.Int[0, 1].Select(i => i == 0 ? Log.Ana : "ben@firm.example")
        // What a key tells apart determines the rest, as in life: one event has one reason.
        select Log.Event(kind, day, $"m{mail}", who, ReasonOf(kind, day, mail), ProofOf(kind, day, mail), MarkOf(kind, day, mail));

    [Fact]
    public void Same_events_same_facts() => Gen.Select(Events.Array[1, 60], Gen.Int[0, int.MaxValue]).Sample((events, seed) =>
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
        Assert.Equal(added, events.DistinctBy(e => (e.Kind, e.Email, e.MessageId, e.Time)).Count());
    }, iter: 60);

    [Fact]
    public void A_services_own_id_tells_events_apart()
    {
        using var log = new Log();
        ContactEvent e = Log.Soft(1) with { EventId = "a" };
        Assert.Equal(2, log.Import(e, e with { EventId = "b" }, e).New);
    }

    private static BounceReason ReasonOf(ContactEventKind kind, int day, int mail) => new[] { BounceReason.UserUnknown, BounceReason.MailboxFull, BounceReason.Blocked, BounceReason.HostUnknown }[((int)kind + day + mail) % 4];

    private static BounceProof ProofOf(ContactEventKind kind, int day, int mail) => ((int)kind * 3 + day * 5 + mail) % 3 == 0 ? BounceProof.None : BounceProof.Provider;

    private static ContactEventMarks MarkOf(ContactEventKind kind, int day, int mail) => ((int)kind + day * 3 + mail * 7) % 5 == 0 ? ContactEventMarks.PrivacyProxy : ContactEventMarks.None;
}
