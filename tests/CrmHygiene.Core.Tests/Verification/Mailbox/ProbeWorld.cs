using System.Net;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.History;
using CrmHygiene.Core.Verification.Mailbox;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Verification.Mailbox;

/// <summary>A small Internet on loopback: a DNS server, mail hosts at addresses of TEST-NET, and a clock turned by hand.</summary>
internal sealed class ProbeWorld : IDisposable
{
    private readonly Dictionary<string, LoopbackSmtp> _hosts = [];

    public ProbeWorld()
    {
        Dns.AddMailDomain("control.test", address: "192.0.2.1");
        Host("192.0.2.1");
    }

    public LoopbackDns Dns { get; } = new();

    public WaitedClock Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public List<string> Dialled { get; } = [];

    public MailboxOptions Mailbox { get; set; } = new() { From = "probe@us.test", HeloName = "probe.us.test", Interval = TimeSpan.Zero, ConnectTimeout = TimeSpan.FromDays(1), ReplyTimeout = TimeSpan.FromDays(1) };

    /// <summary>What is remembered, or null.</summary>
    public VerdictHistory? History { get; set; }

    /// <summary>Domains whose mail hosts are greeted first.</summary>
    public string[] Control { get; set; } = ["control.test"];

    public LoopbackSmtp Host(string address) => _hosts[address] = new LoopbackSmtp();

    /// <summary>A domain with one mail host.</summary>
    public LoopbackSmtp Domain(string domain, string address = "192.0.2.10")
    {
        Dns.AddMailDomain(domain, address: address);
        return Host(address);
    }

    public EmailVerification<string> Start() => new(new EmailVerifier(new EmailVerifierOptions
    {
        Level = EmailLevel.Mailbox,
        Mailbox = Mailbox,
        Time = Clock,
        History = History,
        Dns = new DomainLookupOptions { NameServers = [Dns.EndPoint], Timeout = TimeSpan.FromSeconds(20), Retries = 0, ControlDomains = Control, ControlParent = "test" },
    }), DialAsync);

    public EmailFinding Verify(string address) => VerifyAll(address)[0];

    public List<EmailFinding> VerifyAll(params string[] addresses)
    {
        using EmailVerification<string> verification = Start();
        foreach (string address in addresses) verification.Add(address, address, null);
        Task<List<EmailFinding>> all = Task.Run(() => verification.Drain().Select(r => r.Finding).ToList());
        TurnUntil(all);
        return all.GetAwaiter().GetResult();
    }

    /// <summary>Turns the clock whenever everybody waits for it.</summary>
    public void TurnUntil(Task done)
    {
        while (!((IAsyncResult)done).AsyncWaitHandle.WaitOne(TimeSpan.FromMilliseconds(50)))
            if (Clock.IsWaitedFor) Clock.Advance(Step);
    }

    /// <summary>How far the clock is turned at a time: only in tests that wait for it, so that a slow machine times nothing out.</summary>
    public TimeSpan Step { get; set; } = TimeSpan.Zero;

    public void Dispose()
    {
        Dns.Dispose();
        foreach (LoopbackSmtp host in _hosts.Values) host.Dispose();
    }

    private async Task<(Stream, IPAddress?)> DialAsync(IPEndPoint address, CancellationToken cancel)
    {
        lock (Dialled) Dialled.Add(address.ToString());
        return _hosts.TryGetValue(address.Address.ToString(), out LoopbackSmtp? host)
            ? await TcpDialer.DialAsync(host.EndPoint, cancel)
            : throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused);
    }
}
