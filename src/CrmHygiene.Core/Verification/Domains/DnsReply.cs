using System.Net;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>How a query ended.</summary>
internal enum DnsStatus
{
    Found,
    /// <summary>NOERROR without records of the type.</summary>
    NoData,
    /// <summary>NXDOMAIN.</summary>
    NotFound,
    ServerFailure,
    Refused,
    Timeout,
    Error,
}

/// <summary>A mail exchanger of a domain.</summary>
/// <param name="Preference">Lower is tried first.</param>
/// <param name="Host">Lower case, without the final dot; empty is the root of a null MX.</param>
internal readonly record struct MailExchanger(int Preference, string Host);

/// <summary>The answer to one query.</summary>
internal sealed record DnsReply
{
    public required DnsStatus Status { get; init; }

    /// <summary>How long the answer may be remembered.</summary>
    public TimeSpan Ttl { get; init; }

    public IReadOnlyList<MailExchanger> Exchangers { get; init; } = [];
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Addresses of exchangers that came along with them.</summary>
    public IReadOnlyList<(string Host, IPAddress Address)> Glue { get; init; } = [];

    public bool IsFailure => Status is DnsStatus.ServerFailure or DnsStatus.Refused or DnsStatus.Timeout or DnsStatus.Error;

    /// <summary>The failure as a reason.</summary>
    public EmailReason FailureReason => Status switch
    {
        DnsStatus.ServerFailure => EmailReason.DnsServerFailure,
        DnsStatus.Refused => EmailReason.DnsRefused,
        DnsStatus.Timeout => EmailReason.DnsTimeout,
        _ => EmailReason.DnsError,
    };

    /// <summary>The answer in words.</summary>
    public override string ToString() => Status switch
    {
        DnsStatus.Found when Exchangers.Count > 0 => string.Join(", ", Exchangers.Select(e => $"{e.Preference} {(e.Host.Length == 0 ? "." : e.Host)}")),
        DnsStatus.Found when Addresses.Count > 0 => string.Join(", ", Addresses),
        DnsStatus.Found => string.Join(", ", Names),
        DnsStatus.NoData => "no such record",
        DnsStatus.NotFound => "NXDOMAIN",
        DnsStatus.ServerFailure => "SERVFAIL",
        DnsStatus.Refused => "REFUSED",
        DnsStatus.Timeout => "no answer in time",
        _ => "error",
    };
}
