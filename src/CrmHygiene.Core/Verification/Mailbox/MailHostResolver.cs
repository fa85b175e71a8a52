using System.Net;
using System.Net.Sockets;
using CrmHygiene.Core.Verification.Domains;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>The mail hosts of a domain with their addresses: by route, else by MX.</summary>
internal sealed class MailHostResolver(MailboxOptions options, DomainLookup lookup, CancellationToken cancel)
{
    public async Task<IReadOnlyList<MailHost>> HostsAsync(string domain)
    {
        if (options.Routes.TryGetValue(domain, out DnsEndPoint? route)) return [await RouteAsync(route).ConfigureAwait(false)];
        return await HostsAsync(await lookup.GetAsync(domain).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<MailHost>> HostsAsync(EmailDomainAnswer answer)
    {
        List<MailHost> hosts = [];
        foreach (string name in answer.MailHosts.Take(options.HostsPerDomain))
            hosts.Add(new MailHost(name, [.. (await lookup.AddressesAsync(name).ConfigureAwait(false)).Select(a => new IPEndPoint(a, options.Port))]));
        return hosts;
    }

    private async Task<MailHost> RouteAsync(DnsEndPoint route)
    {
        if (IPAddress.TryParse(route.Host, out IPAddress? literal)) return new MailHost(route.Host, [new IPEndPoint(literal, route.Port)]);
        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(route.Host, cancel).ConfigureAwait(false);
            return new MailHost(route.Host, [.. addresses.Select(a => new IPEndPoint(a, route.Port))]);
        }
        catch (SocketException)
        {
            return new MailHost(route.Host, []);
        }
    }
}
