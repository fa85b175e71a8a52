using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>The written policy as options.</summary>
public static class MailboxPolicy
{
    private const int SmtpPort = 25;

    /// <summary>The options a policy describes.</summary>
    /// <param name="policy">The mailbox section of a policy.</param>
    public static MailboxOptions ToOptions(PolicyMailbox policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Dictionary<string, DnsEndPoint> routes = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string domain, string host) in policy.Routes)
            routes[domain] = TryParseRoute(host, out DnsEndPoint? route) ? route : throw new ArgumentException($"'{host}' is no host with an optional port.", nameof(policy));
        return new MailboxOptions
        {
            From = policy.From,
            HeloName = policy.HeloName,
            Deadline = TimeSpan.FromMinutes(policy.DeadlineMinutes),
            ConnectionsPerHost = policy.ConnectionsPerHost,
            RecipientsPerConnection = policy.RecipientsPerConnection,
            Interval = TimeSpan.FromSeconds(policy.IntervalSeconds),
            Routes = routes,
            NotProbed = policy.NotProbed,
            ControlRecipients = policy.ControlRecipients,
            ProductionAddresses = [.. policy.ProductionAddresses.Select(IPAddress.Parse)],
        };
    }

    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[v6]:port</c>.</summary>
    internal static bool TryParseRoute(string text, [NotNullWhen(true)] out DnsEndPoint? route)
    {
        route = null;
        string host = text.Trim();
        int port = SmtpPort;
        int colon = host.LastIndexOf(':');
        if (colon > 0 && (host.IndexOf(':', StringComparison.Ordinal) == colon || host[colon - 1] == ']'))
        {
            if (!int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535) return false;
            host = host[..colon];
        }
        host = host.Trim('[', ']');
        if (host.Length == 0 || host.Any(char.IsWhiteSpace)) return false;
        route = new DnsEndPoint(host, port);
        return true;
    }
}
