namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>Tells by the reader's program whether an open or click is a person's.</summary>
internal static class EventMarks
{
    private static readonly string[] Scanners =
    [
        "bot", "crawler", "spider", "barracuda", "proofpoint", "mimecast", "safelinks", "safe links", "symantec", "messagelabs", "fireeye", "trendmicro", "ironport", "forcepoint", "sophos", "zscaler", "headless", "phantomjs", "python-requests", "python-urllib", "curl/", "wget/", "go-http-client", "java/", "okhttp", "libwww", "scanner", "linkcheck", "urlscan", "virustotal", "bitdefender", "avanan", "cloudmark", "apache-httpclient",
    ];

    /// <summary>The marks of an open, click or unsubscription.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="agent">The reader's program as it names itself.</param>
    public static ContactEventMarks OfAgent(ContactEventKind kind, string agent)
    {
        if (kind is not (ContactEventKind.Opened or ContactEventKind.Clicked or ContactEventKind.Unsubscribed) || agent.Length == 0) return ContactEventMarks.None;
        string lower = agent.Trim().ToLowerInvariant();
        // Apple's privacy proxy names itself by no more than that; Yahoo's and Gmail's proxies load pictures when the person looks.
        if (kind == ContactEventKind.Opened && (lower == "mozilla/5.0" || lower.Contains("apple mail privacy", StringComparison.Ordinal) || lower.Contains("icloud private relay", StringComparison.Ordinal))) return ContactEventMarks.PrivacyProxy;
        return Array.Exists(Scanners, s => lower.Contains(s, StringComparison.Ordinal)) ? ContactEventMarks.Scanner : ContactEventMarks.None;
    }
}
