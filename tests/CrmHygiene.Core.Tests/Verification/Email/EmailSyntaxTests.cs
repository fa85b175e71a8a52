using System.Text;
using CrmHygiene.Core.Verification.Email;
using CsCheck;

namespace CrmHygiene.Core.Tests.Verification.Email;

public class EmailSyntaxTests
{
    [Theory]
    [InlineData("anna@example.com")]
    [InlineData("anna.b+tag@sub.example.co.uk")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.com")]
    [InlineData("用户@例え.jp")]
    [InlineData("hans@müller.de")]
    [InlineData("δοκιμή@παράδειγμα.gr")]
    [InlineData("a@xn--mller-kva.de")]
    public void The_mailing_profile_accepts(string address)
    {
        EmailSyntaxResult result = EmailSyntax.Parse(address);
        Assert.Equal(EmailReason.WellFormed, result.Reason);
        Assert.Equal(-1, result.Position);
        Assert.Equal(address, address[result.Local] + "@" + address[result.Domain]);
    }

    [Theory]
    [InlineData("", EmailReason.AddressMissing, 0)]
    [InlineData("   ", EmailReason.AddressMissing, 0)]
    [InlineData(" a@b.com", EmailReason.WhiteSpaceAround, 0)]
    [InlineData("a@b.com ", EmailReason.WhiteSpaceAround, 7)]
    [InlineData("a b@c.com", EmailReason.WhiteSpaceInside, 1)]
    [InlineData("a@b c.com", EmailReason.WhiteSpaceInside, 3)]
    [InlineData("a\u0000@b.com", EmailReason.ControlCharacter, 1)]
    [InlineData("Anna <a@b.com>", EmailReason.DisplayName, 0)]
    [InlineData("mailto:a@b.com", EmailReason.DisplayName, 0)]
    [InlineData("a@b.com; c@d.com", EmailReason.SeveralAddresses, 7)]
    [InlineData("a@b.com,c@d.com", EmailReason.SeveralAddresses, 7)]
    [InlineData("ab.com", EmailReason.AtSignMissing, 6)]
    [InlineData("a@b@c.com", EmailReason.AtSignRepeated, 3)]
    [InlineData("@b.com", EmailReason.LocalPartMissing, 0)]
    [InlineData("a,b@c.com", EmailReason.LocalPartCharacter, 1)]
    [InlineData("a\u200bb@c.com", EmailReason.LocalPartCharacter, 1)]
    [InlineData(".a@b.com", EmailReason.LocalPartDot, 0)]
    [InlineData("a.@b.com", EmailReason.LocalPartDot, 1)]
    [InlineData("a..b@c.com", EmailReason.LocalPartDot, 2)]
    [InlineData("\"a b\"@c.com", EmailReason.LocalPartQuoted, 0)]
    [InlineData("\"a b@c.com", EmailReason.QuotedStringMalformed, 0)]
    [InlineData("a(x)@b.com", EmailReason.Comment, 1)]
    [InlineData("a@", EmailReason.DomainMissing, 2)]
    [InlineData("a@b..com", EmailReason.DomainDot, 4)]
    [InlineData("a@.b.com", EmailReason.DomainDot, 2)]
    [InlineData("a@b.com.", EmailReason.DomainDot, 8)]
    [InlineData("a@b_c.com", EmailReason.DomainCharacter, 3)]
    [InlineData("a@b,com", EmailReason.DomainCharacter, 3)]
    [InlineData("a@-b.com", EmailReason.DomainHyphen, 2)]
    [InlineData("a@b-.com", EmailReason.DomainHyphen, 3)]
    [InlineData("a@localhost", EmailReason.DomainDotless, 0 + 2)]
    [InlineData("a@[192.0.2.1]", EmailReason.DomainLiteral, 2)]
    [InlineData("a@[192.0.2.256]", EmailReason.DomainLiteralMalformed, 2)]
    [InlineData("a@192.0.2.1", EmailReason.TopLevelDomainImplausible, 10)]
    [InlineData("a@ｇmail.com", EmailReason.DomainIdna, 2)]
    [InlineData("a@b.com\ufffd", EmailReason.TopLevelDomainImplausible, 4)]
    public void Errors_say_what_and_where(string address, EmailReason reason, int position)
    {
        EmailSyntaxResult result = EmailSyntax.Parse(address);
        Assert.Equal((reason, position), (result.Reason, result.Position));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_character() =>
        Assert.Equal((EmailReason.ControlCharacter, 1), (EmailSyntax.Parse("a\ud800@b.com").Reason, EmailSyntax.Parse("a\ud800@b.com").Position));

    [Fact]
    public void Lengths_are_octets()
    {
        Assert.True(EmailSyntax.IsValid(new string('a', 64) + "@b.com"));
        Assert.Equal(EmailReason.LocalPartTooLong, EmailSyntax.Parse(new string('a', 65) + "@b.com").Reason);
        Assert.True(EmailSyntax.IsValid(new string('ü', 32) + "@b.com"));
        Assert.Equal(EmailReason.LocalPartTooLong, EmailSyntax.Parse(new string('ü', 33) + "@b.com").Reason);
        Assert.True(EmailSyntax.IsValid("a@" + new string('b', 63) + ".com"));
        Assert.Equal(EmailReason.DomainLabelTooLong, EmailSyntax.Parse("a@" + new string('b', 64) + ".com").Reason);
        string domain = string.Join('.', Enumerable.Repeat(new string('b', 61), 4)) + ".com";
        Assert.True(EmailSyntax.IsValid("ab@" + domain));
        Assert.Equal(EmailReason.AddressTooLong, EmailSyntax.Parse("abc@" + domain).Reason);
        Assert.Equal(EmailReason.AddressTooLong, EmailSyntax.Parse(new string('a', 1_000_000)).Reason);
    }

    [Fact]
    public void Rare_forms_are_options()
    {
        Assert.True(EmailSyntax.IsValid("\"a b\"@c.com", EmailSyntaxOptions.Smtp));
        Assert.True(EmailSyntax.IsValid("\"a\\\"b\"@c.com", EmailSyntaxOptions.Smtp));
        Assert.True(EmailSyntax.IsValid("a@localhost", EmailSyntaxOptions.Smtp));
        Assert.True(EmailSyntax.IsValid("a@[192.0.2.1]", EmailSyntaxOptions.Smtp));
        Assert.True(EmailSyntax.IsValid("a@[IPv6:2001:db8::1]", EmailSyntaxOptions.Smtp));
        Assert.False(EmailSyntax.IsValid("a(x)@c.com", EmailSyntaxOptions.Smtp));
        string commented = "(x)a(y(z))@(q)c.com(\\))";
        EmailSyntaxResult result = EmailSyntax.Parse(commented, EmailSyntaxOptions.Header);
        Assert.Equal(("a", "c.com"), (commented[result.Local], commented[result.Domain]));
        Assert.Equal(EmailReason.CommentMalformed, EmailSyntax.Parse("a(y@c.com", EmailSyntaxOptions.Header).Reason);
        Assert.Equal(EmailReason.LocalPartInternational, EmailSyntax.Parse("ü@b.com", new EmailSyntaxOptions { AllowInternationalLocalPart = false }).Reason);
        Assert.Equal(EmailReason.DomainInternational, EmailSyntax.Parse("u@bü.com", new EmailSyntaxOptions { AllowInternationalDomain = false }).Reason);
    }

    [Theory]
    [InlineData("a@Müller.DE", "xn--mller-kva.de")]
    [InlineData("a@straße.de", "xn--strae-oqa.de")]
    [InlineData("a@例え.テスト", "xn--r8jz45g.xn--zckzah")]
    public void International_domains_become_a_labels(string address, string expected) => Assert.Equal(expected, EmailSyntax.Parse(address).AsciiDomain);

    [Fact]
    public void Any_text_parses_without_an_exception_and_positions_are_inside()
    {
        Gen<char> character = Gen.OneOf(Gen.Char["@@..\"\\()[] -ab1:<>,ü\u200d\ud800\udc00例"], Gen.Char);
        character.Array[0, 40].Sample(characters =>
        {
            string text = new(characters);
            foreach (EmailSyntaxOptions options in new[] { EmailSyntaxOptions.Mailing, EmailSyntaxOptions.Header })
            {
                EmailSyntaxResult result = EmailSyntax.Parse(text, options);
                if (result.IsValid) Assert.True(Encoding.UTF8.GetByteCount(text[result.Local]) is > 0 and <= 64 && result.Position == -1);
                else Assert.InRange(result.Position, 0, text.Length);
            }
        }, iter: 20_000);
    }

    [Fact]
    public void What_is_made_by_the_grammar_is_well_formed()
    {
        Gen<string> atom = Gen.Char[EmailSyntax.Atext].Array[1, 10].Select(c => new string(c));
        Gen<string> label = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"].Array[1, 20].Select(c => new string(c));
        Gen.Select(atom.Array[1, 4], label.Array[1, 4], Gen.Int[0, 3].Select(i => new[] { "com", "de", "museum", "xn--p1ai" }[i]), (a, d, t) => $"{string.Join('.', a)}@{string.Join('.', d)}.{t}")
            .Sample(address => Assert.Equal(EmailReason.WellFormed, EmailSyntax.Parse(address).Reason), iter: 5_000);
    }
}
