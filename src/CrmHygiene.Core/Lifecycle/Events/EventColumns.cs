using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>Which column of a delimited file holds what, by the header names of known exports or by hand.</summary>
internal sealed class EventColumns
{
    /// <summary>The roles a column may have.</summary>
    public static readonly IReadOnlyList<string> Roles = ["Email", "Kind", "Time", "Reason", "Status", "MessageId", "Campaign", "Sender", "EventId", "UserAgent", "Until", "Category", "Channel", "Topic", "List", "Method", "Proxy", "Bot"];

    private static readonly Dictionary<string, string[]> Aliases = new(StringComparer.Ordinal)
    {
        ["Email"] = ["email", "emailaddress", "recipient", "recipientemail", "rcptto", "rawrcptto", "to", "toaddress", "toemail", "address", "contactemail", "subscriber", "subscriberemail", "emailid", "recipientaddress", "orcpt", "rcpt", "mail", "empfanger", "destinataire"],
        ["Kind"] = ["event", "eventtype", "type", "eventname", "action", "activity", "activitytype", "status", "recordtype", "emailevent", "kind", "bouncetype", "eventaction", "deliverystatus", "interaction", "sttext"],
        ["Time"] = ["timestamp", "time", "date", "datetime", "eventtime", "eventdate", "created", "createdat", "occurredat", "occurred", "receivedat", "bouncedate", "bouncedat", "unsubscribedate", "unsubscribedat", "unsubtime", "cleantime", "activitydate", "senddate", "sentat", "loggedat", "timelogged", "lastactivity", "processed", "ts", "dateadded", "updatedat", "eventtimestamp", "opttime", "when", "bouncedtime"],
        // What the other server said before what the service makes of it.
        ["Reason"] = ["reason", "bouncereason", "rawreason", "diagnosticcode", "diagnostic", "dsndiag", "smtpresponse", "response", "details", "error", "errormessage", "bouncemessage", "dsnmsg", "description", "errordescription", "message"],
        ["Status"] = ["statuscode", "enhancedstatus", "enhancedstatuscode", "code", "smtpcode", "errorcode", "dsnstatus", "bouncecode", "smtpstatus"],
        ["MessageId"] = ["messageid", "msgid", "smtpid", "sgmessageid", "sendid", "transmissionid", "internetmessageid", "headermessageid", "mailid", "mid"],
        ["Campaign"] = ["campaign", "campaignid", "campaignname", "emailcampaign", "tag", "tags", "list", "listname", "listid", "emailname", "mailing", "newsletter", "subject", "emailsubject", "jobid", "sub"],
        ["Sender"] = ["from", "sender", "fromaddress", "fromemail", "senderemail", "sentby", "orig", "frm", "domain"],
        ["EventId"] = ["eventid", "id", "sgeventid", "uuid", "recordid", "activityid"],
        ["UserAgent"] = ["useragent", "agent", "client", "browser", "emailclient", "device"],
        ["Until"] = ["until", "end", "enddate", "validuntil", "expires", "expirydate", "contractend"],
        ["Channel"] = ["channel", "contactchannel", "communicationchannel"],
        ["Topic"] = ["topic", "topicname", "topicid", "subscription", "subscriptiontype", "subscriptionname", "subscriptionid", "asmgroupid", "unsubscribegroup", "groupid", "groupname", "brand", "preference"],
        ["List"] = ["list", "listname", "listid", "audience", "audienceid", "messagestream", "stream"],
        ["Method"] = ["method", "httpmethod", "requestmethod", "unsubscribemethod"],
        ["Proxy"] = ["sgmachineopen", "machineopen", "machineopened", "ismachineopen", "isprefetched", "prefetched", "isproxy", "proxyopen", "privacyproxy", "applempp", "ismpp", "mpp"],
        ["Bot"] = ["bot", "isbot", "filteredevent", "isscanner", "isautomated", "automated"],
        ["Category"] = ["category", "bouncecategory", "bouncecat", "bounceclass", "bouncesubtype", "classification", "hardorsoft", "subtype", "bouncetype"],
    };

    private readonly Dictionary<string, int> _columns;

    private EventColumns(Dictionary<string, int> columns, ContactEventKind named)
    {
        _columns = columns;
        Named = named;
    }

    /// <summary>The kind the columns themselves name, as UNSUB_TIME does; Unknown where they do not.</summary>
    public ContactEventKind Named { get; }

    /// <summary>Whether the ids of rows may be those of people or lists: <c>id</c> and <c>Record ID</c> are, as often as not.</summary>
    public bool IdIsVague { get; private init; }

    /// <summary>Whether the time may be that of the record's last change rather than of the event.</summary>
    public bool TimeIsVague { get; private init; }

    /// <summary>The column of a role; -1 where there is none.</summary>
    public int this[string role] => _columns.GetValueOrDefault(role, -1);

    /// <summary>Finds the columns.</summary>
    /// <param name="headers">The header.</param>
    /// <param name="map">Columns by hand: header to role.</param>
    /// <exception cref="ArgumentException">The map names a header or role there is not.</exception>
    public static EventColumns Of(IReadOnlyList<string> headers, IReadOnlyDictionary<string, string> map)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach ((string header, string role) in map)
        {
            int at = headers.ToList().FindIndex(h => h.Equals(header, StringComparison.OrdinalIgnoreCase));
            if (at < 0) throw new ArgumentException($"The map names the column '{header}', which the file does not have.");
            string known = Roles.FirstOrDefault(r => r.Equals(role, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"'{role}' is no part of an event: write one of {string.Join(", ", Roles)}.");
            columns[known] = at;
        }
        List<string> keys = headers.Select(Key).ToList();
        foreach (string role in Roles)
        {
            if (columns.ContainsKey(role)) continue;
            foreach (string alias in Aliases[role])
            {
                int at = keys.IndexOf(alias);
                // A list is the campaign of mails, and what an opt-out came through.
                if (at < 0 || (role != "List" && columns.ContainsValue(at))) continue;
                columns[role] = at;
                break;
            }
        }
        ContactEventKind named = keys.Contains("unsubtime") || keys.Contains("unsubscribedate") || keys.Contains("unsubscribedat") || keys.Contains("unsubreason") ? ContactEventKind.Unsubscribed
            : keys.Contains("cleantime") ? ContactEventKind.HardBounce
            : keys.Contains("bouncedate") || keys.Contains("bouncedat") || keys.Contains("bouncereason") || keys.Contains("bouncetype") ? ContactEventKind.SoftBounce : ContactEventKind.Unknown;
        bool vague = columns.TryGetValue("EventId", out int id) && !map.Values.Contains("EventId", StringComparer.OrdinalIgnoreCase) && keys[id] is "id" or "recordid";
        bool changed = columns.TryGetValue("Time", out int time) && !map.Values.Contains("Time", StringComparer.OrdinalIgnoreCase) && keys[time] is "updatedat" or "lastactivity";
        return new EventColumns(columns, named) { IdIsVague = vague, TimeIsVague = changed };
    }

    private static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (char c in header.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) key.Append(char.ToLowerInvariant(c));
        return key.ToString();
    }
}
