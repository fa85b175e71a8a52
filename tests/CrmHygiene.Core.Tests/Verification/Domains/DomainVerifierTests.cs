using System.Net;
using System.Text;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Verification.Domains;

public sealed class DomainVerifierTests : IDisposable
{
    private readonly LoopbackDns _dns = new LoopbackDns().AddMailDomain("control.test");

    public void Dispose() => _dns.Dispose();

    private DomainVerifierOptions Options => new()
    {
        Dns = new DomainLookupOptions { NameServers = [_dns.EndPoint], Timeout = TimeSpan.FromSeconds(20), Retries = 0, ControlDomains = ["control.test"], ControlParent = "test" },
    };

    private static List<DomainFinding> Verify(DomainVerifierOptions options, params string[] texts)
    {
        using DomainVerifier<string> verifier = new(options);
        foreach (string text in texts) verifier.Add(text, text, null);
        return [.. verifier.Drain().Select(r => r.Finding)];
    }

    [Theory]
    [InlineData("firm.test", "firm.test")]
    [InlineData("anna@Firm.test", "firm.test")]
    [InlineData("https://www.firm.test/kontakt?x=1", "firm.test")]
    [InlineData("www.firm.test", "firm.test")]
    [InlineData("firm.test/about", "firm.test")]
    [InlineData("müller.test", "xn--mller-kva.test")]
    public void A_domain_is_found_in_what_people_write(string text, string domain)
    {
        _dns.AddMailDomain(domain);
        DomainFinding finding = Verify(Options, text)[0];
        Assert.Equal((domain, Verdict.Valid, EmailReason.MailHostFound), (finding.Domain, finding.Verdict, finding.ReasonCode));
        Assert.Equal(["mx." + domain], finding.MailHosts);
    }

    [Fact]
    public void Answers_are_told_apart()
    {
        _dns.Add("null.test", "MX", "0 .").AddEmpty("empty.test").Fail("fail.test", 2).Add("loop.test", "A", "127.0.0.1").Add("own.test", "A", "192.0.2.3");
        List<DomainFinding> findings = Verify(Options, "null.test", "empty.test", "fail.test", "loop.test", "own.test", "gone.test", "nonsense");
        Assert.Equal(
            [EmailReason.NullMx, EmailReason.NoMailHost, EmailReason.DnsServerFailure, EmailReason.LoopbackMailHost, EmailReason.ImplicitMailHost, EmailReason.DomainNotFound, EmailReason.DomainCharacter],
            findings.Select(f => f.ReasonCode));
        Assert.Equal([false, true, false, true, false, true, false], findings.Select(f => f.GoneHint.Length > 0));
        Assert.Equal(Verdict.Unknown, findings[2].Verdict);
        Assert.All(findings, f => Assert.False(f.IsGone));
    }

    [Fact]
    public void The_own_list_is_the_reliable_path()
    {
        _dns.AddMailDomain("lives.test").AddMailDomain("sub.dead.test");
        List<DomainFinding> findings = Verify(Options with { Gone = new GoneList(["dead.test", "Müller GmbH"]) }, "lives.test", "sub.dead.test");
        Assert.Equal([false, true], findings.Select(f => f.IsGone));
        Assert.Equal(Verdict.Valid, findings[1].Verdict);
    }

    [Fact]
    public void Rdap_tells_expiry_and_state()
    {
        using HttpListener rdap = Serve(path => path switch
        {
            "/rdap/domain/old.test" => (200, """{"objectClassName":"domain","status":["redemption period"],"events":[{"eventAction":"registration","eventDate":"2001-01-01T00:00:00Z"},{"eventAction":"expiration","eventDate":"2020-02-03T04:05:06Z"}]}"""),
            "/rdap/domain/busy.test" => (429, ""),
            "/rdap/domain/odd.test" => (200, "<html>"),
            _ => (404, ""),
        }, out Uri server);
        _dns.AddMailDomain("old.test").AddMailDomain("busy.test").AddMailDomain("odd.test").AddMailDomain("free.test");
        List<DomainFinding> findings = Verify(Options with { RdapServer = server }, "old.test", "busy.test", "odd.test", "free.test");
        Assert.Equal(new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero), findings[0].ExpiresAt);
        Assert.Equal(["redemption period"], findings[0].RegistrationStatus);
        Assert.Contains("ended on 2020-02-03", findings[0].GoneHint, StringComparison.Ordinal);
        Assert.All(findings.Skip(1), f => Assert.Equal((null, ""), (f.ExpiresAt, f.GoneHint)));
        Assert.Equal(["not answered: HTTP 429", "not answered: no RDAP", "no such registration"], findings.Skip(1).Select(f => f.Checks[^1].Answer));
        Assert.Throws<ArgumentException>(() => new DomainVerifier<int>(Options with { RdapServer = new Uri("ftp://x.test") }));
    }

    [Fact]
    public void A_domain_is_asked_about_once()
    {
        _dns.AddMailDomain("firm.test");
        Assert.Equal(3, Verify(Options, "firm.test", "a@firm.test", "b@firm.test").Count);
        Assert.Equal(1, _dns.Asked("firm.test", "MX"));
    }

    private static HttpListener Serve(Func<string, (int Status, string Body)> answer, out Uri server)
    {
        int port = FreePort();
        HttpListener listener = new();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        server = new Uri($"http://127.0.0.1:{port}/rdap");
        _ = Task.Run(async () =>
        {
            while (listener.IsListening)
            {
                HttpListenerContext context = await listener.GetContextAsync();
                (context.Response.StatusCode, string body) = answer(context.Request.Url!.AbsolutePath);
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        });
        return listener;
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
