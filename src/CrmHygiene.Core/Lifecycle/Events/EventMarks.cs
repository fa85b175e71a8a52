namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>Tells by the reader's program, and by what the service says, whether an open, click or opt-out is a person's.</summary>
internal static class EventMarks
{
    private static readonly string[] Scanners =
    [
        "bot", "crawler", "spider", "barracuda", "proofpoint", "mimecast", "safelinks", "safe links", "symantec", "messagelabs", "fireeye", "trendmicro", "ironport", "forcepoint", "sophos", "zscaler", "headless", "phantomjs", "python-requests", "python-urllib", "curl/", "wget/", "go-http-client", "java/", "okhttp", "libwww", "scanner", "linkcheck", "urlscan", "virustotal", "bitdefender", "avanan", "cloudmark", "apache-httpclient",
    ];

    /// <summary>The marks of an event.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="word">The service's own word for it, which may name a proxy or a machine.</param>
    /// <param name="agent">The reader's program as it names itself; empty where that is not known.</param>
    /// <param name="method">The method of the request that unsubscribed; empty where that is not known.</param>
    /// <param name="byProxy">Whether the service says that a proxy or a prefetching program opened.</param>
    /// <param name="byBot">Whether the service says that a program did it.</param>
    public static ContactEventMarks Of(ContactEventKind kind, string word, string agent, string method, bool byProxy, bool byBot)
    {
        ContactEventMarks marks = OfAgent(kind, agent);
        if (kind == ContactEventKind.Delayed) return marks | ContactEventMarks.WillRetry;
        if (kind is not (ContactEventKind.Opened or ContactEventKind.Clicked or ContactEventKind.Unsubscribed)) return marks;
        if (byBot) marks |= ContactEventMarks.Scanner;
        if (kind == ContactEventKind.Opened && (byProxy || SaysProxy(word))) marks |= ContactEventMarks.PrivacyProxy;
        if (kind == ContactEventKind.Unsubscribed && method.Equals("GET", StringComparison.OrdinalIgnoreCase)) marks |= ContactEventMarks.GetUnsubscribe;
        return marks;
    }

    /// <summary>Whether a cell or member says yes.</summary>
    /// <param name="text">As found.</param>
    public static bool IsYes(string text) => text.ToLowerInvariant() is "true" or "1" or "yes" or "y";

    private static bool SaysProxy(string word) => word.Contains("proxy", StringComparison.OrdinalIgnoreCase) || word.Contains("machine", StringComparison.OrdinalIgnoreCase) || word.Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    /// <summary>The marks of an open, click or unsubscription.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="agent">The reader's program as it names itself.</param>
    private static ContactEventMarks OfAgent(ContactEventKind kind, string agent)
    {
        if (kind is not (ContactEventKind.Opened or ContactEventKind.Clicked or ContactEventKind.Unsubscribed) || agent.Length == 0) return ContactEventMarks.None;
        string lower = agent.Trim().ToLowerInvariant();
        // Apple's privacy proxy names itself by no more than that; Yahoo's and Gmail's proxies load pictures when the person looks.
        if (kind == ContactEventKind.Opened && (lower == "mozilla/5.0" || lower.Contains("apple mail privacy", StringComparison.Ordinal) || lower.Contains("icloud private relay", StringComparison.Ordinal))) return ContactEventMarks.PrivacyProxy;
        return Array.Exists(Scanners, s => lower.Contains(s, StringComparison.Ordinal)) ? ContactEventMarks.Scanner : ContactEventMarks.None;
    }
}
