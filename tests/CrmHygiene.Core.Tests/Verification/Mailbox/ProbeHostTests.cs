using System.Net;
using CrmHygiene.Core.Verification.Blocklists;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Mailbox;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Verification.Mailbox;

public sealed class ProbeHostTests : IDisposable
{
    private readonly LoopbackDns _dns = new LoopbackDns().AddMailDomain("control.test", address: "192.0.2.1").AddMailDomain("us.test");
    private readonly LoopbackSmtp _control = new();

    public ProbeHostTests()
    {
        _dns.Add("25.2.0.192.in-addr.arpa", "PTR", "probe.us.test").Add("probe.us.test", "A", "192.0.2.25");
        _dns.Add("2.0.0.127.bl.test", "A", "127.0.0.2");
    }

    public void Dispose()
    {
        _dns.Dispose();
        _control.Dispose();
    }

    private ProbeHostReport Run(string helo = "probe.us.test", string from = "probe@us.test", string address = "192.0.2.25", bool reachable = true, params string[] production) => new ProbeHostAudit(new ProbeHostOptions
    {
        Mailbox = new MailboxOptions { From = from, HeloName = helo, ProductionAddresses = [.. production.Select(IPAddress.Parse)] },
        Addresses = address.Length == 0 ? [] : [IPAddress.Parse(address)],
        Dns = new DomainLookupOptions { NameServers = [_dns.EndPoint], Timeout = TimeSpan.FromSeconds(20), Retries = 0, ControlDomains = ["control.test"], ControlParent = "test" },
        Zones = [new BlocklistZone { Zone = "bl.test", Name = "Test list" }],
    }, async (_, cancel) => reachable ? await TcpDialer.DialAsync(_control.EndPoint, cancel) : throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostUnreachable)).RunAsync().GetAwaiter().GetResult();

    [Fact]
    public void A_host_with_everything_in_order_is_fit()
    {
        ProbeHostReport report = Run();
        Assert.True(report.IsFit, string.Join('\n', report.Checks));
        Assert.Null(report.Cause);
        Assert.All(report.Checks, c => Assert.Equal(ProbeOutcome.Pass, c.Outcome));
        Assert.Equal(7, report.Checks.Count);
        Assert.DoesNotContain(_control.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal) || c.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_closed_port_25_is_named()
    {
        Assert.Equal(EmailReason.LocalPort25Blocked, Run(reachable: false).Cause);
    }

    [Fact]
    public void A_missing_or_wrong_name_is_named()
    {
        Assert.Equal(EmailReason.NoReverseDns, Run(address: "192.0.2.26").Cause);
        _dns.Add("27.2.0.192.in-addr.arpa", "PTR", "probe.us.test");
        Assert.Equal(EmailReason.NoReverseDns, Run(address: "192.0.2.27").Cause);
        ProbeHostReport helo = Run(helo: "nowhere.us.test");
        Assert.Equal(EmailReason.NoReverseDns, helo.Cause);
        _dns.Add("other.us.test", "A", "192.0.2.25");
        ProbeHostReport other = Run(helo: "other.us.test");
        Assert.True(other.IsFit);
        Assert.Contains(other.Checks, c => c.Outcome == ProbeOutcome.Warn);
    }

    [Fact]
    public void A_listing_is_named()
    {
        _dns.Add("25.2.0.192.bl.test", "A", "127.0.0.2");
        ProbeHostReport report = Run();
        Assert.Equal(EmailReason.LocalIpListed, report.Cause);
        Assert.Contains(report.Checks, c => c.Answer.Contains("Test list", StringComparison.Ordinal));
    }

    [Fact]
    public void A_greeting_that_turns_us_away_is_named()
    {
        _control.Greeting = "554 5.7.1 blocked using zen.spamhaus.org";
        Assert.Equal(EmailReason.LocalIpListed, Run().Cause);
    }

    [Fact]
    public void A_sender_without_mail_host_and_a_production_host_are_unfit()
    {
        Assert.Equal(EmailReason.ProbeHostUnfit, Run(from: "a@nowhere.test").Cause);
        Assert.Equal(EmailReason.ProbeHostUnfit, Run(production: "192.0.2.25").Cause);
    }

    [Fact]
    public void Behind_translation_the_address_has_to_be_named()
    {
        ProbeHostReport report = Run(address: "");
        Assert.Contains(report.Checks, c => c.Name == "Public address" && c.Outcome == ProbeOutcome.Unknown);
        Assert.Empty(report.Addresses);
    }

    [Fact]
    public void A_lying_resolver_is_named_first()
    {
        _dns.Fallback = _ => [("A", "192.0.2.99")];
        Assert.Equal(EmailReason.ResolverUnfit, Run().Cause);
    }
}
