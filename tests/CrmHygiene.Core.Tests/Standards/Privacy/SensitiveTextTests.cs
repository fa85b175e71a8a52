using CrmHygiene.Core.Standards.Privacy;
using CsCheck;

namespace CrmHygiene.Core.Tests.Standards.Privacy;

public class SensitiveTextTests
{
    // Numbers the networks and states publish as examples.
    [Theory]
    [InlineData("4111 1111 1111 1111", SensitiveKind.CardNumber), InlineData("card: 5500-0000-0000-0004 exp 12/27", SensitiveKind.CardNumber), InlineData("378282246310005", SensitiveKind.CardNumber)]
    [InlineData("DE89 3704 0044 0532 0130 00", SensitiveKind.BankAccount), InlineData("iban GB82WEST12345698765432 please", SensitiveKind.BankAccount)]
    [InlineData("219-09-9999", SensitiveKind.NationalId), InlineData("529.982.247-25", SensitiveKind.NationalId), InlineData("12345678Z", SensitiveKind.NationalId), InlineData("AB 12 34 56 C", SensitiveKind.NationalId)]
    [InlineData("RSSMRA85T10A562S", SensitiveKind.NationalId), InlineData("Steuer-ID 86 095 742 719", SensitiveKind.NationalId), InlineData("BSN: 111222333", SensitiveKind.NationalId)]
    [InlineData("Customer is pregnant, call in May", SensitiveKind.SpecialCategory), InlineData("ist gläubige Muslimisch", SensitiveKind.SpecialCategory)]
    [InlineData("membre du syndicat CGT", SensitiveKind.SpecialCategory), InlineData("Lid van de vakbond", SensitiveKind.SpecialCategory), InlineData("es diabético", SensitiveKind.SpecialCategory), InlineData("è incinta", SensitiveKind.SpecialCategory), InlineData("Mitglied der Gewerkschaft", SensitiveKind.SpecialCategory)]
    [InlineData("Membre du conseil", SensitiveKind.None), InlineData("Cancelled the order", SensitiveKind.None)]
    [InlineData("1234 5678 9012 3456", SensitiveKind.None), InlineData("order 20261123000000017", SensitiveKind.None), InlineData("2026-11-23 03:36:11", SensitiveKind.None), InlineData("000-12-3456", SensitiveKind.None)]
    [InlineData("987654321", SensitiveKind.None), InlineData("call back +49 30 1234567", SensitiveKind.None), InlineData("Deal won", SensitiveKind.None)]
    public void Finds_what_a_text_holds(string text, SensitiveKind expected) => Assert.Equal(expected, SensitiveText.Find(text, field: ContactField.Notes));

    [Theory]
    [InlineData("Religion", SensitiveKind.SpecialCategory), InlineData("Konfession", SensitiveKind.SpecialCategory), InlineData("SSN", SensitiveKind.NationalId), InlineData("Credit Card", SensitiveKind.CardNumber), InlineData("IBAN", SensitiveKind.BankAccount)]
    [InlineData("Company", SensitiveKind.None), InlineData("Lead Source", SensitiveKind.None), InlineData("کد ملی", SensitiveKind.NationalId), InlineData("Trade union", SensitiveKind.SpecialCategory)]
    public void Headers_say_what_a_column_is_meant_to_hold(string header, SensitiveKind expected) => Assert.Equal(expected, SensitiveText.OfHeader(header));

    [Fact]
    public void Ids_and_phones_are_left_alone_and_nothing_crashes()
    {
        Assert.Equal(SensitiveKind.None, SensitiveText.Find("4111111111111111", field: ContactField.Phone));
        Gen.String.Sample(text => SensitiveText.Find(text, "Notes"), iter: 2000);
        Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char['A', 'Z'], Gen.Const(' '), Gen.Const('-')), 0, 40].Sample(text => SensitiveText.Find(text, "SSN"), iter: 5000);
    }
}
