using CrmHygiene.Core.Verification.Email;
using CsCheck;

namespace CrmHygiene.Core.Tests.Verification.Email;

public class EmailVerifierTests
{
    private static readonly EmailVerifier Verifier = new(new EmailVerifierOptions { Level = EmailLevel.Syntax });

    [Theory]
    [InlineData("anna@siemens.com", Verdict.Valid, EmailReason.WellFormed)]
    [InlineData("anna@mailinator.com", Verdict.Risky, EmailReason.Disposable)]
    [InlineData("anna@sub.mailinator.com", Verdict.Risky, EmailReason.Disposable)]
    [InlineData("anna@gmial.com", Verdict.Risky, EmailReason.PossibleTypo)]
    [InlineData("anna@gmal.com", Verdict.Risky, EmailReason.PossibleTypo)]
    [InlineData("sdkfjhsdf@siemens.com", Verdict.Risky, EmailReason.Gibberish)]
    [InlineData("info@siemens.com", Verdict.Valid, EmailReason.WellFormed)]
    [InlineData("anna@firm.test", Verdict.Risky, EmailReason.ReservedDomain)]
    [InlineData("anna@firm.nosuchtld", Verdict.Risky, EmailReason.UnknownTopLevelDomain)]
    [InlineData("anna@", Verdict.Invalid, EmailReason.DomainMissing)]
    public void Offline_verdicts(string address, Verdict verdict, EmailReason reason)
    {
        EmailFinding finding = Verifier.Verify(address);
        Assert.Equal((verdict, reason, EmailLevel.Syntax), (finding.Verdict, finding.ReasonCode, finding.LevelReached));
        Assert.Equal(reason.ToString(), finding.Reason);
        Assert.InRange(finding.Confidence, .01, 1);
        Assert.NotEmpty(finding.Checks);
        Assert.Null(finding.IsCatchAll);
        Assert.Null(finding.MxHost);
    }

    [Theory]
    [InlineData("info@x.com")]
    [InlineData("Sales@x.com")]
    [InlineData("no-reply@x.com")]
    [InlineData("no_reply@x.com")]
    [InlineData("info2@x.com")]
    [InlineData("info+list@x.com")]
    [InlineData("info-de@x.com")]
    [InlineData("buchhaltung@x.de")]
    [InlineData("comptabilite@x.fr")]
    [InlineData("service.client@x.fr")]
    [InlineData("amministrazione@x.it")]
    [InlineData("ventas@x.es")]
    [InlineData("ksiegowosc@x.pl")]
    [InlineData("kundtjanst@x.se")]
    [InlineData("muhasebe@x.com.tr")]
    [InlineData("бухгалтерия@x.ru")]
    public void Role_accounts_in_many_languages(string address) => Assert.True(Verifier.Verify(address).IsRole);

    [Theory]
    [InlineData("anna@x.com")]
    [InlineData("alexa@x.com")]
    [InlineData("paris@x.com")]
    [InlineData("ms@x.com")]
    [InlineData("infante@x.com")]
    public void People_are_no_roles(string address) => Assert.False(Verifier.Verify(address).IsRole);

    [Theory]
    [InlineData("asdf@x.com")]
    [InlineData("qwertz@x.com")]
    [InlineData("hgfdsa1@x.com")]
    [InlineData("xxxxx@x.com")]
    [InlineData("sdkfjhsdf@x.com")]
    [InlineData("xkqzjv@x.com")]
    [InlineData("фывапр@x.com")]
    public void Random_keys_are_gibberish(string address) => Assert.True(Verifier.Verify(address).IsGibberish);

    [Theory]
    [InlineData("krzysztof.brzezinski@x.com")]
    [InlineData("mschmidt@x.com")]
    [InlineData("jschwartz@x.com")]
    [InlineData("szczepan@x.com")]
    [InlineData("nguyenvt@x.com")]
    [InlineData("12345@x.com")]
    [InlineData("hrvoje@x.com")]
    [InlineData("bjork@x.com")]
    [InlineData("asdf.smith@x.com")]
    public void Names_are_not(string address) => Assert.False(Verifier.Verify(address).IsGibberish);

    [Theory]
    [InlineData("J.Smith+news@Googlemail.com", "jsmith@gmail.com")]
    [InlineData("J.Smith+news@outlook.com", "j.smith@outlook.com")]
    [InlineData("J.Smith+news@firm.com", "j.smith+news@firm.com")]
    [InlineData("Hans@Müller.de", "hans@xn--mller-kva.de")]
    [InlineData("bad", "")]
    public void One_mailbox_has_one_canonical_address(string address, string expected) => Assert.Equal(expected, Verifier.Verify(address).CanonicalAddress);

    [Theory]
    [InlineData(" anna@x.com ", "anna@x.com")]
    [InlineData("Anna Berg <anna@x.com>", "anna@x.com")]
    [InlineData("mailto:anna@x.com?subject=hi", "anna@x.com")]
    [InlineData("anna@x.com; ben@y.com", "anna@x.com")]
    [InlineData("anna@gmail,com", "anna@gmail.com")]
    [InlineData("anna@gmailcom", "anna@gmail.com")]
    [InlineData("anna@@gmail.com", "anna@gmail.com")]
    [InlineData("anna..berg@gmal.com", "anna.berg@gmail.com")]
    [InlineData("anna@gmail.com.", "anna@gmail.com")]
    [InlineData("anna(at)x(dot)com", "anna@x.com")]
    [InlineData("anna2gmail.com", "anna@gmail.com")]
    [InlineData("anna@ｇｍａｉｌ.com", "anna@gmail.com")]
    [InlineData("an\u200bna@x.com", "anna@x.com")]
    [InlineData("anna", null)]
    [InlineData("@x.com", null)]
    [InlineData("n/a", null)]
    public void A_malformed_address_gets_a_suggestion_that_works(string address, string? expected)
    {
        EmailFinding finding = Verifier.Verify(address);
        Assert.Equal(Verdict.Invalid, finding.Verdict);
        Assert.Equal(expected, finding.Suggestion);
        Assert.NotNull(finding.Position);
    }

    [Fact]
    public void Any_suggestion_is_well_formed()
    {
        Gen<char> character = Gen.OneOf(Gen.Char["@@..\"<>,; gmailco2ü\ufffe\ud800ａ。"], Gen.Char);
        character.Array[0, 30].Sample(characters =>
        {
            EmailFinding finding = Verifier.Verify(new string(characters));
            Assert.NotNull(finding.Message);
            Assert.NotNull(finding.CanonicalAddress);
            Assert.NotEmpty(finding.Checks);
            if (finding.Suggestion is { } suggestion) Assert.True(EmailSyntax.IsValid(suggestion), suggestion);
        }, iter: 20_000);
    }

    [Fact]
    public void A_contact_without_an_address_is_unknown_and_text_without_one_invalid()
    {
        Contact contact = Contact.Create(new ContactLayout("test", ContactDialect.None, []), []);
        Assert.Equal((Verdict.Unknown, EmailReason.AddressMissing), (Verifier.Verify("", contact).Verdict, Verifier.Verify("", contact).ReasonCode));
        Assert.Equal(Verdict.Invalid, Verifier.Verify(null).Verdict);
    }

    [Fact]
    public void The_policy_says_what_is_risky()
    {
        EmailVerifier strict = new(new EmailVerifierOptions { Policy = new EmailPolicy { RoleIsRisky = true, DisposableIsRisky = false, TypoIsRisky = false, GibberishIsRisky = false } });
        Assert.Equal((Verdict.Risky, EmailReason.RoleAccount), (strict.Verify("info@x.com").Verdict, strict.Verify("info@x.com").ReasonCode));
        EmailFinding disposable = strict.Verify("sdkfjhsdf@mailinator.com");
        Assert.Equal((Verdict.Valid, true, true), (disposable.Verdict, disposable.IsDisposable, disposable.IsGibberish));
        Assert.Equal((Verdict.Valid, "a@gmail.com"), (strict.Verify("a@gmal.com").Verdict, strict.Verify("a@gmal.com").Suggestion));
    }

    [Fact]
    public void Threads_may_share_a_verifier()
    {
        string[] addresses = [.. Enumerable.Range(0, 20_000).Select(i => $"info{i % 3}@{(i % 7 == 0 ? "gmal" : "company-" + (i % 4000))}.com")];
        EmailVerifier own = new();
        string[] expected = [.. addresses.Select(a => Describe(own.Verify(a)))];
        string[] found = new string[addresses.Length];
        EmailVerifier shared = new();
        Parallel.For(0, addresses.Length, i => found[i] = Describe(shared.Verify(addresses[i])));
        Assert.Equal(expected, found);

        static string Describe(EmailFinding f) => $"{f} {f.Domain} {f.Suggestion} {f.IsRole}";
    }

    [Fact]
    public void Lists_are_extended_and_trimmed_from_a_file()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllLines(path, ["# ours", "", "Trash.Example.com", "!mailinator.com"]);
            EmailReferenceData lists = EmailReferenceData.BuiltIn.WithFile(EmailListKind.Disposable, path).With(EmailListKind.KnownDomain, ["gmal.com"]).With(EmailListKind.Role, ["chief-cook"]);
            EmailVerifier verifier = new(new EmailVerifierOptions { Lists = lists });
            Assert.True(verifier.Verify("a@trash.example.com").IsDisposable);
            Assert.False(verifier.Verify("a@mailinator.com").IsDisposable);
            Assert.Null(verifier.Verify("a@gmal.com").Suggestion);
            Assert.True(verifier.Verify("chief.cook@x.com").IsRole);
            Assert.True(Verifier.Verify("a@mailinator.com").IsDisposable);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_offline_level_allocates_at_most_200_bytes_an_address()
    {
        string[] addresses = [.. Enumerable.Range(0, 10_000).Select(i => $"anna.berg{i}@company-{i % 500}.com")];
        EmailFinding[] findings = new EmailFinding[addresses.Length];
        foreach (string address in addresses) Verifier.Verify(address);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < addresses.Length; i++) findings[i] = Verifier.Verify(addresses[i]);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / addresses.Length, 1, 200);
    }

    [Fact]
    public void Reference_lists_have_what_they_should()
    {
        Assert.InRange(EmailReferenceData.BuiltIn.Count(EmailListKind.Disposable), 8_000, 20_000);
        Assert.InRange(EmailReferenceData.BuiltIn.Count(EmailListKind.FreeProvider), 4_000, 10_000);
        Assert.InRange(EmailReferenceData.BuiltIn.Count(EmailListKind.Role), 1_000, 3_000);
        Assert.InRange(EmailReferenceData.BuiltIn.Count(EmailListKind.TopLevelDomain), 1_300, 2_000);
        Assert.DoesNotContain(EmailReferenceData.Providers, p => !p.IsCompany && EmailReferenceData.BuiltIn.Disposable.ContainsDomain(p.Domain));
        foreach (string known in new[] { "gmail.com", "zoho.com", "163.com", "duck.com" })
        {
            EmailFinding finding = Verifier.Verify("a@" + known);
            Assert.Equal((true, false), (finding.IsFreeProvider, finding.IsDisposable));
        }
    }

    [Fact]
    public void Every_reason_has_words()
    {
        foreach (EmailReason reason in Enum.GetValues<EmailReason>())
        {
            Assert.Equal(reason.ToString(), EmailReasons.NameOf(reason));
            Assert.NotEqual(reason.ToString(), EmailReasons.Describe(reason));
        }
    }
}
