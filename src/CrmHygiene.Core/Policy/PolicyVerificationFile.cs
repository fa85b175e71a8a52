using System.Net;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Core.Policy;

/// <summary>Reads the policy's verification section.</summary>
internal static class PolicyVerificationFile
{
    public static CrmPolicy Read(PolicyNode node, CrmPolicy policy)
    {
        node.Members(new()
        {
            ["level"] = n => policy = policy with { VerificationLevel = n.Enumeration<EmailVerificationLevel>() },
            ["mailbox"] = n => policy = policy with { Mailbox = Mailbox(n) },
            ["lists"] = n => policy = policy with { EmailLists = Lists(n) },
        });
        return policy;
    }

    private static PolicyMailbox Mailbox(PolicyNode node)
    {
        PolicyMailbox mailbox = new();
        node.Members(new()
        {
            ["enabled"] = n => mailbox = mailbox with { Enabled = n.Boolean() },
            ["from"] = n => mailbox = mailbox with { From = n.String() },
            ["heloName"] = n => mailbox = mailbox with { HeloName = n.String() },
            ["deadlineMinutes"] = n => mailbox = mailbox with { DeadlineMinutes = n.Integer(0, 1440) },
            ["connectionsPerHost"] = n => mailbox = mailbox with { ConnectionsPerHost = n.Integer(1, 10) },
            ["recipientsPerConnection"] = n => mailbox = mailbox with { RecipientsPerConnection = n.Integer(1, 100) },
            ["intervalSeconds"] = n => mailbox = mailbox with { IntervalSeconds = n.Number(0, 3600) },
            ["routes"] = n => mailbox = mailbox with { Routes = Routes(n) },
            ["notProbed"] = n => mailbox = mailbox with { NotProbed = [.. n.Array().Select(h => h.String())] },
            ["controlRecipients"] = n => mailbox = mailbox with { ControlRecipients = [.. n.Array().Select(Address)] },
            ["productionAddresses"] = n => mailbox = mailbox with { ProductionAddresses = [.. n.Array().Select(IpAddress)] },
        });
        return mailbox;
    }

    private static Dictionary<string, string> Routes(PolicyNode node)
    {
        Dictionary<string, string> routes = new(StringComparer.OrdinalIgnoreCase);
        node.Members(node.Items.ToDictionary(i => i.Name, i => (Action<PolicyNode>)(n =>
        {
            string host = n.String();
            if (!Verification.Mailbox.MailboxPolicy.TryParseRoute(host, out _)) throw n.Error($"'{n.Path}' must be a host name or IP address, with a port where it is not 25: mail.internal:2525.");
            routes[n.Name] = host;
        }), StringComparer.Ordinal));
        return routes;
    }

    private static Dictionary<string, string> Lists(PolicyNode node)
    {
        Dictionary<string, string> lists = new(StringComparer.OrdinalIgnoreCase);
        string folder = Path.GetDirectoryName(Path.GetFullPath(node.File.Length == 0 ? "." : node.File)) ?? string.Empty;
        node.Members(Enum.GetNames<EmailListKind>().ToDictionary(k => char.ToLowerInvariant(k[0]) + k[1..], k => (Action<PolicyNode>)(n => lists[k] = Path.Combine(folder, n.String())), StringComparer.Ordinal));
        return lists;
    }

    private static string Address(PolicyNode node)
    {
        string address = node.String();
        return EmailSyntax.Parse(address, EmailSyntaxOptions.Mailing).IsValid ? address : throw node.Error($"'{node.Path}' must be an e-mail address.");
    }

    private static string IpAddress(PolicyNode node)
    {
        string address = node.String();
        return IPAddress.TryParse(address, out _) ? address : throw node.Error($"'{node.Path}' must be an IP address.");
    }
}
