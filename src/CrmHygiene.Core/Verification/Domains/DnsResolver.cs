using DnsClient;
using DnsClient.Protocol;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>Sends queries and sorts out how they ended.</summary>
internal sealed class DnsResolver
{
    private static readonly TimeSpan NegativeTtl = TimeSpan.FromMinutes(5);
    private readonly LookupClient _client;

    /// <exception cref="InvalidOperationException">The system names no name server.</exception>
    public DnsResolver(DomainLookupOptions options)
    {
        LookupClientOptions settings = options.NameServers.Count > 0 ? new LookupClientOptions([.. options.NameServers]) : new LookupClientOptions();
        settings.UseCache = false;
        settings.Timeout = options.Timeout;
        settings.Retries = options.Retries;
        settings.ThrowDnsErrors = false;
        settings.UseRandomNameServer = false;
        _client = new LookupClient(settings);
    }

    public async Task<DnsReply> QueryAsync(string name, QueryType type, CancellationToken cancel)
    {
        try
        {
            // A final dot keeps search domains of the machine out of it.
            IDnsQueryResponse response = await _client.QueryAsync(name + ".", type, QueryClass.IN, cancel).WaitAsync(cancel).ConfigureAwait(false);
            return Read(response, type);
        }
        catch (DnsResponseException e) when (!cancel.IsCancellationRequested)
        {
            return new DnsReply { Status = e.Code == DnsResponseCode.ConnectionTimeout || e.InnerException is OperationCanceledException ? DnsStatus.Timeout : DnsStatus.Error };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new DnsReply { Status = DnsStatus.Timeout };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Sockets fail in many ways, and a hostile answer makes the parser throw what it likes: none of it is the domain's fault.
            cancel.ThrowIfCancellationRequested();
            return new DnsReply { Status = DnsStatus.Error };
        }
    }

    private static DnsReply Read(IDnsQueryResponse response, QueryType type)
    {
        DnsStatus status = response.Header.ResponseCode switch
        {
            DnsHeaderResponseCode.NoError => DnsStatus.Found,
            DnsHeaderResponseCode.NotExistentDomain => DnsStatus.NotFound,
            DnsHeaderResponseCode.ServerFailure => DnsStatus.ServerFailure,
            DnsHeaderResponseCode.Refused => DnsStatus.Refused,
            _ => DnsStatus.Error,
        };
        if (status != DnsStatus.Found) return new DnsReply { Status = status, Ttl = NegativeTtlOf(response) };
        List<DnsResourceRecord> records = [.. response.Answers.Where(r => (int)r.RecordType == (int)type)];
        if (records.Count == 0) return new DnsReply { Status = DnsStatus.NoData, Ttl = NegativeTtlOf(response) };
        return new DnsReply
        {
            Status = DnsStatus.Found,
            Ttl = TimeSpan.FromSeconds(response.Answers.Min(r => r.InitialTimeToLive)),
            Exchangers = [.. records.OfType<MxRecord>().OrderBy(r => r.Preference).ThenBy(r => r.Exchange.Value, StringComparer.Ordinal)
                .Select(r => new MailExchanger(r.Preference, HostOf(r.Exchange)))],
            Addresses = [.. records.OfType<AddressRecord>().Select(r => r.Address)],
            Names = [.. records.OfType<NsRecord>().Select(r => HostOf(r.NSDName)), .. records.OfType<PtrRecord>().Select(r => HostOf(r.PtrDomainName))],
            Glue = [.. response.Additionals.OfType<AddressRecord>().Select(r => (HostOf(r.DomainName), r.Address))],
        };
    }

    /// <summary>RFC 2308 §5: the smaller of the SOA's own TTL and its minimum.</summary>
    private static TimeSpan NegativeTtlOf(IDnsQueryResponse response) =>
        response.Authorities.OfType<SoaRecord>().FirstOrDefault() is { } soa
            ? TimeSpan.FromSeconds(Math.Min(soa.InitialTimeToLive, soa.Minimum))
            : NegativeTtl;

    private static string HostOf(DnsString name) => name.Value.TrimEnd('.').ToLowerInvariant();
}
