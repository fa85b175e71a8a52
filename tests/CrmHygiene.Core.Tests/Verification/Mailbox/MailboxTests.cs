using System.Diagnostics;
using System.Net;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.Mailbox;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Verification.Mailbox;

/// <summary>Level Mailbox against scripted mail hosts on loopback.</summary>
public sealed class MailboxTests : IDisposable
{
    private readonly ProbeWorld _world = new();

    public void Dispose() => _world.Dispose();

    private static void AssertIs(EmailFinding finding, Verdict verdict, EmailReason reason)
    {
        Assert.True((verdict, reason) == (finding.Verdict, finding.ReasonCode), string.Join('\n', finding.Checks));
        Assert.Equal(verdict == Verdict.Unknown, finding.Confidence == 0);
    }

    [Fact]
    public void An_accepted_recipient_of_a_host_that_rejects_others_is_valid()
    {
        LoopbackSmtp host = _world.Domain("firm.test").Accept("anna@firm.test");
        EmailFinding finding = _world.Verify("anna@firm.test");
        AssertIs(finding, Verdict.Valid, EmailReason.MailboxAccepted);
        Assert.Equal(EmailLevel.Mailbox, finding.LevelReached);
        Assert.Equal(("mx.firm.test", "2.1.5", "250 2.1.5 Ok", false, "SMTP"), (finding.MxHost, finding.EnhancedStatusCode, finding.SmtpReply, finding.IsCatchAll, finding.VerifiedBy));
        Assert.Contains(host.Commands, c => c == "EHLO probe.us.test");
        Assert.Contains(host.Commands, c => c == "MAIL FROM:<probe@us.test>");
        Assert.DoesNotContain(host.Commands, c => c.StartsWith("DATA", StringComparison.OrdinalIgnoreCase) || c.StartsWith("BDAT", StringComparison.OrdinalIgnoreCase) || c.StartsWith("VRFY", StringComparison.OrdinalIgnoreCase));
        Assert.True(SpinWait.SpinUntil(() => host.Commands[^1] == "QUIT", TimeSpan.FromSeconds(30)));
        Assert.Contains("A recipient that cannot exist", finding.Checks[^2].Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_recipient_is_invalid_full_or_disabled()
    {
        _world.Domain("firm.test").Accept("anna@firm.test").Reply("full@firm.test", "452 4.2.2 Over quota").Reply("off@firm.test", "550 5.2.1 Mailbox disabled");
        List<EmailFinding> findings = _world.VerifyAll("gone@firm.test", "full@firm.test", "off@firm.test", "anna@firm.test");
        AssertIs(findings[0], Verdict.Invalid, EmailReason.MailboxNotFound);
        Assert.Equal("5.1.1", findings[0].EnhancedStatusCode);
        AssertIs(findings[1], Verdict.Risky, EmailReason.MailboxFull);
        AssertIs(findings[2], Verdict.Invalid, EmailReason.MailboxDisabled);
        AssertIs(findings[3], Verdict.Valid, EmailReason.MailboxAccepted);
    }

    [Fact]
    public void A_catch_all_is_tested_once_and_makes_everybody_risky()
    {
        LoopbackSmtp host = _world.Domain("all.test");
        host.OtherReply = "250 2.1.5 Ok";
        List<EmailFinding> findings = _world.VerifyAll([.. Enumerable.Range(0, 8).Select(i => $"u{i}@all.test")]);
        Assert.All(findings, f => AssertIs(f, Verdict.Risky, EmailReason.CatchAllDomain));
        Assert.All(findings, f => Assert.True(f.IsCatchAll));
        Assert.Equal(9, host.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_rejection_without_words_counts_only_where_postmaster_is_accepted()
    {
        LoopbackSmtp some = _world.Domain("some.test", "192.0.2.10").Accept("postmaster@some.test");
        LoopbackSmtp none = _world.Domain("none.test", "192.0.2.11");
        some.OtherReply = none.OtherReply = "550 5.4.1 Recipient address rejected: Access denied";
        List<EmailFinding> findings = _world.VerifyAll("a@some.test", "a@none.test", "b@none.test");
        AssertIs(findings[0], Verdict.Invalid, EmailReason.MailboxNotFound);
        AssertIs(findings[1], Verdict.Unknown, EmailReason.MailHostRefusesAll);
        AssertIs(findings[2], Verdict.Unknown, EmailReason.MailHostRefusesAll);
        Assert.Equal(1, none.Asked("postmaster@none.test"));
    }

    [Fact]
    public void Greylisting_is_waited_out_on_the_clock()
    {
        LoopbackSmtp host = _world.Domain("grey.test").Accept("anna@grey.test");
        host.Deferrals = 1;
        _world.Step = TimeSpan.FromSeconds(30);
        DateTimeOffset before = _world.Clock.GetUtcNow();
        EmailFinding finding = _world.Verify("anna@grey.test");
        AssertIs(finding, Verdict.Valid, EmailReason.MailboxAccepted);
        Assert.Equal(2, host.Asked("anna@grey.test"));
        Assert.True(_world.Clock.GetUtcNow() - before >= TimeSpan.FromSeconds(600), "once for the recipient, once for the random one");
        Assert.Equal(finding.CheckedAt.UtcDateTime, _world.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public void Greylisting_beyond_the_deadline_is_unknown()
    {
        LoopbackSmtp host = _world.Domain("grey.test").Accept("anna@grey.test");
        host.Deferrals = 100;
        _world.Mailbox = _world.Mailbox with { Deadline = TimeSpan.FromMinutes(12) };
        _world.Step = TimeSpan.FromSeconds(30);
        EmailFinding finding = _world.Verify("anna@grey.test");
        AssertIs(finding, Verdict.Unknown, EmailReason.Greylisted);
        Assert.Equal(3, host.Asked("anna@grey.test"));
        Assert.False(finding.IsOurFault);
    }

    [Fact]
    public void Without_a_deadline_nobody_waits()
    {
        LoopbackSmtp host = _world.Domain("grey.test");
        host.Deferrals = 100;
        _world.Mailbox = _world.Mailbox with { Deadline = TimeSpan.Zero };
        AssertIs(_world.Verify("anna@grey.test"), Verdict.Unknown, EmailReason.Greylisted);
        Assert.Equal(1, host.Asked("anna@grey.test"));
    }

    [Fact]
    public void Mail_hosts_are_tried_in_order()
    {
        _world.Dns.Add("firm.test", "MX", "20 b.test").Add("firm.test", "MX", "10 a.test").Add("a.test", "A", "192.0.2.20").Add("b.test", "A", "192.0.2.21");
        _world.Host("192.0.2.21").Accept("anna@firm.test");
        EmailFinding finding = _world.Verify("anna@firm.test");
        AssertIs(finding, Verdict.Valid, EmailReason.MailboxAccepted);
        Assert.Equal("b.test", finding.MxHost);
        Assert.Equal(["192.0.2.20:25", "192.0.2.21:25"], _world.Dialled.Where(d => d != "192.0.2.1:25").Take(2));
    }

    [Fact]
    public void Hosts_nobody_can_reach_leave_the_address_unknown()
    {
        _world.Dns.AddMailDomain("down.test", address: "192.0.2.66");
        EmailFinding finding = _world.Verify("anna@down.test");
        AssertIs(finding, Verdict.Unknown, EmailReason.MailHostUnreachable);
        Assert.Equal(EmailLevel.Domain, finding.LevelReached);
    }

    [Theory]
    [InlineData(SmtpFault.Tarpit, EmailReason.MailHostBusy)]
    [InlineData(SmtpFault.Silent, EmailReason.MailHostBusy)]
    [InlineData(SmtpFault.CloseMidReply, EmailReason.MailHostNotUnderstood)]
    [InlineData(SmtpFault.Garbage, EmailReason.MailHostNotUnderstood)]
    [InlineData(SmtpFault.LongBanner, EmailReason.MailHostNotUnderstood)]
    [InlineData(SmtpFault.EndlessBanner, EmailReason.MailHostNotUnderstood)]
    [InlineData(SmtpFault.SlowDrip, EmailReason.MailHostBusy)]
    [InlineData(SmtpFault.CloseAtOnce, EmailReason.MailHostNotUnderstood)]
    public void A_faulty_host_leaves_the_address_unknown(SmtpFault fault, EmailReason reason)
    {
        _world.Domain("bad.test").Accept("anna@bad.test").Fault = fault;
        _world.Mailbox = _world.Mailbox with { Deadline = TimeSpan.Zero };
        if (reason == EmailReason.MailHostBusy)
        {
            _world.Mailbox = _world.Mailbox with { ReplyTimeout = TimeSpan.FromSeconds(30) };
            _world.Step = TimeSpan.FromSeconds(5);
            _world.Control = [];
        }
        EmailFinding finding = _world.Verify("anna@bad.test");
        AssertIs(finding, Verdict.Unknown, reason);
    }

    [Fact]
    public void Tls_is_used_where_offered_and_done_without_where_it_fails()
    {
        LoopbackSmtp good = _world.Domain("good.test", "192.0.2.10").Accept("a@good.test");
        LoopbackSmtp bad = _world.Domain("bad.test", "192.0.2.11").Accept("a@bad.test");
        good.OffersTls = bad.OffersTls = true;
        bad.Fault = SmtpFault.BrokenTls;
        List<EmailFinding> findings = _world.VerifyAll("a@good.test", "a@bad.test");
        Assert.All(findings, f => AssertIs(f, Verdict.Valid, EmailReason.MailboxAccepted));
        Assert.True(good.TlsUsed);
        Assert.False(bad.TlsUsed);
    }

    [Fact]
    public void Our_port_25_being_closed_is_our_fault()
    {
        using ProbeWorld shut = new();
        shut.Dns.AddMailDomain("firm.test", address: "192.0.2.66");
        shut.Host("192.0.2.1").Dispose();
        using EmailVerification<string> verification = shut.Start();
        verification.Add("", "anna@firm.test", null);
        EmailFinding finding = verification.Drain().Single().Finding;
        AssertIs(finding, Verdict.Unknown, EmailReason.LocalPort25Blocked);
        Assert.True(finding.IsOurFault);
        Assert.DoesNotContain("192.0.2.66:25", shut.Dialled);
        Assert.Contains("LocalPort25Blocked", verification.ProbeFault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("554 5.7.1 Service unavailable; client [192.0.2.99] blocked using zen.spamhaus.org", EmailReason.LocalIpListed)]
    [InlineData("550 5.7.25 no PTR record for 192.0.2.99", EmailReason.NoReverseDns)]
    [InlineData("421 4.7.0 Too many connections from your host", EmailReason.Throttled)]
    [InlineData("554 No SMTP service here", EmailReason.ProbeRefused)]
    public void A_host_that_turns_us_away_says_nothing_about_the_address(string greeting, EmailReason reason)
    {
        LoopbackSmtp host = _world.Domain("strict.test");
        host.Greeting = greeting;
        _world.Mailbox = _world.Mailbox with { Deadline = TimeSpan.Zero };
        List<EmailFinding> findings = _world.VerifyAll("a@strict.test", "b@strict.test", "c@strict.test");
        Assert.All(findings, f => AssertIs(f, Verdict.Unknown, reason));
        Assert.All(findings, f => Assert.Equal(EmailReasons.IsOurFault(reason), f.IsOurFault));
    }

    [Fact]
    public void A_host_that_lists_us_at_rcpt_is_not_asked_on()
    {
        LoopbackSmtp host = _world.Domain("strict.test");
        host.OtherReply = "554 5.7.1 Client host blocked using bl.spamcop.net";
        List<EmailFinding> findings = _world.VerifyAll([.. Enumerable.Range(0, 20).Select(i => $"u{i}@strict.test")]);
        Assert.All(findings, f => AssertIs(f, Verdict.Unknown, EmailReason.LocalIpListed));
        Assert.InRange(host.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal)), 1, 3);
    }

    [Fact]
    public void A_rejected_sender_says_nothing_about_the_address()
    {
        LoopbackSmtp host = _world.Domain("strict.test").Accept("a@strict.test");
        host.SenderReply = "550 5.1.1 unknown user";
        AssertIs(_world.Verify("a@strict.test"), Verdict.Unknown, EmailReason.ProbeRefused);
    }

    [Fact]
    public void A_control_recipient_that_fails_makes_everything_unknown()
    {
        _world.Domain("firm.test", "192.0.2.10").Accept("a@firm.test");
        LoopbackSmtp elsewhere = _world.Domain("elsewhere.test", "192.0.2.11");
        _world.Mailbox = _world.Mailbox with { ControlRecipients = ["me@elsewhere.test"] };
        AssertIs(_world.Verify("a@firm.test"), Verdict.Unknown, EmailReason.ProbeHostUnfit);
        elsewhere.Accept("me@elsewhere.test");
        AssertIs(_world.Verify("a@firm.test"), Verdict.Valid, EmailReason.MailboxAccepted);
    }

    [Fact]
    public void Nothing_is_asked_from_an_address_that_sends_our_mail()
    {
        LoopbackSmtp host = _world.Domain("firm.test").Accept("a@firm.test");
        _world.Mailbox = _world.Mailbox with { ProductionAddresses = [IPAddress.Loopback] };
        AssertIs(_world.Verify("a@firm.test"), Verdict.Unknown, EmailReason.ProbeHostUnfit);
        Assert.Empty(host.Commands);
    }

    [Theory]
    [InlineData("aspmx.l.google.com")]
    [InlineData("firm-test.mail.protection.outlook.com")]
    [InlineData("mx-eu.mail.am0.yahoodns.net")]
    [InlineData("mx01.mail.icloud.com")]
    [InlineData("mx1.firm.pphosted.com")]
    [InlineData("mx.named.test")]
    public void Hosts_that_do_not_want_it_are_not_asked(string mx)
    {
        _world.Dns.AddMailDomain("firm.test", mx, "192.0.2.10");
        LoopbackSmtp host = _world.Host("192.0.2.10");
        _world.Mailbox = _world.Mailbox with { NotProbed = ["named.test"] };
        EmailFinding finding = _world.Verify("a@firm.test");
        AssertIs(finding, Verdict.Unknown, EmailReason.ProviderNotProbed);
        Assert.Contains(finding.Checks, c => c.Name.Contains(mx, StringComparison.Ordinal) && c.Answer.StartsWith("not asked, ", StringComparison.Ordinal));
        Assert.Equal(0, host.Connections);
    }

    [Fact]
    public void One_provider_gets_one_connection_and_the_pace_is_kept()
    {
        LoopbackSmtp host = _world.Host("192.0.2.10");
        for (int i = 0; i < 6; i++)
        {
            _world.Dns.AddMailDomain($"d{i}.test", $"mx{i}.big.test", "192.0.2.10");
            host.Accept($"a@d{i}.test");
        }
        _world.Mailbox = _world.Mailbox with { Interval = TimeSpan.FromSeconds(2) };
        _world.Step = TimeSpan.FromSeconds(1);
        DateTimeOffset before = _world.Clock.GetUtcNow();
        List<EmailFinding> findings = _world.VerifyAll([.. Enumerable.Range(0, 6).Select(i => $"a@d{i}.test")]);
        Assert.All(findings, f => AssertIs(f, Verdict.Valid, EmailReason.MailboxAccepted));
        Assert.Equal(1, host.MostOpen);
        Assert.True(_world.Clock.GetUtcNow() - before >= TimeSpan.FromSeconds(22), "12 questions, 2 seconds apart");
    }

    [Fact]
    public void A_host_that_hangs_up_after_some_recipients_is_called_again()
    {
        LoopbackSmtp host = _world.Domain("firm.test");
        host.RecipientsBeforeClose = 3;
        List<EmailFinding> findings = _world.VerifyAll([.. Enumerable.Range(0, 10).Select(i => $"u{i}@firm.test")]);
        Assert.All(findings, f => AssertIs(f, Verdict.Invalid, EmailReason.MailboxNotFound));
        Assert.True(host.Connections >= 4);
    }

    [Fact]
    public void An_international_local_part_needs_smtputf8()
    {
        LoopbackSmtp old = _world.Domain("old.test", "192.0.2.10"), modern = _world.Domain("modern.test", "192.0.2.11");
        modern.OffersUtf8 = true;
        modern.Accept("jörg@modern.test");
        EmailFinding[] findings = Run("jörg@old.test", "jörg@modern.test");
        AssertIs(findings[0], Verdict.Unknown, EmailReason.MailHostNotUnderstood);
        AssertIs(findings[1], Verdict.Valid, EmailReason.MailboxAccepted);
        Assert.Contains("MAIL FROM:<probe@us.test> SMTPUTF8", modern.Commands);
        Assert.Equal(0, old.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal)));

        EmailFinding[] Run(params string[] addresses) => [.. _world.VerifyAll(addresses)];
    }

    [Fact]
    public void A_route_takes_the_place_of_the_mx()
    {
        using LoopbackSmtp inside = new LoopbackSmtp().Accept("a@inside.test");
        _world.Mailbox = _world.Mailbox with { Routes = new Dictionary<string, DnsEndPoint> { ["inside.test"] = new("127.0.0.1", inside.EndPoint.Port) } };
        using EmailVerification<string> verification = new(new EmailVerifier(new EmailVerifierOptions { Level = EmailLevel.Mailbox, Mailbox = _world.Mailbox, Dns = new() { NameServers = [_world.Dns.EndPoint], ControlDomains = ["control.test"], ControlParent = "test" } }));
        verification.Add("", "a@inside.test", null);
        AssertIs(verification.Drain().Single().Finding, Verdict.Valid, EmailReason.MailboxAccepted);
    }

    [Fact]
    public void The_same_address_is_asked_about_once()
    {
        LoopbackSmtp host = _world.Domain("firm.test").Accept("a@firm.test");
        Assert.Equal(3, _world.VerifyAll("a@firm.test", "a@firm.test", "a@FIRM.test").Count(f => f.Verdict == Verdict.Valid));
        Assert.Equal(1, host.Asked("a@firm.test"));
    }

    [Fact]
    public void A_dead_domain_needs_no_mail_host()
    {
        AssertIs(_world.Verify("a@nowhere.test"), Verdict.Invalid, EmailReason.DomainNotFound);
        Assert.Empty(_world.Dialled);
    }

    [Theory]
    [InlineData(SmtpFault.Tarpit)]
    [InlineData(SmtpFault.SlowDrip)]
    public void Cancel_ends_a_probe_within_a_second(SmtpFault fault)
    {
        LoopbackSmtp host = _world.Domain("slow.test");
        host.Fault = fault;
        using EmailVerification<string> verification = _world.Start();
        verification.Add("", "a@slow.test", null);
        Assert.True(SpinWait.SpinUntil(() => host.Connections == 1, TimeSpan.FromSeconds(30)));
        Stopwatch watch = new();
        using Timer timer = new(_ =>
        {
            watch.Start();
            verification.Cancel();
        }, null, 100, Timeout.Infinite);
        Assert.ThrowsAny<OperationCanceledException>(() => verification.Drain().Count());
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }

    [Theory]
    [InlineData("", "probe.us.test")]
    [InlineData("no address", "probe.us.test")]
    [InlineData("probe@us.test", "")]
    [InlineData("probe@us.test", "localhost")]
    [InlineData("probe@us.test", "a b.test")]
    public void Sender_and_name_are_needed(string from, string helo) =>
        Assert.Throws<ArgumentException>(() => new MailboxOptions { From = from, HeloName = helo }.Validate());
}
