using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Tests.Values;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "contact", "0 contacts")]
    [InlineData(1, "contact", "1 contact")]
    [InlineData(2000, "address", "2,000 addresses")]
    [InlineData(3, "entry", "3 entries")]
    [InlineData(1, "entry", "1 entry")]
    [InlineData(2, "day", "2 days")]
    public void Messages_count_in_English(long number, string noun, string expected) => Assert.Equal(expected, Counted.Of(number, noun));
}
