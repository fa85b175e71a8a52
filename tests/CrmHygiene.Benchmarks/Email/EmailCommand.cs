using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Benchmarks.Email;

/// <summary>Speed and allocations of e-mail verification: offline, and at level Domain against a DNS server on loopback.</summary>
internal static class EmailCommand
{
    private static readonly string[] First = ["anna", "john", "maria", "peter", "info", "sales", "j.smith", "Marie-Claire", "lukas", "olga", "k", "firstname.lastname", "wei", "sven.berg", "team"];
    private static readonly string[] Big = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "web.de", "gmx.net", "orange.fr", "icloud.com"];

    public static int Run(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        int domains = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
        string[] addresses = Make(count, domains);
        Offline(addresses[..Math.Min(addresses.Length, 200_000)], 1, "warm-up, one core");
        Offline(addresses, 1, "one core");
        Offline(addresses, 2, "two cores");
        Domain([.. Enumerable.Range(0, domains).Select(i => $"someone@{DomainOf(i)}")], domains, "distinct domains");
        Domain(addresses, domains, "all addresses");
        return 0;
    }

    private static void Offline(string[] addresses, int cores, string what)
    {
        EmailVerifier verifier = new(new EmailVerifierOptions { Level = EmailLevel.Syntax });
        EmailFinding[] findings = new EmailFinding[addresses.Length];
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        Stopwatch watch = Stopwatch.StartNew();
        Parallel.For(0, cores, new ParallelOptions { MaxDegreeOfParallelism = cores }, core =>
        {
            for (int i = core; i < addresses.Length; i += cores) findings[i] = verifier.Verify(addresses[i]);
        });
        watch.Stop();
        cpu = Environment.CpuUsage.TotalTime - cpu;
        double bytes = (double)(GC.GetTotalAllocatedBytes(true) - before) / addresses.Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"offline, {what}: {addresses.Length / watch.Elapsed.TotalSeconds / 1e6:0.00} M/s ({cpu.TotalMicroseconds / addresses.Length:0.00} CPU-microseconds each), {bytes:0} bytes each; {Counts(findings)}"));
    }

    private static void Domain(string[] addresses, int domains, string what)
    {
        using LoopbackDns dns = new LoopbackDns().AddMailDomain("control.test");
        for (int i = 0; i < domains; i++) dns.AddMailDomain(DomainOf(i), $"mx{i % 3000}.hoster.test");
        foreach (string big in Big) dns.AddMailDomain(big);
        EmailVerifierOptions options = new() { Dns = new DomainLookupOptions { NameServers = [dns.EndPoint], ControlDomains = ["control.test"], ControlParent = "test" } };
        using EmailVerification<string> verification = new(new EmailVerifier(options));
        List<EmailFinding> findings = new(addresses.Length);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        Stopwatch watch = Stopwatch.StartNew();
        foreach (string address in addresses)
        {
            verification.Add(address, address, null);
            while (verification.TryTake(out _, out EmailFinding? finding)) findings.Add(finding);
        }
        findings.AddRange(verification.Drain().Select(r => r.Finding));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"domain, {what}: {addresses.Length} addresses, {domains} domains, {dns.Queries} queries in {watch.Elapsed.TotalSeconds:0.00} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.00} s CPU); {Counts(findings)}"));
    }

    private static string Counts(IReadOnlyCollection<EmailFinding> findings) =>
        string.Join(", ", findings.GroupBy(f => f.Verdict).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}"));

    private static string DomainOf(int i) => $"company-{i}.{(i % 3) switch { 0 => "com", 1 => "de", _ => "co.uk" }}";

    public static string[] Make(int count, int domains)
    {
        Random random = new(7);
        string[] addresses = new string[count];
        for (int i = 0; i < count; i++)
        {
            string local = First[random.Next(First.Length)] + (random.Next(3) == 0 ? random.Next(2000).ToString(CultureInfo.InvariantCulture) : "");
            addresses[i] = random.Next(50) switch
            {
                0 => local + "@gmal.com",
                1 => local + "..x@gmail.com",
                < 20 => local + "@" + Big[random.Next(Big.Length)],
                _ => local + "@" + DomainOf(random.Next(domains)),
            };
        }
        return addresses;
    }
}
