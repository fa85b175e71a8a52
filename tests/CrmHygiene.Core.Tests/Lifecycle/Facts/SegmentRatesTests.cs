using CrmHygiene.Core.Lifecycle.Facts;

namespace CrmHygiene.Core.Tests.Lifecycle.Facts;

/// <summary>Bounce and complaint rates by lead source, service, campaign and domain against the lines to steer by.</summary>
public sealed class SegmentRatesTests : IDisposable
{
    private readonly Log _log = new();

    [Theory]
    [InlineData(1, 0, RateLevel.Good)]
    [InlineData(2, 0, RateLevel.Warning)]
    [InlineData(5, 0, RateLevel.Alarm)]
    [InlineData(0, 1, RateLevel.Alarm)]
    public void A_lead_source_is_measured_against_the_lines(int hard, int complaints, RateLevel level)
    {
        _log.Import(Enumerable.Range(0, 100).Select(i => Log.Event(i < hard ? ContactEventKind.HardBounce : ContactEventKind.Delivered, i / 10.0, email: $"p{i}@firm.example", reason: i < hard ? BounceReason.UserUnknown : BounceReason.None))
            .Concat(Enumerable.Range(0, complaints).Select(i => Log.Event(ContactEventKind.Complaint, 50 + i, email: $"p{90 + i}@firm.example"))));
        var rates = new SegmentRates(_log.Store, Log.AsOf);
        for (int i = 0; i < 100; i++) rates.Add($"P{i}@firm.example", [("LeadSource", "Fair"), ("Owner", "")]);
        // The same address in a second list is the same mail.
        rates.Add("p0@firm.example", [("LeadSource", "Fair")]);
        IReadOnlyList<EventRate> result = rates.Result();
        EventRate fair = Assert.Single(result, r => r.Scope == "LeadSource");
        Assert.Equal(("Fair", 100L, (long)hard, (long)complaints, level), (fair.Name, fair.Mails, fair.HardBounces, fair.Complaints, fair.Level));
        Assert.Equal(level, Assert.Single(result, r => r is { Scope: "Domain", Name: "firm.example" }).Level);
    }

    [Fact]
    public void Later_events_and_other_addresses_do_not_count()
    {
        _log.Import(Log.Delivered(1), Log.Delivered(400), Log.Delivered(2, email: "x@firm.example"));
        var rates = new SegmentRates(_log.Store, Log.AsOf);
        rates.Add(Log.Ana, [("LeadSource", "Web")]);
        rates.Add("unknown@firm.example", [("LeadSource", "Web")]);
        Assert.Equal(1, Assert.Single(rates.Result(), r => r.Scope == "LeadSource").Mails);
    }

    public void Dispose() => _log.Dispose();
}
