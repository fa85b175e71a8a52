using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Tests.Contacts;

namespace CrmHygiene.Core.Tests.Lifecycle.Staleness;

/// <summary>What thresholds would cost.</summary>
public class StaleSweepTests
{
    private static readonly DateTime AsOf = new(2026, 11, 23);

    private static StaleSweep Sweep() => new(StaleOptions.Default(AsOf), [CalendarPeriod.OfMonths(6), CalendarPeriod.OfMonths(12)], [5, 10], ["LeadSource"], "Revenue");

    private static Contact Person(string active, string source, string revenue, string deal = "") =>
        People.With([("Email", "a@firm.example"), ("Last activity date", active), ("Lead source", source), ("Revenue", revenue), ("Open deal", deal)]);

    [Fact]
    public void Longer_periods_lose_fewer_and_held_contacts_are_not_lost()
    {
        StaleSweep sweep = Sweep();
        sweep.Add(Person("2026-10-01", "Web", "1"), null);
        sweep.Add(Person("2026-03-01", "Web", "1.000,50"), null);
        sweep.Add(Person("2025-01-01", "Fair", "2000"), null);
        sweep.Add(Person("2025-01-01", "Fair", "9", "yes"), null);
        IReadOnlyList<StaleMeasure> result = sweep.Result();
        Assert.Equal(["Inactive for 6 months", "Inactive for 12 months", "Unopened 5 mails", "Unopened 10 mails", "All reasons in force"], result.Select(r => r.Threshold));
        Assert.Equal((4, 3, 2, 1, 3000.50m), (result[0].Contacts, result[0].Stale, result[0].Lost, result[0].Kept, result[0].LostValue));
        Assert.Equal((2, 1), (result[1].Stale, result[1].Lost));
        Assert.Equal(new StaleSegment("Inactive for 12 months", "LeadSource", "Fair", 2, 1, 2000m), result[1].Segments[0]);
        Assert.Equal(0, result[1].Segments.Single(s => s.Value == "Web").Lost);
        Assert.Equal(result[0].Lost, result[4].Lost);
    }
}
