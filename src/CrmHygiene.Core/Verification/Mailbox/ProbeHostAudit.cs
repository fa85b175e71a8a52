using System.Net;
using CrmHygiene.Core.Verification.Blocklists;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Email;
using DnsClient;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>Finds out whether our own host may ask mail hosts: port 25, names, blocklists.</summary>
public sealed class ProbeHostAudit
{
    private readonly ProbeHostOptions _options;
    private readonly MailHostDialer _dial;
    private readonly List<ProbeHostCheck> _checks = [];

    /// <summary>Creates an audit.</summary>
    /// <param name="options">What is known about the host.</param>
    /// <exception cref="ArgumentException">Sender or name are missing.</exception>
    public ProbeHostAudit(ProbeHostOptions options) : this(options, TcpDialer.DialAsync)
    {
    }

    internal ProbeHostAudit(ProbeHostOptions options, MailHostDialer dial)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Mailbox.Validate();
        _options = options;
        _dial = dial;
    }

    /// <summary>Runs the checks.</summary>
    /// <param name="cancel">Gives up.</param>
    public async Task<ProbeHostReport> RunAsync(CancellationToken cancel = default)
    {
        _checks.Clear();
        using DomainLookup lookup = new(_options.Dns, EmailReferenceData.BuiltIn, _options.Time);
        using CancellationTokenRegistration stop = cancel.Register(lookup.Cancel);
        DnsResolver resolver = new(_options.Dns);
        string domain = _options.Mailbox.From[(_options.Mailbox.From.LastIndexOf('@') + 1)..].ToLowerInvariant();
        EmailDomainAnswer sender = await lookup.GetAsync(domain).ConfigureAwait(false);
        bool resolves = sender.Reason != EmailReason.ResolverUnfit;
        Add("Name server", resolves ? ProbeOutcome.Pass : ProbeOutcome.Fail, resolves ? "answers as it should" : string.Join("; ", sender.Checks), EmailReason.ResolverUnfit);
        Add("Sender's domain", sender.Verdict switch { Verdict.Valid => ProbeOutcome.Pass, Verdict.Invalid => ProbeOutcome.Fail, Verdict.Risky => ProbeOutcome.Warn, _ => ProbeOutcome.Unknown }, EmailReasons.Describe(sender.Reason), EmailReason.ProbeHostUnfit);
        IReadOnlyList<IPAddress> addresses = await GreetAsync(lookup, cancel).ConfigureAwait(false);
        foreach (IPAddress address in addresses) await CheckNamesAsync(resolver, address, cancel).ConfigureAwait(false);
        await CheckBlocklistsAsync(addresses, cancel).ConfigureAwait(false);
        return new ProbeHostReport
        {
            HeloName = _options.Mailbox.HeloName,
            From = _options.Mailbox.From,
            Addresses = [.. addresses.Select(a => a.ToString())],
            Checks = [.. _checks],
            CheckedAt = _options.Time.GetUtcNow(),
        };
    }

    private async Task<IReadOnlyList<IPAddress>> GreetAsync(DomainLookup lookup, CancellationToken cancel)
    {
        MailHostConnector connector = new(_options.Mailbox, _options.Time, _dial);
        MailHostResolver hosts = new(_options.Mailbox, lookup, cancel);
        ProbeFitness fitness = await new ProbeControl(_options.Dns.ControlDomains, hosts, connector, cancel).GetAsync().ConfigureAwait(false);
        string said = string.Join("; ", fitness.Checks.Select(c => $"{c.Name["Control: ".Length..]}: {c.Answer}"));
        Add("Port 25", fitness.Cause is null ? _options.Dns.ControlDomains.Count == 0 ? ProbeOutcome.Unknown : ProbeOutcome.Pass : ProbeOutcome.Fail, said.Length == 0 ? "no control domain was given" : said, fitness.Cause);
        IReadOnlyList<IPAddress> addresses = _options.Addresses;
        IPAddress? local = connector.LocalAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : connector.LocalAddress;
        if (addresses.Count == 0 && local is not null && MailHostAddresses.KindOf(local) == AddressKind.Public) addresses = [local];
        if (addresses.Count == 0) Add("Public address", ProbeOutcome.Unknown, $"this host is behind a translator{(local is null ? string.Empty : $" (it has {local})")}; name its public address with -Address", null);
        IPAddress? production = addresses.Append(local).FirstOrDefault(a => a is not null && _options.Mailbox.ProductionAddresses.Contains(a));
        if (production is not null) Add("Own mail", ProbeOutcome.Fail, $"{production} sends our mail (policy); ask from another host", EmailReason.ProbeHostUnfit);
        return addresses;
    }

    private async Task CheckNamesAsync(DnsResolver resolver, IPAddress address, CancellationToken cancel)
    {
        DnsReply pointers = await resolver.QueryAsync(BlocklistSender.Of(address).Query + (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? ".in-addr.arpa" : ".ip6.arpa"), QueryType.PTR, cancel).ConfigureAwait(false);
        if (pointers.IsFailure)
        {
            Add($"PTR of {address}", ProbeOutcome.Unknown, pointers.ToString(), null);
            return;
        }
        bool named = pointers.Names.Count > 0;
        Add($"PTR of {address}", named ? ProbeOutcome.Pass : ProbeOutcome.Fail, named ? string.Join(", ", pointers.Names) : "none", EmailReason.NoReverseDns);
        bool confirmed = false;
        foreach (string name in pointers.Names) confirmed |= (await AddressesAsync(resolver, name, address, cancel).ConfigureAwait(false)).Addresses.Contains(address);
        if (named) Add($"Forward-confirmed PTR of {address}", confirmed ? ProbeOutcome.Pass : ProbeOutcome.Fail, confirmed ? "the name leads back to the address" : "the name does not lead back to the address", EmailReason.NoReverseDns);
        string helo = _options.Mailbox.HeloName.TrimEnd('.').ToLowerInvariant();
        DnsReply own = await AddressesAsync(resolver, helo, address, cancel).ConfigureAwait(false);
        bool leads = own.Addresses.Contains(address), same = pointers.Names.Contains(helo);
        Add($"HELO name {helo}", own.IsFailure ? ProbeOutcome.Unknown : own.Addresses.Count == 0 ? ProbeOutcome.Fail : leads && same ? ProbeOutcome.Pass : ProbeOutcome.Warn,
            own.IsFailure || own.Addresses.Count == 0 ? own.ToString() : !leads ? $"leads to {own}, not to {address}" : same ? "leads to the address and is its PTR" : "leads to the address, but is not its PTR", EmailReason.NoReverseDns);
    }

    private async Task CheckBlocklistsAsync(IReadOnlyList<IPAddress> addresses, CancellationToken cancel)
    {
        using BlocklistChecker checker = new(new BlocklistOptions { Zones = _options.Zones, Dns = _options.Dns, Time = _options.Time });
        foreach (IPAddress address in addresses)
        {
            IReadOnlyList<BlocklistResult> results = await checker.CheckAsync(address.ToString(), cancel).ConfigureAwait(false);
            List<BlocklistResult> listed = [.. results.Where(r => r.Listed)];
            int answered = results.Count(r => r.Answered);
            Add($"Blocklists with {address}", listed.Count > 0 ? ProbeOutcome.Fail : answered == 0 ? ProbeOutcome.Unknown : ProbeOutcome.Pass,
                listed.Count > 0 ? string.Join("; ", listed) : FormattableString.Invariant($"on none of {answered} that answered, {results.Count - answered} did not"), EmailReason.LocalIpListed);
        }
    }

    private static Task<DnsReply> AddressesAsync(DnsResolver resolver, string name, IPAddress like, CancellationToken cancel) =>
        resolver.QueryAsync(name, like.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? QueryType.A : QueryType.AAAA, cancel);

    private void Add(string name, ProbeOutcome outcome, string answer, EmailReason? cause) =>
        _checks.Add(new ProbeHostCheck(name, outcome, answer, outcome == ProbeOutcome.Fail ? cause : null));
}
