using CrmHygiene.Core.Verification.Domains;

namespace CrmHygiene.Cmdlets.Verification;

/// <summary>The DNS parameters that several cmdlets share, as options.</summary>
internal static class DnsCmdletOptions
{
    /// <exception cref="FormatException">A name server is no IP address with an optional port.</exception>
    public static DomainLookupOptions Of(string[] nameServer, int timeoutSeconds, int throttleLimit, string[]? controlDomain)
    {
        var dns = new DomainLookupOptions
        {
            NameServers = nameServer.Select(DomainLookupOptions.ParseNameServer).ToArray(),
            Timeout = TimeSpan.FromSeconds(timeoutSeconds),
            ThrottleLimit = throttleLimit,
        };
        return controlDomain is null ? dns : dns with { ControlDomains = controlDomain };
    }
}
