using System.Text;
using CsCheck;

namespace CrmHygiene.Core.Tests.Contacts.Model;

/// <summary>The short cuts from bytes say what the readers of text say, or nothing.</summary>
public class PlainValueTests
{
    private static readonly Gen<string> Near = Gen.Select(Gen.Int[1700, 2300], Gen.Int[0, 13], Gen.Int[0, 32], Gen.Int[0, 99].Select(n => new[] { "", " ", "T", "x" }[n % new[] { "", " ", "T", "x" }.Length]), Gen.Int[0, 25], Gen.Int[0, 61], Gen.Int[0, 99].Select(n => new[] { "", ":00", ":59", ":60", "Z" }[n % new[] { "", ":00", ":59", ":60", "Z" }.Length]))
        .Select((year, month, day, mark, hour, minute, end) => $"{year:0000}-{month:00}-{day:00}" + (mark.Length == 0 ? string.Empty : $"{mark}{hour:00}:{minute:00}{end}"));

    private static readonly Gen<string> Digits = Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char["0123456789-.,T: "]), 0, 20];

    [Fact]
    public void Dates_are_those_of_the_reader_of_text() =>
        Gen.OneOf(Near, Digits, Gen.String[0, 20]).Sample(text =>
        {
            if (!PlainValue.TryDate(Encoding.UTF8.GetBytes(text), out DateTime plain)) return;
            foreach (DateOrder order in Enum.GetValues<DateOrder>())
            {
                Assert.True(DateText.TryParse(text, order, out DateTime date), text);
                Assert.Equal((date, date.Kind), (plain, plain.Kind));
            }
        });

    [Fact]
    public void Numbers_are_those_of_the_reader_of_text() =>
        Gen.OneOf(Digits, Gen.Long[0, 10_000_000_000_000_000].Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))).Sample(text =>
        {
            if (!PlainValue.TryNumber(Encoding.UTF8.GetBytes(text), out long plain)) return;
            foreach (NumberStyle style in Enum.GetValues<NumberStyle>())
            {
                Assert.True(NumberText.TryParse(text, style, out decimal number), text);
                Assert.Equal(number, plain);
            }
        });

    [Theory]
    [InlineData("2024-02-29", "2024-02-29 00:00:00")]
    [InlineData("2024-02-29 23:59", "2024-02-29 23:59:00")]
    [InlineData("2024-02-29T23:59:58", "2024-02-29 23:59:58")]
    [InlineData("2023-02-29", null)]
    [InlineData("2024-02-29 24:00", null)]
    [InlineData("2024-02-29T23:59:58Z", null)]
    public void A_date_is_read_or_left_to_the_reader_of_text(string text, string? expected) =>
        Assert.Equal(expected, PlainValue.TryDate(Encoding.UTF8.GetBytes(text), out DateTime date) ? date.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) : null);

    [Fact]
    public void Visible_values_are_not_blank() =>
        Gen.String[Gen.OneOf(Gen.Char[" \t\"'\u00a0\u2003x="], Gen.Char), 1, 6].Sample(text =>
        {
            var layout = new ContactLayout("list", ContactDialect.None, [new("A", "A", ContactField.None)]);
            Contact contact = Contact.Create(layout, [text]);
            Assert.Equal(string.IsNullOrWhiteSpace(contact.GetText(0)), contact.IsBlank(0));
        });
}
