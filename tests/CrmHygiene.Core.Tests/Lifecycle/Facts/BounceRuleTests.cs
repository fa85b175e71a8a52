using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Core.Tests.Lifecycle.Facts;

/// <summary>The rules of DESIGN, section 6, on bounces.</summary>
public sealed class BounceRuleTests : IDisposable
{
    private readonly Log _log = new();

    private StaleFinding Only() => Assert.Single(_log.Judge());

    [Theory]
    [InlineData(BounceReason.UserUnknown)]
    [InlineData(BounceReason.HasMoved)]
    [InlineData(BounceReason.Suspended)]
    public void A_proven_hard_bounce_removes(BounceReason reason)
    {
        _log.Import(Log.Hard(10, reason));
        Assert.Equal((StaleReason.HardBounce, StaleAction.Remove, Log.Day(10).UtcDateTime), (Only().Kind, Only().Action, Only().Date!.Value));
    }

    [Fact]
    public void A_forged_bounce_or_complaint_asks_for_review_only()
    {
        _log.Import(Log.Hard(10, proof: BounceProof.None), Log.Event(ContactEventKind.Complaint, 11, proof: BounceProof.None), Log.Event(ContactEventKind.Unsubscribed, 12, proof: BounceProof.None));
        IReadOnlyList<StaleFinding> findings = _log.Judge();
        Assert.Equal([StaleReason.Complaint, StaleReason.HardBounce, StaleReason.Unsubscribed], findings.Select(f => f.Kind).Order().OrderBy(k => k.ToString(), StringComparer.Ordinal));
        Assert.All(findings, f => Assert.Equal(StaleAction.Review, f.Action));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mail_we_sent_proves_a_bounce_whichever_came_first(bool sentFirst)
    {
        ContactEvent sent = Log.Event(ContactEventKind.Sent, 9, "m1"), bounce = Log.Hard(10, proof: BounceProof.None, mail: "<m1>");
        _log.Import(sentFirst ? sent : bounce);
        _log.Import(sentFirst ? bounce : sent);
        Assert.Equal(StaleAction.Remove, Only().Action);
    }

    [Theory]
    [InlineData(BounceReason.HostUnknown)]
    [InlineData(BounceReason.NotAccept)]
    public void A_dead_domain_takes_two_answers_72_hours_apart(BounceReason reason)
    {
        _log.Import(Log.Hard(10, reason), Log.Hard(12.9, reason));
        Assert.Equal(StaleAction.Review, Only().Action);
        _log.Import(Log.Hard(13, reason));
        Assert.Equal(StaleAction.Remove, Only().Action);
    }

    [Fact]
    public void Access_denied_is_no_such_user_unless_the_whole_domain_answers_so()
    {
        _log.Import(Log.Hard(10) with { Status = "5.4.1" });
        Assert.Equal(StaleAction.Review, Only().Action);
        _log.Import(Log.Hard(20) with { Status = "5.1.10" });
        Assert.Equal(StaleAction.Remove, Only().Action);
    }

    [Fact]
    public void Soft_bounces_count_distinct_mails_in_a_row_over_time()
    {
        _log.Import(Log.Soft(1, "a"), Log.Soft(9, "a"), Log.Soft(20, "b"));
        Assert.Empty(_log.Judge());
        _log.Import(Log.Soft(21, "c"));
        StaleFinding finding = Only();
        Assert.Equal((StaleReason.SoftBounce, StaleAction.Unsubscribe), (finding.Kind, finding.Action));
        Assert.Contains("3 mails", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_within_two_weeks_are_too_soon()
    {
        _log.Import(Log.Soft(1), Log.Soft(5), Log.Soft(15));
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void A_later_delivery_resets_soft_counts()
    {
        _log.Import(Log.Soft(1), Log.Soft(10), Log.Soft(20), Log.Delivered(21));
        Assert.Equal(0, _log.Facts().SoftCount);
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void It_never_resets_a_hard_bounce()
    {
        _log.Import(Log.Hard(10), Log.Delivered(20));
        Assert.Equal(StaleReason.HardBounce, Only().Kind);
        Assert.Contains("does not undo", Only().Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Dead_for_60_days_and_then_alive_is_the_pattern_of_a_trap()
    {
        _log.Import(Log.Delivered(1), Log.Hard(10), Log.Hard(60), Log.Delivered(71));
        Assert.Contains(_log.Judge(), f => f is { Kind: StaleReason.SpamTrapSuspected, Action: StaleAction.Quarantine });
    }

    [Fact]
    public void Strict_takes_any_bounce()
    {
        _log.Import(Log.Soft(1));
        Assert.Equal(StaleReason.SoftBounce, Assert.Single(_log.Judge(StaleOptions.Strict(Log.AsOf))).Kind);
    }

    [Fact]
    public void A_mailbox_full_for_over_60_days_and_3_sends_is_a_reason_of_its_own()
    {
        _log.Import(Log.Soft(1, reason: BounceReason.MailboxFull), Log.Soft(30, reason: BounceReason.MailboxFull), Log.Soft(61, reason: BounceReason.MailboxFull));
        Assert.Empty(_log.Judge());
        _log.Import(Log.Soft(62, reason: BounceReason.MailboxFull));
        Assert.Equal((StaleReason.MailboxFull, StaleAction.Unsubscribe), (Only().Kind, Only().Action));
    }

    [Fact]
    public void Delays_and_retries_are_no_bounces()
    {
        _log.Import(Enumerable.Range(1, 40).Select(d => Log.Event(ContactEventKind.Delayed, d, reason: BounceReason.Expired)));
        Assert.Empty(_log.Judge());
    }

    [Fact]
    public void Many_recipients_of_one_server_failing_for_our_fault_are_held()
    {
        for (int day = 1; day <= 41; day += 20) _log.Import(Enumerable.Range(0, 12).Select(i => Log.Soft(day, $"m{day}-{i}", BounceReason.Blocked, i == 0 ? Log.Ana : $"u{i}@firm.example")));
        Assert.Empty(_log.Judge());
        Assert.Equal(3, _log.Facts().HeldSoftCount);
        DeliveryIncident incident = _log.Import().Incidents[0];
        Assert.Equal(("firm.example", 12), (incident.Host, incident.Failed));
    }

    [Fact]
    public void Few_of_many_are_no_incident()
    {
        for (int day = 1; day <= 41; day += 20)
            _log.Import(Enumerable.Range(0, 12).Select(i => Log.Soft(day, $"m{day}-{i}", BounceReason.Blocked, i == 0 ? Log.Ana : $"u{i}@firm.example"))
                .Concat(Enumerable.Range(0, 30).Select(i => Log.Delivered(day, $"d{day}-{i}", $"v{i}@firm.example"))));
        Assert.Empty(_log.Import().Incidents);
        Assert.Equal(StaleReason.SoftBounce, Only().Kind);
    }

    [Fact]
    public void Rates_warn_at_2_and_alarm_at_5_percent()
    {
        EventImport good = _log.Import(Enumerable.Range(0, 100).Select(i => Log.Delivered(i, email: $"u{i}@firm.example")));
        Assert.Empty(good.Rates);
        EventImport bad = _log.Import(Enumerable.Range(0, 6).Select(i => Log.Hard(i, mail: $"h{i}") with { Email = $"x{i}@firm.example" }));
        Assert.Contains(bad.Rates, r => r is { Scope: "Service", Name: "Service", Level: RateLevel.Alarm, HardBounces: 6 });
        Assert.Equal(bad.Rates, _log.Import(Enumerable.Range(0, 6).Select(i => Log.Hard(i, mail: $"h{i}") with { Email = $"x{i}@firm.example" })).Rates);
    }

    public void Dispose() => _log.Dispose();
}
