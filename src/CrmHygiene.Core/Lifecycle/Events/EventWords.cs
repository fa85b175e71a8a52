using System.Text;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>The words mail services and CRMs use for kinds of events.</summary>
internal static class EventWords
{
    private static readonly string[] Prefixes = ["activity", "transactional", "email", "mail", "message", "contact", "track", "event"];

    private static readonly Dictionary<string, ContactEventKind> Words = Build(
        (ContactEventKind.Queued, "processed queued accepted scheduled request requests requested injection held received submitted enqueued generation"),
        (ContactEventKind.Sent, "sent send sending dispatched outbound emailsent"),
        (ContactEventKind.Delivered, "delivered delivery deliveries deliver success ok accepteddelivery"),
        (ContactEventKind.Delayed, "deferred deferral delayed delay deliverydelay deliverydelayed delayeddelivery tempfail suspension suspended transient temporaryfailure"),
        (ContactEventKind.SoftBounce, "softbounce softbounced softbounces soft bouncesoft bouncedsoft tempbounce temporarybounce blockbounce block"),
        (ContactEventKind.HardBounce, "hardbounce hardbounced hardbounces hard bouncehard bouncedhard permanentbounce permanentfail permanent invalid invalidemail invalidaddress cleaned unknownuser"),
        (ContactEventKind.Dropped, "dropped drop rejected reject blocked policyrejection generationrejection mtadropped suppressed dropsuppressed notsent"),
        (ContactEventKind.Failed, "failed failure error renderingfailure generationfailure deliveryfailed rendering"),
        (ContactEventKind.Complaint, "complaint complained complaints spam spamreport spamreports spamcomplaint spamcomplaints spamnotification abuse abusecomplaint feedback feedbackloop fbl junk markedasspam reportedspam"),
        (ContactEventKind.Unsubscribed, "unsubscribed unsubscribe unsub unsubscribes optout optedout optouts listunsubscribe linkunsubscribe groupunsubscribe globalunsubscribe oneclickunsubscribe subscriptiondisabled donotemail remove removed"),
        (ContactEventKind.Subscribed, "subscribed subscribe resubscribe resubscribed optin optedin groupresubscribe subscription confirmed"),
        (ContactEventKind.Opened, "open opened opens uniqueopen uniqueopened openunique openedunique firstopen firstopening initialopen ampopen ampinitialopen proxyopen uniqueproxyopen loaded loadedbyproxy view viewed read machineopen machineopened"),
        (ContactEventKind.Clicked, "click clicked clicks uniqueclick uniqueclicked clickunique clickedunique ampclick linkclicked linkclick clickthrough"),
        (ContactEventKind.Replied, "reply replied replies answered inbound responded response"),
        (ContactEventKind.AutoReply, "autoreply autoresponder autoresponse autoresponded outofoffice vacation challengeverification challenge"),
        (ContactEventKind.Purchase, "purchase purchased order ordered orderplaced sale invoice payment paid checkout dealwon closedwon"),
        (ContactEventKind.Call, "call called phonecall calllogged telephone conversation"),
        (ContactEventKind.Meeting, "meeting appointment demo visit met event webinar meetingbooked"),
        (ContactEventKind.Ticket, "ticket case supportticket support ticketcreated issue incident"),
        (ContactEventKind.Login, "login loggedin signin signedin session logon"),
        (ContactEventKind.OpenDeal, "opendeal dealopen deal opportunity openopportunity dealcreated dealopened quote"),
        (ContactEventKind.ClosedDeal, "closeddeal dealclosed deallost closedlost dealended opportunityclosed"),
        (ContactEventKind.Contract, "contract contractsigned subscriptionplan activecontract contractactive"),
        (ContactEventKind.Activity, "activity note formsubmission formsubmitted submission download chat sms pageview websitevisit taskcompleted"));

    /// <summary>The kind a word stands for; Unknown where it is not known.</summary>
    public static ContactEventKind KindOf(string word)
    {
        string key = Key(word);
        if (Words.TryGetValue(key, out ContactEventKind kind)) return kind;
        foreach (string prefix in Prefixes)
            if (key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.Ordinal) && Words.TryGetValue(key[prefix.Length..], out kind)) return kind;
        return ContactEventKind.Unknown;
    }

    /// <summary>Lower-case letters alone: <c>activity.soft_bounced</c> and <c>Soft bounced</c> are the same.</summary>
    public static string Key(string word)
    {
        var key = new StringBuilder(Math.Min(word.Length, 64));
        foreach (char c in word)
        {
            if (char.IsLetter(c)) key.Append(char.ToLowerInvariant(c));
            if (key.Length >= 64) break;
        }
        return key.ToString();
    }

    private static Dictionary<string, ContactEventKind> Build(params (ContactEventKind Kind, string Words)[] lists)
    {
        var words = new Dictionary<string, ContactEventKind>(StringComparer.Ordinal);
        foreach ((ContactEventKind kind, string list) in lists)
            foreach (string word in list.Split(' ')) words.TryAdd(word, kind);
        return words;
    }
}
