using System.Net;
using CrmHygiene.Core.Verification.Blocklists;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.Mailbox;

namespace CrmHygiene.Core.Tests.Verification.Servers;

/// <summary>Against nsd, Postfix with postgrey, and rbldnsd on loopback.</summary>
public sealed class RealServerTests
{
    private static DomainLookupOptions Dns => new() { NameServers = [TestServers.Require("DNS")], Timeout = TimeSpan.FromSeconds(20), Retries = 0, ControlDomains = ["control.crm.test"], ControlParent = "crm.test" };

    [SkippableTheory]
    [InlineData("mail.crm.test", Verdict.Valid, EmailReason.MailHostFound)]
    [InlineData("alias.crm.test", Verdict.Valid, EmailReason.MailHostFound)]
    [InlineData("implicit.crm.test", Verdict.Valid, EmailReason.ImplicitMailHost)]
    [InlineData("implicit6.crm.test", Verdict.Valid, EmailReason.ImplicitMailHost)]
    [InlineData("null.crm.test", Verdict.Invalid, EmailReason.NullMx)]
    [InlineData("loop.crm.test", Verdict.Invalid, EmailReason.LoopbackMailHost)]
    [InlineData("private.crm.test", Verdict.Risky, EmailReason.PrivateMailHost)]
    [InlineData("empty.crm.test", Verdict.Invalid, EmailReason.NoMailHost)]
    [InlineData("dangling.crm.test", Verdict.Invalid, EmailReason.MailHostNotFound)]
    [InlineData("nowhere.crm.test", Verdict.Invalid, EmailReason.DomainNotFound)]
    [InlineData("shop.wild.crm.test", Verdict.Risky, EmailReason.WildcardDomain)]
    [InlineData("own.wild.crm.test", Verdict.Valid, EmailReason.ImplicitMailHost)]
    [InlineData("broken.test", Verdict.Unknown, EmailReason.DnsServerFailure)]
    [InlineData("elsewhere.example", Verdict.Unknown, EmailReason.DnsRefused)]
    [InlineData("parked.crm.test", Verdict.Unknown, EmailReason.DnsRefused)]
    public void Nsd_answers_for_every_kind_of_domain(string domain, Verdict verdict, EmailReason reason)
    {
        using DomainVerifier<int> verifier = new(new DomainVerifierOptions { Dns = Dns });
        verifier.Add(0, domain, null);
        DomainFinding finding = verifier.Drain().Single().Finding;
        Assert.True((verdict, reason) == (finding.Verdict, finding.ReasonCode), string.Join('\n', finding.Checks));
    }

    [SkippableFact]
    public void Postfix_knows_its_recipients()
    {
        List<EmailFinding> findings = Probe("anna@mail.crm.test", "gone@mail.crm.test", "full@mail.crm.test", "off@mail.crm.test", "anyone@all.crm.test", "anna@grey.crm.test");
        Assert.Equal(
            [EmailReason.MailboxAccepted, EmailReason.MailboxNotFound, EmailReason.MailboxFull, EmailReason.MailboxDisabled, EmailReason.CatchAllDomain, EmailReason.MailboxAccepted],
            findings.Select(f => f.ReasonCode));
        Assert.Equal("mx.mail.crm.test", findings[0].MxHost);
        Assert.Equal("5.1.1", findings[1].EnhancedStatusCode);
        Assert.Contains(findings[5].Checks, c => c.Answer.Contains("Greylisted", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Rbldnsd_lists_addresses_and_domains()
    {
        BlocklistOptions options = new()
        {
            Dns = new DomainLookupOptions { NameServers = [TestServers.Require("RBLDNS")], Timeout = TimeSpan.FromSeconds(20), Retries = 0 },
            Zones =
            [
                new BlocklistZone { Zone = "bl.crm.test", Name = "Addresses", Ipv6 = true, Codes = [new BlocklistCode { From = "127.0.0.2", Meaning = "spam" }, new BlocklistCode { From = "127.0.0.10", Meaning = "end user", Policy = true }] },
                new BlocklistZone { Zone = "dbl.crm.test", Name = "Domains", Kind = BlocklistKind.Domain },
                new BlocklistZone { Zone = "dead.crm.test", Name = "Dead" },
            ],
        };
        using BlocklistChecker checker = new(options);
        BlocklistReason[] Ask(string sender) => [.. checker.CheckAsync(sender).GetAwaiter().GetResult().Select(r => r.Reason)];
        Assert.Equal([BlocklistReason.Listed, BlocklistReason.NoAnswer], Ask("192.0.2.25"));
        Assert.Equal(BlocklistReason.NotListed, Ask("192.0.2.26")[0]);
        Assert.Equal(BlocklistReason.PolicyBlock, Ask("192.0.2.200")[0]);
        Assert.Equal([BlocklistReason.Listed, BlocklistReason.NotSupported], Ask("2001:db8:bad::1"));
        Assert.Equal([BlocklistReason.Listed], Ask("mail.bad.example"));
        Assert.Equal([BlocklistReason.NotListed], Ask("good.example"));
    }

    private static List<EmailFinding> Probe(params string[] addresses)
    {
        Dictionary<string, IPEndPoint> hosts = new()
        {
            ["192.0.2.1"] = TestServers.Require("SMTP"),
            ["192.0.2.25"] = TestServers.Require("SMTP"),
            ["192.0.2.27"] = TestServers.Require("SMTP_CATCHALL"),
            ["192.0.2.28"] = TestServers.Require("SMTP_GREYLIST"),
        };
        EmailVerifierOptions options = new()
        {
            Level = EmailLevel.Mailbox,
            Dns = Dns,
            Mailbox = new MailboxOptions { From = "probe@control.crm.test", HeloName = "probe.crm.test", Interval = TimeSpan.Zero, RetryAfter = TimeSpan.FromSeconds(2), Deadline = TimeSpan.FromMinutes(1) },
        };
        using EmailVerification<string> verification = new(new EmailVerifier(options), (address, cancel) => TcpDialer.DialAsync(hosts[address.Address.ToString()], cancel));
        foreach (string address in addresses) verification.Add(address, address, null);
        return [.. verification.Drain().Select(r => r.Finding)];
    }
}
