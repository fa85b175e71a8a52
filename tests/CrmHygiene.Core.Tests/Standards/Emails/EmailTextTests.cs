using CrmHygiene.Core.Standards.Emails;

namespace CrmHygiene.Core.Tests.Standards.Emails;

public class EmailTextTests
{
    [Theory]
    [InlineData("mailto:john@example.com", "john@example.com")]
    [InlineData("MAILTO:john@example.com?subject=Hi", "john@example.com")]
    [InlineData("<john@example.com>", "john@example.com")]
    [InlineData("John Smith <john@example.com>", "john@example.com")]
    [InlineData("\"Smith, John\" <john@example.com>;", "john@example.com")]
    [InlineData("john@example.com.", "john@example.com")]
    [InlineData("john @ example . com", "john@example.com")]
    [InlineData("'john@example.com'", "john@example.com")]
    [InlineData("john＠example.com", "john@example.com")]
    [InlineData("john smith@example.com", "john smith@example.com")]
    [InlineData("a@example.com; b@example.com", "a@example.com; b@example.com")]
    [InlineData("\"a b\"@example.com", "\"a b\"@example.com")]
    [InlineData("o'neil+news@example.com", "o'neil+news@example.com")]
    [InlineData("n/a", "n/a")]
    public void Takes_off_what_copying_adds(string found, string expected) => Assert.Equal(expected, EmailText.Unwrap(found));

    [Theory]
    [InlineData("John.Smith@Example.COM", "John.Smith@example.com")]
    [InlineData("JOHN.SMITH@EXAMPLE.COM", "john.smith@example.com")]
    [InlineData("john@example.com", "john@example.com")]
    [InlineData("JOHN", "JOHN")]
    public void Keeps_the_case_before_the_at_sign(string found, string expected) => Assert.Equal(expected, EmailText.FixCase(found));
}
