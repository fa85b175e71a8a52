using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Core.Tests.Lifecycle.Staleness;

public class CalendarPeriodTests
{
    [Theory]
    [InlineData("6 months", 6, 0)]
    [InlineData("1 month", 1, 0)]
    [InlineData("P6M", 6, 0)]
    [InlineData("p1y6m", 18, 0)]
    [InlineData("P26W", 0, 182)]
    [InlineData("180d", 0, 180)]
    [InlineData(" 180 Days ", 0, 180)]
    [InlineData("2 years, 3 months 1 week 2 days", 27, 9)]
    [InlineData("6m", 6, 0)]
    public void Periods_are_read(string text, int months, int days) => Assert.Equal(new CalendarPeriod(months, days), CalendarPeriod.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("6")]
    [InlineData("0 days")]
    [InlineData("P")]
    [InlineData("-6 months")]
    [InlineData("6 months ago")]
    [InlineData("PT6M")]
    [InlineData("6 moons")]
    [InlineData("300 years")]
    [InlineData("99999999999999 days")]
    public void Anything_else_is_no_period(string? text) => Assert.False(CalendarPeriod.TryParse(text, out _));

    [Fact]
    public void Months_are_those_of_the_calendar()
    {
        Assert.Equal(new DateTime(2026, 2, 28), CalendarPeriod.Parse("6 months").Before(new DateTime(2026, 8, 31)));
        Assert.Equal(new DateTime(2024, 2, 29), CalendarPeriod.Parse("P6M").Before(new DateTime(2024, 8, 31)));
        Assert.Equal(new DateTime(2025, 2, 28), CalendarPeriod.Parse("1 year").After(new DateTime(2024, 2, 29)));
        Assert.Equal(new DateTime(2026, 5, 27), CalendarPeriod.Parse("180d").Before(new DateTime(2026, 11, 23)));
    }

    [Fact]
    public void Its_text_reads_back() => Assert.Equal(CalendarPeriod.Parse("P1Y2M10D"), CalendarPeriod.Parse(CalendarPeriod.Parse("1 year 2 months 10 days").ToString()));
}
