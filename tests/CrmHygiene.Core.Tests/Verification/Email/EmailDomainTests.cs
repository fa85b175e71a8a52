using System.Diagnostics;
using CrmHygiene.Core.Tests.Contacts;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Verification.Email;

/// <summary>Level Domain against a DNS server on loopback, a case each.</summary>
public sealed class EmailDomainTests : IDisposable
{
    private readonly LoopbackDns _dns = new LoopbackDns().AddMailDomain("control.test");

    public void Dispose() => _dns.Dispose();

    private EmailVerifierOptions Options => new()
    {
        Dns = new DomainLookupOptions
        {
            NameServers = [_dns.EndPoint],
            Timeout = TimeSpan.FromSeconds(20),
            Retries = 0,
            ControlDomains = ["control.test"],
            ControlParent = "test",
        },
    };

    /// <summary>For names that never answer; the rest may take the time a busy machine needs.</summary>
    private EmailVerifierOptions Impatient => Options with { Dns = Options.Dns with { Timeout = TimeSpan.FromMilliseconds(300), ControlDomains = [], ControlParent = "" } };

    private EmailFinding Verify(string address, EmailVerifierOptions? options = null) => VerifyAll([address], options)[0];

    private List<EmailFinding> VerifyAll(IEnumerable<string> addresses, EmailVerifierOptions? options = null)
    {
        using EmailVerification<string> verification = new(new EmailVerifier(options ?? Options));
        foreach (string address in addresses) verification.Add(address, address, null);
        return [.. verification.Drain().Select(r =>
        {
            Assert.Equal(r.Item, r.Finding.Address);
            return r.Finding;
        })];
    }

    private static void AssertIs(EmailFinding finding, Verdict verdict, EmailReason reason)
    {
        Assert.Equal((verdict, reason), (finding.Verdict, finding.ReasonCode));
        Assert.Equal(reason.ToString(), finding.Reason);
        Assert.Equal(EmailLevel.Domain, finding.LevelReached);
        Assert.Equal(verdict == Verdict.Unknown, finding.Confidence == 0);
    }

    [Fact]
    public void An_mx_with_a_public_address_is_valid_and_named()
    {
        _dns.Add("firm.test", "MX", "20 backup.test").Add("firm.test", "MX", "10 MX1.firm.test").Add("mx1.firm.test", "A", "192.0.2.5");
        EmailFinding finding = Verify("anna@Firm.test");
        AssertIs(finding, Verdict.Valid, EmailReason.MailHostFound);
        Assert.Equal("mx1.firm.test", finding.MxHost);
        Assert.Equal("firm.test", finding.Domain);
        Assert.Contains(finding.Checks, c => c.Name == "MX firm.test" && c.Answer == "10 mx1.firm.test, 20 backup.test");
        Assert.Equal(0, _dns.Asked("backup.test", "A"));
    }

    [Fact]
    public void A_dead_first_host_falls_back_to_the_next()
    {
        _dns.Add("firm.test", "MX", "10 gone.test").Add("firm.test", "MX", "20 here.test").Add("here.test", "AAAA", "2001:db8::25");
        EmailFinding finding = Verify("a@firm.test");
        AssertIs(finding, Verdict.Valid, EmailReason.MailHostFound);
        Assert.Equal("here.test", finding.MxHost);
    }

    [Fact]
    public void An_alias_is_followed()
    {
        _dns.Add("alias.test", "CNAME", "firm.test").AddMailDomain("firm.test");
        AssertIs(Verify("a@alias.test"), Verdict.Valid, EmailReason.MailHostFound);
    }

    [Fact]
    public void Without_mx_the_own_address_is_the_mail_host()
    {
        _dns.Add("old.test", "A", "192.0.2.7").Add("six.test", "AAAA", "2001:db8::7");
        AssertIs(Verify("a@old.test"), Verdict.Valid, EmailReason.ImplicitMailHost);
        AssertIs(Verify("a@six.test"), Verdict.Valid, EmailReason.ImplicitMailHost);
        AssertIs(Verify("a@old.test", Options with { Policy = new EmailPolicy { ImplicitMxIsRisky = true } }), Verdict.Risky, EmailReason.ImplicitMailHost);
    }

    [Fact]
    public void A_null_mx_takes_no_mail()
    {
        _dns.Add("nomail.test", "MX", "0 .");
        AssertIs(Verify("a@nomail.test"), Verdict.Invalid, EmailReason.NullMx);
    }

    [Theory]
    [InlineData("127.0.0.1", Verdict.Invalid, EmailReason.LoopbackMailHost)]
    [InlineData("0.0.0.0", Verdict.Invalid, EmailReason.LoopbackMailHost)]
    [InlineData("::1", Verdict.Invalid, EmailReason.LoopbackMailHost)]
    [InlineData("10.1.2.3", Verdict.Risky, EmailReason.PrivateMailHost)]
    [InlineData("172.20.1.1", Verdict.Risky, EmailReason.PrivateMailHost)]
    [InlineData("192.168.0.1", Verdict.Risky, EmailReason.PrivateMailHost)]
    [InlineData("fd00::1", Verdict.Risky, EmailReason.PrivateMailHost)]
    public void A_mail_host_nobody_can_reach_is_named(string address, Verdict verdict, EmailReason reason)
    {
        string type = address.Contains(':', StringComparison.Ordinal) ? "AAAA" : "A";
        _dns.Add("inside.test", "MX", "10 mx.inside.test").Add("mx.inside.test", type, address).Add("own.test", type, address);
        AssertIs(Verify("a@inside.test"), verdict, reason);
        AssertIs(Verify("a@own.test"), verdict, reason);
    }

    [Fact]
    public void A_domain_with_nothing_is_invalid()
    {
        _dns.AddEmpty("empty.test");
        AssertIs(Verify("a@empty.test"), Verdict.Invalid, EmailReason.NoMailHost);
    }

    [Fact]
    public void A_domain_that_does_not_exist_is_invalid() => AssertIs(Verify("a@nowhere.test"), Verdict.Invalid, EmailReason.DomainNotFound);

    [Fact]
    public void Mail_hosts_that_do_not_exist_are_invalid()
    {
        _dns.Add("dangling.test", "MX", "10 gone1.test").Add("dangling.test", "MX", "20 gone2.test");
        AssertIs(Verify("a@dangling.test"), Verdict.Invalid, EmailReason.MailHostNotFound);
    }

    [Fact]
    public void What_our_side_could_not_find_out_is_never_invalid()
    {
        _dns.Fail("servfail.test", 2).Fail("refused.test", 5).Fail("notimp.test", 4).Silence("silent.test").Garble("garbled.test");
        AssertIs(Verify("a@servfail.test"), Verdict.Unknown, EmailReason.DnsServerFailure);
        AssertIs(Verify("a@refused.test"), Verdict.Unknown, EmailReason.DnsRefused);
        AssertIs(Verify("a@notimp.test"), Verdict.Unknown, EmailReason.DnsError);
        AssertIs(Verify("a@silent.test", Impatient), Verdict.Unknown, EmailReason.DnsTimeout);
        Assert.Equal(Verdict.Unknown, Verify("a@garbled.test", Impatient).Verdict);
    }

    [Fact]
    public void A_host_that_could_not_be_asked_leaves_the_domain_unknown()
    {
        _dns.Add("half.test", "MX", "10 gone.test").Add("half.test", "MX", "20 broken.test").Fail("broken.test", 2);
        _dns.AddEmpty("quiet.test").Fail("quiet2.test", 2);
        AssertIs(Verify("a@half.test"), Verdict.Unknown, EmailReason.DnsServerFailure);
    }

    [Fact]
    public void A_parked_domain_is_risky()
    {
        _dns.Add("sale.test", "MX", "10 mail.h-email.net").Add("mail.h-email.net", "A", "192.0.2.9");
        _dns.Add("sale2.test", "A", "192.0.2.9").Add("sale2.test", "NS", "ns1.sedoparking.com");
        AssertIs(Verify("a@sale.test"), Verdict.Risky, EmailReason.ParkedDomain);
        AssertIs(Verify("a@sale2.test"), Verdict.Risky, EmailReason.ParkedDomain);
    }

    [Fact]
    public void A_domain_that_exists_only_by_a_wildcard_is_risky()
    {
        _dns.Add("shop.wild.test", "A", "192.0.2.50").Add("own.wild.test", "A", "192.0.2.51");
        _dns.Fallback = name => name.EndsWith(".wild.test", StringComparison.Ordinal) ? [("A", "192.0.2.50")] : null;
        AssertIs(Verify("a@shop.wild.test"), Verdict.Risky, EmailReason.WildcardDomain);
        AssertIs(Verify("a@own.wild.test"), Verdict.Valid, EmailReason.ImplicitMailHost);
    }

    [Fact]
    public void A_resolver_that_breaks_on_the_way_is_noticed()
    {
        for (int i = 0; i < 60; i++) _dns.Fail($"d{i}.test", 2);
        EmailVerifierOptions options = Options with { Dns = Options.Dns with { ThrottleLimit = 1 } };
        using EmailVerification<int> verification = new(new EmailVerifier(options));
        _dns.AddMailDomain("first.test");
        verification.Add(-1, "a@first.test", null);
        Assert.Equal(Verdict.Valid, verification.Drain().Single().Finding.Verdict);
        _dns.Fail("control.test", 2);
        for (int i = 0; i < 60; i++) verification.Add(i, $"a@d{i}.test", null);
        List<EmailFinding> findings = [.. verification.Drain().Select(r => r.Finding)];
        Assert.All(findings, f => Assert.Equal(Verdict.Unknown, f.Verdict));
        Assert.Equal(EmailReason.DnsServerFailure, findings[0].ReasonCode);
        Assert.Contains(findings, f => f.ReasonCode == EmailReason.ResolverUnfit);
        Assert.Contains("SERVFAIL", verification.ResolverFault, StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_as_many_domains_as_the_throttle_says_are_asked_at_a_time()
    {
        for (int i = 0; i < 40; i++) _dns.Silence($"d{i}.test");
        EmailVerifierOptions options = Impatient with { Dns = Impatient.Dns with { ThrottleLimit = 3, Timeout = TimeSpan.FromSeconds(60) } };
        using EmailVerification<int> verification = new(new EmailVerifier(options));
        for (int i = 0; i < 40; i++) verification.Add(i, $"a@d{i}.test", null);
        Assert.True(SpinWait.SpinUntil(() => _dns.Queries == 3, TimeSpan.FromSeconds(30)));
        Assert.False(SpinWait.SpinUntil(() => _dns.Queries > 3, TimeSpan.FromMilliseconds(100)));
        verification.Cancel();
    }

    [Fact]
    public void Invalid_is_tested_before_risky_and_facts_stay()
    {
        _dns.AddMailDomain("mailinator.com").AddMailDomain("gmial.test");
        AssertIs(Verify("a@mailinator.com"), Verdict.Risky, EmailReason.Disposable);
        EmailFinding gone = Verify("info@gmal.com");
        AssertIs(gone, Verdict.Invalid, EmailReason.DomainNotFound);
        Assert.Equal("info@gmail.com", gone.Suggestion);
        Assert.True(gone.IsRole);
    }

    [Fact]
    public void A_domain_that_takes_mail_is_risky_as_a_typo_only_where_the_slip_is_small()
    {
        _dns.AddMailDomain("gmal.com").AddMailDomain("gmila.com");
        AssertIs(Verify("a@gmal.com"), Verdict.Risky, EmailReason.PossibleTypo);
        EmailFinding far = Verify("a@gmila.com");
        AssertIs(far, Verdict.Valid, EmailReason.MailHostFound);
        Assert.Equal("a@gmail.com", far.Suggestion);
    }

    [Fact]
    public void A_resolver_that_fails_known_names_makes_everything_unknown()
    {
        _dns.AddMailDomain("firm.test").Fail("control.test", 2);
        List<EmailFinding> findings = VerifyAll(["a@firm.test", "b@nowhere.test", "not an address"]);
        AssertIs(findings[0], Verdict.Unknown, EmailReason.ResolverUnfit);
        AssertIs(findings[1], Verdict.Unknown, EmailReason.ResolverUnfit);
        Assert.Equal(Verdict.Invalid, findings[2].Verdict);
        Assert.Equal(0, _dns.Asked("firm.test", "MX"));
        Assert.Contains(findings[0].Checks, c => c.ToString() == "Control: MX control.test: SERVFAIL");
    }

    [Fact]
    public void A_resolver_that_answers_random_names_makes_everything_unknown()
    {
        _dns.Fallback = _ => [("A", "192.0.2.99")];
        AssertIs(Verify("a@nowhere.test"), Verdict.Unknown, EmailReason.ResolverUnfit);
    }

    [Fact]
    public void One_control_name_that_answers_is_enough()
    {
        _dns.Fail("other.test", 2).AddMailDomain("firm.test");
        AssertIs(Verify("a@firm.test", Options with { Dns = Options.Dns with { ControlDomains = ["other.test", "control.test"] } }), Verdict.Valid, EmailReason.MailHostFound);
    }

    [Fact]
    public void A_domain_is_asked_once_and_a_shared_mail_host_too()
    {
        for (int i = 0; i < 50; i++) _dns.AddMailDomain($"d{i}.test", "mx.shared.test");
        List<EmailFinding> findings = VerifyAll(Enumerable.Range(0, 500).Select(i => $"user{i}@d{i % 50}.test"));
        Assert.All(findings, f => Assert.Equal(Verdict.Valid, f.Verdict));
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(1, _dns.Asked($"d{i}.test", "MX")));
        Assert.Equal(1, _dns.Asked("mx.shared.test", "A"));
    }

    [Fact]
    public void An_answer_is_forgotten_when_its_time_is_up()
    {
        ManualTime time = new();
        _dns.Add("short.test", "MX", "10 mx.short.test", ttl: 120).Add("mx.short.test", "A", "192.0.2.1");
        using EmailVerification<int> verification = new(new EmailVerifier(Options with { Time = time }));
        void Ask()
        {
            verification.Add(0, "a@short.test", null);
            Assert.Equal(Verdict.Valid, verification.Drain().Single().Finding.Verdict);
        }
        Ask();
        time.Now += TimeSpan.FromSeconds(119);
        Ask();
        Assert.Equal(1, _dns.Asked("short.test", "MX"));
        time.Now += TimeSpan.FromSeconds(2);
        Ask();
        Assert.Equal(2, _dns.Asked("short.test", "MX"));
    }

    [Fact]
    public void Findings_come_in_input_order_and_early()
    {
        _dns.Silence("slow.test").AddMailDomain("fast.test");
        using EmailVerification<int> verification = new(new EmailVerifier(Impatient));
        verification.Add(0, "broken", null);
        Assert.True(verification.TryTake(out int first, out EmailFinding? finding));
        Assert.Equal((0, Verdict.Invalid), (first, finding.Verdict));
        verification.Add(1, "a@slow.test", null);
        verification.Add(2, "a@fast.test", null);
        Assert.False(verification.TryTake(out _, out _));
        Assert.Equal([1, 2], verification.Drain().Select(r => r.Item));
        Assert.Equal(0, verification.Pending);
    }

    [Fact]
    public void A_full_window_waits_instead_of_growing()
    {
        _dns.Silence("slow.test");
        using EmailVerification<int> verification = new(new EmailVerifier(Impatient));
        int most = 0, taken = 0;
        for (int i = 0; i < EmailVerification<int>.Window + 100; i++)
        {
            verification.Add(i, "a@slow.test", null);
            most = Math.Max(most, verification.Pending);
            while (verification.TryTake(out int item, out _)) Assert.Equal(taken++, item);
        }
        Assert.InRange(most, 1, EmailVerification<int>.Window);
    }

    [Fact]
    public void Cancel_ends_a_wait_within_a_second()
    {
        _dns.Silence("slow.test");
        EmailVerifierOptions options = Options with { Dns = Options.Dns with { Timeout = TimeSpan.FromSeconds(60) } };
        using EmailVerification<int> verification = new(new EmailVerifier(options));
        verification.Add(0, "a@slow.test", null);
        Stopwatch watch = new();
        using Timer timer = new(_ =>
        {
            watch.Start();
            verification.Cancel();
        }, null, 100, Timeout.Infinite);
        Assert.ThrowsAny<OperationCanceledException>(() => verification.Drain().Count());
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
        Assert.ThrowsAny<OperationCanceledException>(() => verification.Add(1, "a@b.test", null));
    }

    [Fact]
    public void No_query_is_spent_on_contacts_that_go_anyway()
    {
        _dns.AddMailDomain("firm.test").AddMailDomain("stays.test");
        static Contact Person(string email, StaleAction? action, string hold = "")
        {
            Contact contact = People.With(("Email", email));
            if (action is { } todo) contact.Attach(new StaleFinding(contact, StaleReason.HardBounce, "HardBounce", todo, "bounced", null, hold));
            return contact;
        }
        using EmailVerification<int> verification = new(new EmailVerifier(Options));
        Contact[] people = [Person("a@firm.test", StaleAction.Remove), Person("broken", StaleAction.Remove), Person("b@stays.test", StaleAction.Remove, "open deal"), Person("c@stays.test", StaleAction.Review), Person("d@stays.test", null)];
        foreach (Contact person in people) verification.Add(0, person.GetText(ContactField.Email), person);
        List<EmailFinding> findings = [.. verification.Drain().Select(r => r.Finding)];
        Assert.Equal([EmailReason.NotNeeded, EmailReason.AtSignMissing, EmailReason.MailHostFound, EmailReason.MailHostFound, EmailReason.MailHostFound], findings.Select(f => f.ReasonCode));
        Assert.Equal((Verdict.Unknown, EmailLevel.Syntax), (findings[0].Verdict, findings[0].LevelReached));
        Assert.Null(findings[0].VerifiedBy);
        Assert.Equal(0, _dns.Asked("firm.test", "MX"));
    }

    [Fact]
    public void Level_syntax_asks_nobody()
    {
        EmailFinding finding = Verify("a@firm.test", Options with { Level = EmailLevel.Syntax });
        Assert.Equal(EmailLevel.Syntax, finding.LevelReached);
        Assert.Equal(0, _dns.Queries);
    }

    [Fact]
    public void An_address_literal_is_judged_by_itself()
    {
        EmailVerifierOptions options = Options with { Syntax = EmailSyntaxOptions.Smtp };
        AssertIs(Verify("a@[127.0.0.1]", options), Verdict.Invalid, EmailReason.LoopbackMailHost);
        AssertIs(Verify("a@[IPv6:fd00::1]", options), Verdict.Risky, EmailReason.PrivateMailHost);
        AssertIs(Verify("a@[192.0.2.1]", options), Verdict.Unknown, EmailReason.LiteralNotChecked);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1:53")]
    [InlineData("192.0.2.1:5353", "192.0.2.1:5353")]
    [InlineData("2001:db8::1", "[2001:db8::1]:53")]
    [InlineData("[2001:db8::1]:5353", "[2001:db8::1]:5353")]
    public void A_name_server_may_have_a_port(string text, string expected) => Assert.Equal(expected, DomainLookupOptions.ParseNameServer(text).ToString());

    [Fact]
    public void A_name_server_by_name_is_an_error() => Assert.Throws<FormatException>(() => DomainLookupOptions.ParseNameServer("dns.test"));

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
