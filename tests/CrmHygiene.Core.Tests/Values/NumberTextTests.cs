namespace CrmHygiene.Core.Tests.Values;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1234", 1234), InlineData("1,234.56", 1234.56), InlineData("1.234,56", 1234.56), InlineData("1 234,5", 1234.5), InlineData("1'234.5", 1234.5)]
    [InlineData("12,5 %", 12.5), InlineData("٪۱۲", 12), InlineData("۱۲٫۵", 12.5), InlineData("١٬٢٣٤", 1234), InlineData("-0,5", -0.5), InlineData("1.234.567", 1234567), InlineData("1,234", 1234)]
    public void Reads_what_can_be_read_one_way(string text, double expected)
    {
        Assert.True(NumberText.TryParse(text, NumberStyle.Unknown, out decimal value));
        Assert.Equal((decimal)expected, value);
    }

    [Theory]
    [InlineData("1.234"), InlineData("a"), InlineData(""), InlineData("1,23.4"), InlineData("12-3"), InlineData("1.2.3"), InlineData("5."), InlineData("1.23,456,7")]
    public void Guesses_nothing(string text) => Assert.False(NumberText.TryParse(text, NumberStyle.Unknown, out _));

    [Fact]
    public void The_column_decides_what_one_value_does_not()
    {
        Assert.True(NumberText.TryParse("1.234", NumberStyle.CommaDecimal, out decimal grouped));
        Assert.True(NumberText.TryParse("1.234", NumberStyle.DotDecimal, out decimal point));
        Assert.Equal((1234m, 1.234m), (grouped, point));
        var detector = new NumberStyleDetector();
        foreach (string text in new[] { "1.234", "12,5 %", "7" }) detector.Add(text);
        Assert.Equal(NumberStyle.CommaDecimal, detector.Style);
        detector.Add("1.5");
        Assert.True(detector.IsContradictory);
        Assert.Equal(NumberStyle.Unknown, detector.Style);
    }
}
