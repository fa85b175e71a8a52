using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Tests.Contacts;
using CsCheck;

namespace CrmHygiene.Core.Tests.Lifecycle.Staleness;

public class RemovalTests
{
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 100, true)]
    [InlineData(20, 100, true)]
    [InlineData(21, 100, false)]
    [InlineData(1, 5, true)]
    [InlineData(1, 4, false)]
    [InlineData(1, 0, false)]
    [InlineData(5000, 25_000, true)]
    [InlineData(5001, 1_000_000, false)]
    public void Twenty_percent_and_five_thousand_are_the_most(long removed, long total, bool allowed)
    {
        RemovalCheck check = RemovalLimit.Of(CrmPolicy.Default.Limits).Check(removed, total);
        Assert.Equal(allowed, check.Allowed);
        Assert.Equal(allowed, check.Message.Length == 0);
    }

    [Fact]
    public void The_message_says_which_limit_and_what_raises_it()
    {
        string message = new RemovalLimit(20, 5000).Check(6000, 10_000).Message;
        Assert.Equal("6,000 of 10,000 contacts would be removed: 60 % is more than the 20 % allowed (-MaxRemovePercent raises it); 6,000 is more than the 5,000 allowed (-MaxRemoveCount raises it).", message);
    }

    [Fact]
    public void Removing_less_is_never_less_allowed() =>
        Gen.Select(Gen.Long[0, 20_000], Gen.Long[0, 50_000], Gen.Double[0, 100], Gen.Long[0, 10_000]).Sample((removed, total, percent, count) =>
        {
            RemovalLimit limit = new(percent, count);
            return removed == 0 || !limit.Check(removed, total).Allowed || limit.Check(removed - 1, total).Allowed;
        });

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(101, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(20, -1)]
    public void Limits_out_of_range_are_refused(double percent, long count) => Assert.Throws<ArgumentOutOfRangeException>(() => new RemovalLimit(percent, count));

    [Fact]
    public void The_most_severe_action_decides_and_a_trap_is_kept()
    {
        Contact contact = People.With(("Email", "a@firma.de"));
        StaleFinding Finding(StaleAction action) => new(contact, StaleReason.Custom, "x", action, "e", null);
        Assert.Null(StaleDisposition.Of([]));
        Assert.Equal(StaleAction.Remove, StaleDisposition.Of([Finding(StaleAction.Unsubscribe), Finding(StaleAction.Remove), Finding(StaleAction.Archive)]));
        Assert.Equal(StaleAction.Quarantine, StaleDisposition.Of([Finding(StaleAction.Quarantine), Finding(StaleAction.Remove)]));
        Assert.Equal([false, false, false, true, true, true], new StaleAction?[] { null, StaleAction.Review, StaleAction.Unsubscribe, StaleAction.Archive, StaleAction.Remove, StaleAction.Quarantine }.Select(StaleDisposition.Drops));
    }
}
