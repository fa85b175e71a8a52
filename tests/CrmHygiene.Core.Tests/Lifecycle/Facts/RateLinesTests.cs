namespace CrmHygiene.Core.Tests.Lifecycle.Facts;

/// <summary>Rates to steer by: hard bounces warn at 2 % and alarm at 5 %, complaints warn at 0.1 % and alarm at 0.3 %.</summary>
public class RateLinesTests
{
    [Theory]
    [InlineData(10_000, 199, 0, RateLevel.Good)]
    [InlineData(10_000, 200, 0, RateLevel.Warning)]
    [InlineData(10_000, 499, 0, RateLevel.Warning)]
    [InlineData(10_000, 500, 0, RateLevel.Alarm)]
    [InlineData(10_000, 0, 9, RateLevel.Good)]
    [InlineData(10_000, 0, 10, RateLevel.Warning)]
    [InlineData(10_000, 0, 29, RateLevel.Warning)]
    [InlineData(10_000, 0, 30, RateLevel.Alarm)]
    [InlineData(3_000, 0, 9, RateLevel.Alarm)]
    [InlineData(7_000, 0, 7, RateLevel.Warning)]
    [InlineData(10_000, 200, 30, RateLevel.Alarm)]
    [InlineData(49, 49, 49, RateLevel.Unknown)]
    [InlineData(50, 1, 0, RateLevel.Warning)]
    public void The_lines_are_part_of_what_they_limit(long mails, long hard, long complaints, RateLevel level) =>
        Assert.Equal(level, new EventRate { Scope = "Service", Name = "x", Mails = mails, HardBounces = hard, Complaints = complaints }.Level);
}
