using System.Net;
using CrmHygiene.Core.Verification.Email;
using DnsClient;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>Where a domain takes mail: MX, else its own address (RFC 5321 §5.1), with null MX (RFC 7505).</summary>
internal sealed class MailHostChain(DnsResolver resolver, EmailReferenceData lists, DomainLookupOptions options, TimeProvider time, CancellationToken cancel)
{
    private const int MostHosts = 6;
    private readonly ExpiringCache<Task<HostAnswer>> _hosts = new(options.CacheSize);

    /// <summary>Asks about a domain.</summary>
    /// <param name="domain">A-labels in lower case.</param>
    /// <returns>The answer and how long it is good.</returns>
    public async Task<(EmailDomainAnswer Answer, TimeSpan Ttl)> AskAsync(string domain)
    {
        List<EmailCheck> checks = [];
        DnsReply mx = await resolver.QueryAsync(domain, QueryType.MX, cancel).ConfigureAwait(false);
        checks.Add(new EmailCheck($"MX {domain}", mx.ToString()));
        return mx.Status switch
        {
            DnsStatus.Found when mx.Exchangers.All(e => e.Host.Length == 0) => (Answer(Verdict.Invalid, EmailReason.NullMx, checks), mx.Ttl),
            DnsStatus.Found => await AskHostsAsync(mx, checks).ConfigureAwait(false),
            DnsStatus.NoData => await AskItselfAsync(domain, mx.Ttl, checks).ConfigureAwait(false),
            DnsStatus.NotFound => (Answer(Verdict.Invalid, EmailReason.DomainNotFound, checks), mx.Ttl),
            _ => (Answer(Verdict.Unknown, mx.FailureReason, checks), TimeSpan.Zero),
        };
    }

    private async Task<(EmailDomainAnswer, TimeSpan)> AskHostsAsync(DnsReply mx, List<EmailCheck> checks)
    {
        EmailReason? failure = null;
        AddressKind? kind = null;
        string? kindHost = null;
        foreach (MailExchanger exchanger in mx.Exchangers.Where(e => e.Host.Length > 0).DistinctBy(e => e.Host).Take(MostHosts))
        {
            HostAnswer host = await HostAsync(exchanger.Host, mx.Glue).ConfigureAwait(false);
            checks.Add(new EmailCheck($"Address of {exchanger.Host}", host.Text));
            failure ??= host.Failure;
            if (host.Kind is not { } found) continue;
            if (kind is null || found < kind) (kind, kindHost) = (found, exchanger.Host);
            if (found == AddressKind.Public) break;
        }
        if (kind == AddressKind.Public)
        {
            bool parked = lists.Parking.ContainsDomain(kindHost);
            if (parked) checks.Add(new EmailCheck("Parking services", $"{kindHost} belongs to one"));
            return (Answer(parked ? Verdict.Risky : Verdict.Valid, parked ? EmailReason.ParkedDomain : EmailReason.MailHostFound, checks, kindHost) with { MailHosts = [.. mx.Exchangers.Where(e => e.Host.Length > 0).Select(e => e.Host).Distinct()] }, mx.Ttl);
        }
        if (failure is { } reason) return (Answer(Verdict.Unknown, reason, checks), TimeSpan.Zero);
        return (kind switch
        {
            AddressKind.Private => Answer(Verdict.Risky, EmailReason.PrivateMailHost, checks, kindHost),
            AddressKind.Loopback => Answer(Verdict.Invalid, EmailReason.LoopbackMailHost, checks, kindHost),
            _ => Answer(Verdict.Invalid, EmailReason.MailHostNotFound, checks),
        }, mx.Ttl);
    }

    private async Task<(EmailDomainAnswer, TimeSpan)> AskItselfAsync(string domain, TimeSpan ttl, List<EmailCheck> checks)
    {
        HostAnswer host = await HostAsync(domain, []).ConfigureAwait(false);
        checks.Add(new EmailCheck($"Address of {domain}", host.Text));
        if (host.Kind is null) return host.Failure is { } reason
            ? (Answer(Verdict.Unknown, reason, checks), TimeSpan.Zero)
            : (Answer(Verdict.Invalid, EmailReason.NoMailHost, checks), ttl);
        if (host.Kind == AddressKind.Loopback) return (Answer(Verdict.Invalid, EmailReason.LoopbackMailHost, checks, domain), ttl);
        if (host.Kind == AddressKind.Private) return (Answer(Verdict.Risky, EmailReason.PrivateMailHost, checks, domain), ttl);
        DnsReply servers = await resolver.QueryAsync(domain, QueryType.NS, cancel).ConfigureAwait(false);
        if (servers.Names.FirstOrDefault(s => lists.Parking.ContainsDomain(s)) is { } parking)
        {
            checks.Add(new EmailCheck("Parking services", $"name server {parking} belongs to one"));
            return (Answer(Verdict.Risky, EmailReason.ParkedDomain, checks, domain), ttl);
        }
        if (await IsWildcardAsync(domain, host).ConfigureAwait(false))
        {
            checks.Add(new EmailCheck("A name that cannot exist beside it", host.Text));
            return (Answer(Verdict.Risky, EmailReason.WildcardDomain, checks, domain) with { MailHosts = [domain] }, ttl);
        }
        return (Answer(Verdict.Valid, EmailReason.ImplicitMailHost, checks, domain) with { MailHosts = [domain] }, ttl);
    }

    /// <summary>Whether a random name beside the domain has its address too: a wildcard of the parent zone, maybe of a registry.</summary>
    private async Task<bool> IsWildcardAsync(string domain, HostAnswer host)
    {
        int dot = domain.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return false;
        DnsReply random = await resolver.QueryAsync($"no-such-{Guid.NewGuid():N}{domain[dot..]}", QueryType.A, cancel).ConfigureAwait(false);
        return random.Addresses.Any(host.Addresses.Contains);
    }

    /// <summary>The public addresses of a mail host, IPv4 first; none where it has none or nobody knows.</summary>
    public async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host)
    {
        HostAnswer answer = await HostAsync(host, []).ConfigureAwait(false);
        return [.. answer.Addresses.Where(a => MailHostAddresses.KindOf(a) == AddressKind.Public).OrderBy(a => a.AddressFamily)];
    }

    /// <summary>The addresses of a host, asked once for all domains that share it.</summary>
    private Task<HostAnswer> HostAsync(string host, IReadOnlyList<(string Host, IPAddress Address)> glue)
    {
        List<IPAddress> known = [.. glue.Where(g => g.Host == host).Select(g => g.Address)];
        if (known.Count > 0) return Task.FromResult(HostAnswer.Of(known));
        return _hosts.GetOrAdd(host, time.GetUtcNow().UtcDateTime, async (name, entry) =>
        {
            // off the cache's lock before anything is sent
            await Task.Yield();
            DnsReply v4 = await resolver.QueryAsync(name, QueryType.A, cancel).ConfigureAwait(false);
            DnsReply last = v4;
            if (v4.Status is DnsStatus.NoData || v4.IsFailure) last = await resolver.QueryAsync(name, QueryType.AAAA, cancel).ConfigureAwait(false);
            TimeSpan ttl = last.IsFailure || v4.IsFailure ? options.MinimumTtl : Clamp(last.Ttl);
            entry.GoodUntil = time.GetUtcNow().UtcDateTime + ttl;
            if (last.Status == DnsStatus.Found) return HostAnswer.Of(last.Addresses);
            if (v4.IsFailure) last = v4;
            return new HostAnswer(null, last.IsFailure ? last.FailureReason : null, last.Status == DnsStatus.NoData ? "no address" : last.ToString(), []);
        });
    }

    private TimeSpan Clamp(TimeSpan ttl) => ttl < options.MinimumTtl ? options.MinimumTtl : ttl > options.MaximumTtl ? options.MaximumTtl : ttl;

    private EmailDomainAnswer Answer(Verdict verdict, EmailReason reason, List<EmailCheck> checks, string? host = null) => new()
    {
        Verdict = verdict,
        Reason = reason,
        MxHost = host,
        Checks = checks,
        CheckedAt = time.GetUtcNow().UtcDateTime,
    };

    /// <summary>What is known of a mail host.</summary>
    /// <param name="Kind">Null where it has no address, or none is known.</param>
    /// <param name="Failure">Why nothing is known, or null.</param>
    /// <param name="Text">The answer in words.</param>
    /// <param name="Addresses">The addresses.</param>
    private sealed record HostAnswer(AddressKind? Kind, EmailReason? Failure, string Text, IReadOnlyList<IPAddress> Addresses)
    {
        public static HostAnswer Of(IReadOnlyList<IPAddress> addresses) => new(MailHostAddresses.BestOf(addresses), null, string.Join(", ", addresses), addresses);
    }
}
