using System.Net;
using System.Net.Sockets;
using CrmHygiene.Core.Verification.Domains;
using DnsClient;

namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>Asks blocklists about senders: every list after its test points, many at a time (RFC 5782).</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class BlocklistChecker : IDisposable
{
    private readonly BlocklistOptions _options;
    private readonly DnsResolver _resolver;
    private readonly SemaphoreSlim _throttle;
    private readonly object _lock = new();
    private readonly Dictionary<(string, AddressFamily?), Task<(BlocklistReason Reason, string Meaning)>> _tests = [];

    /// <summary>Creates a checker.</summary>
    /// <param name="options">Which lists, and how.</param>
    /// <exception cref="InvalidOperationException">No name server is given and the system names none.</exception>
    public BlocklistChecker(BlocklistOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _resolver = new DnsResolver(options.Dns);
        _throttle = new SemaphoreSlim(options.Dns.ThrottleLimit);
    }

    /// <summary>Checks that a text can be asked about.</summary>
    /// <param name="sender">An IPv4 or IPv6 address, a domain, or an e-mail address, whose domain counts.</param>
    /// <returns>Its usual form.</returns>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static string Normalize(string sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return BlocklistSender.Parse(sender).Text;
    }

    /// <summary>Asks every list of the sender's kind.</summary>
    /// <param name="sender">As for <see cref="Normalize"/>.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>One result a list, in the order of the lists.</returns>
    /// <exception cref="FormatException">The sender is neither an address nor a domain.</exception>
    public async Task<IReadOnlyList<BlocklistResult>> CheckAsync(string sender, CancellationToken cancel = default)
    {
        BlocklistSender parsed = BlocklistSender.Parse(sender);
        BlocklistKind kind = parsed.Family is null ? BlocklistKind.Domain : BlocklistKind.Ip;
        return await Task.WhenAll(_options.Zones.Where(z => z.Kind == kind).Select(z => CheckAsync(parsed, z, cancel))).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _throttle.Dispose();

    private async Task<BlocklistResult> CheckAsync(BlocklistSender sender, BlocklistZone zone, CancellationToken cancel)
    {
        BlocklistResult result = new()
        {
            Sender = sender.Text,
            Zone = zone.Zone,
            ZoneName = zone.Name,
            Terms = zone.Terms,
            Reason = BlocklistReason.NoAnswer,
            CheckedAt = _options.Time.GetUtcNow(),
        };
        if (sender.Family == AddressFamily.InterNetworkV6 && !zone.Ipv6) return result with { Reason = BlocklistReason.NotSupported, Meaning = "the list has no IPv6 addresses" };
        if (QueryZone(zone) is not { } name) return result with { Reason = BlocklistReason.Refused, Meaning = "the list answers customers only; give its key" };
        (BlocklistReason test, string problem) = await TestAsync(zone, name, sender.Family, cancel).ConfigureAwait(false);
        if (test != BlocklistReason.NotListed) return result with { Reason = test, Meaning = problem };
        DnsReply reply = await AskAsync($"{sender.Query}.{name}", cancel).ConfigureAwait(false);
        (BlocklistReason reason, string meaning) = Read(reply, zone);
        return result with
        {
            Reason = reason,
            Meaning = meaning,
            Codes = [.. reply.Addresses.Select(a => a.ToString())],
            DelistingPage = reason is BlocklistReason.Listed or BlocklistReason.PolicyBlock ? zone.Delist.Replace("{value}", Uri.EscapeDataString(sender.Text), StringComparison.Ordinal) : string.Empty,
        };
    }

    /// <summary>The test points of a list, asked once for each kind of sender.</summary>
    private Task<(BlocklistReason Reason, string Meaning)> TestAsync(BlocklistZone zone, string name, AddressFamily? family, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (!_tests.TryGetValue((zone.Zone, family), out Task<(BlocklistReason, string)>? test) || test.IsCanceled)
                _tests[(zone.Zone, family)] = test = Task.Run(async () =>
                {
                    DnsReply listed = await AskAsync($"{BlocklistSender.TestPoint(family, listed: true)}.{name}", cancel).ConfigureAwait(false);
                    DnsReply absent = await AskAsync($"{BlocklistSender.TestPoint(family, listed: false)}.{name}", cancel).ConfigureAwait(false);
                    (BlocklistReason first, string meaning) = Read(listed, zone);
                    if (first is BlocklistReason.Refused or BlocklistReason.NoAnswer or BlocklistReason.ZoneUnfit) return (first, meaning);
                    if (listed.Status != DnsStatus.Found) return (BlocklistReason.ZoneUnfit, "the list does not list its own test point, so it is dead or out of reach");
                    (BlocklistReason second, string why) = Read(absent, zone);
                    if (second is BlocklistReason.Refused or BlocklistReason.NoAnswer) return (second, why);
                    return second == BlocklistReason.NotListed ? (BlocklistReason.NotListed, string.Empty) : (BlocklistReason.ZoneUnfit, "the list lists what no list may list, so it lists everything, or the resolver invents answers");
                }, cancel);
            return test;
        }
    }

    private static (BlocklistReason, string) Read(DnsReply reply, BlocklistZone zone)
    {
        if (reply.IsFailure) return (BlocklistReason.NoAnswer, reply.ToString());
        if (reply.Status != DnsStatus.Found) return (BlocklistReason.NotListed, string.Empty);
        List<string> meanings = [];
        bool listed = false, policyOnly = true;
        foreach (IPAddress answer in reply.Addresses)
        {
            byte[] octets = answer.GetAddressBytes();
            if (octets[0] != 127) return (BlocklistReason.ZoneUnfit, $"answered {answer}, which is no answer of a blocklist");
            if (octets is [127, 255, 255, _]) return (BlocklistReason.Refused, RefusalOf(octets[3]));
            List<BlocklistCode> codes = [.. zone.Codes.Where(c => c.Covers(answer, zone.Bits))];
            if (codes.Any(c => c.Refused)) return (BlocklistReason.Refused, codes.First(c => c.Refused).Meaning);
            meanings.AddRange(codes.Count > 0 ? codes.Select(c => c.Meaning) : [$"listed ({answer})"]);
            if (codes.Count > 0 && codes.All(c => !c.Listed)) continue;
            listed = true;
            policyOnly &= codes.Count > 0 && codes.All(c => c.Policy || !c.Listed);
        }
        return (!listed ? BlocklistReason.NotListed : policyOnly ? BlocklistReason.PolicyBlock : BlocklistReason.Listed, string.Join("; ", meanings.Distinct()));
    }

    private static string RefusalOf(byte code) => code switch
    {
        252 => "the zone is spelt wrong",
        254 => "the list refuses public resolvers: use a resolver of your own (-NameServer), or a key",
        255 => "the list refuses us for too many queries",
        _ => "the list refuses to answer",
    };

    private string? QueryZone(BlocklistZone zone)
    {
        if (zone.Keyed.Length > 0 && _options.Keys.TryGetValue(zone.Zone, out string? key)) return zone.Keyed.Replace("{key}", key, StringComparison.Ordinal);
        return zone.NeedsKey ? null : zone.Zone;
    }

    private async Task<DnsReply> AskAsync(string name, CancellationToken cancel)
    {
        await _throttle.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await _resolver.QueryAsync(name, QueryType.A, cancel).ConfigureAwait(false);
        }
        finally
        {
            _throttle.Release();
        }
    }
}
