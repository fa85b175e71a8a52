using CsCheck;

namespace CrmHygiene.Core.Tests.Standards.Dates;

public class DateTextTests
{
    [Theory]
    [InlineData("2026-03-04", "2026-03-04")]
    [InlineData("2026/3/4", "2026-03-04")]
    [InlineData("20260304", "2026-03-04")]
    [InlineData("2026-03-04T09:30", "2026-03-04T09:30:00")]
    [InlineData("2026-03-04 09:30:15", "2026-03-04T09:30:15")]
    [InlineData("2026-03-04T09:30:15.123", "2026-03-04T09:30:15.123")]
    [InlineData("2026-03-04T09:30:15Z", "2026-03-04T09:30:15Z")]
    [InlineData("2026-03-04T09:30:15.000+0000", "2026-03-04T09:30:15Z")]
    [InlineData("2026-03-04T09:30:15+02:00", "2026-03-04T07:30:15Z")]
    [InlineData("2026-03-04 09:30 UTC", "2026-03-04T09:30:00Z")]
    [InlineData("2026-03-04 09:30 PST", "2026-03-04T17:30:00Z")]
    [InlineData("31.12.2026", "2026-12-31")]
    [InlineData("3.4.2026", "2026-04-03")]
    [InlineData("31/12/2026", "2026-12-31")]
    [InlineData("12/31/2026", "2026-12-31")]
    [InlineData("31/12/26", "2026-12-31")]
    [InlineData("31/12/65", "1965-12-31")]
    [InlineData("05/05/2026", "2026-05-05")]
    [InlineData("31. 12. 2026", "2026-12-31")]
    [InlineData("31.12.2026, 14:05 Uhr", "2026-12-31T14:05:00")]
    [InlineData("12/31/2026 2:05 PM", "2026-12-31T14:05:00")]
    [InlineData("12/31/2026 12:05 a.m.", "2026-12-31T00:05:00")]
    [InlineData("Mar 4, 2026", "2026-03-04")]
    [InlineData("March 4th, 2026 at 2:05 pm", "2026-03-04T14:05:00")]
    [InlineData("4 March 2026", "2026-03-04")]
    [InlineData("4. März 2026", "2026-03-04")]
    [InlineData("Mittwoch, 4. März 2026", "2026-03-04")]
    [InlineData("4 mars 2026 à 14h30", "2026-03-04T14:30:00")]
    [InlineData("1er août 2026", "2026-08-01")]
    [InlineData("4 de marzo de 2026", "2026-03-04")]
    [InlineData("4 mrt 2026", "2026-03-04")]
    [InlineData("04-Mar-2026", "2026-03-04")]
    [InlineData("04-MAR-26", "2026-03-04")]
    [InlineData("2026-Mar-04", "2026-03-04")]
    [InlineData("Wed, 04 Mar 2026 09:30:15 GMT", "2026-03-04T09:30:15Z")]
    [InlineData("Wed, 4 Mar 2026 09:30:15 +0100", "2026-03-04T08:30:15Z")]
    [InlineData("Wed Mar 04 2026 09:30:15 GMT+0100 (Central European Standard Time)", "2026-03-04T08:30:15Z")]
    [InlineData("Wed Mar  4 09:30:15 UTC 2026", "2026-03-04T09:30:15Z")]
    [InlineData("1772616615", "2026-03-04T09:30:15Z")]
    [InlineData("1772616615000", "2026-03-04T09:30:15Z")]
    [InlineData("٢٠٢٦-٠٣-٠٤", "2026-03-04")]
    [InlineData("۲۰۲۶/۰۳/۰۴", "2026-03-04")]
    [InlineData("2024-02-29", "2024-02-29")]
    public void Reads_what_can_be_read_one_way(string text, string expected)
    {
        Assert.True(DateText.TryRead(text, DateOrder.Unknown, out ParsedDate date));
        Assert.Equal(expected, date.ToIso());
    }

    [Theory]
    [InlineData("03/04/2026")]
    [InlineData("03-04-2026")]
    [InlineData("3/4/26")]
    [InlineData("46085")]
    [InlineData("1405/01/15")]
    [InlineData("1447-09-15")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("0000-00-00")]
    [InlineData("0001-01-01")]
    [InlineData("March 2026")]
    [InlineData("2026")]
    [InlineData("2026-03")]
    [InlineData("tomorrow")]
    [InlineData("n/a")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-03-04 25:00")]
    [InlineData("31/31/2026")]
    [InlineData("+49 30 1234567")]
    [InlineData("2026-03-04 and more")]
    [InlineData("31/12-2026")]
    public void Does_not_guess(string? text) => Assert.False(DateText.TryRead(text, DateOrder.Unknown, out _));

    [Fact]
    public void Reads_by_the_order_of_the_column()
    {
        Assert.True(DateText.TryParse("03/04/2026", DateOrder.DayFirst, out DateTime day));
        Assert.True(DateText.TryParse("03/04/2026", DateOrder.MonthFirst, out DateTime month));
        Assert.Equal(new DateTime(2026, 4, 3), day);
        Assert.Equal(new DateTime(2026, 3, 4), month);
        Assert.Equal(DateTimeKind.Unspecified, day.Kind);
    }

    [Fact]
    public void Reads_back_every_date_it_writes() => Gen.DateTime[new DateTime(1800, 1, 1), new DateTime(2200, 12, 31)].Sample(value =>
    {
        value = DateTime.SpecifyKind(value, DateTimeKind.Unspecified);
        string iso = new ParsedDate(value, true, false).ToIso();
        Assert.True(DateText.TryRead(iso, DateOrder.Unknown, out ParsedDate read));
        Assert.Equal(value, read.Value);
        foreach ((string format, DateOrder order) in new[] { ("dd/MM/yyyy", DateOrder.DayFirst), ("MM/dd/yyyy", DateOrder.MonthFirst), ("d.M.yyyy", DateOrder.Unknown), ("MMMM d, yyyy", DateOrder.Unknown) })
        {
            Assert.True(DateText.TryParse(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture), order, out DateTime date));
            Assert.Equal(value.Date, date);
        }
    });

    [Fact]
    public void Never_throws() => Gen.String[Gen.Char["0123456789/-.: TZapmMar,+()Wed٣\u200f"], 0, 40].Sample(text =>
    {
        if (DateText.TryRead(text, DateOrder.DayFirst, out ParsedDate date)) Assert.InRange(date.Value.Year, 1799, 2201);
    }, iter: 50_000);

    [Fact]
    public void A_column_tells_its_order()
    {
        DateOrderDetector detector = new();
        foreach (string value in new[] { "03/04/2026", "n/a", "", "01/12/2025 10:30", "2026-01-31" }) detector.Add(value);
        Assert.Equal(DateOrder.Unknown, detector.Order);
        Assert.Equal(2, detector.AmbiguousCount);
        detector.Add("31/12/2026");
        Assert.Equal(DateOrder.DayFirst, detector.Order);
        detector.Add("12/31/26");
        Assert.True(detector.IsContradictory);
        Assert.Equal(DateOrder.Unknown, detector.Order);
    }
}
